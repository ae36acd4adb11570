from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalog.ratings import rating_of

register = template.Library()
register.filter(rating_of)


@register.simple_tag
def stars(number: int) -> SafeString:
    """Drawn for who sees, said for who hears."""
    drawn = "★" * number + "☆" * (5 - number)
    said = _("%(number)s 颗星，最多 5 颗") % {"number": number}
    return format_html(
        '<span class="stars"><span aria-hidden="true">{}</span>'
        '<span class="visually-hidden">{}</span></span>',
        drawn,
        said,
    )
