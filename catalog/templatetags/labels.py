"""The code on a piece's label, drawn into the page."""

import segno
from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

register = template.Library()


@register.simple_tag
def piece_code(number: str) -> SafeString:
    """Leads to the short address without a language; the letters below say the same."""
    with override(settings.LANGUAGE_CODE):
        path = reverse("piece", args=[number])
    code = segno.make(f"{settings.SITE_URL}{path}", error="m", micro=False)
    drawn = code.svg_inline(omitsize=True, svgclass="piece-code", lineclass=None, border=2)
    hidden = drawn.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
    return mark_safe(hidden)  # noqa: S308 -- drawn here, of our own address
