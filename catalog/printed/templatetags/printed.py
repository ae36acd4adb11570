"""The code on a card or label, drawn into the page."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalog.printed.faces import address_of
from catalog.printed.models import Code
from ground.pictures.squares import square_code

register = template.Library()


@register.simple_tag
def printed_code(code: Code) -> SafeString:
    said = _("方块码，打开 %(address)s") % {"address": written(code)}
    return square_code(address_of(code), said, omitsize=True, svgclass="printed-code")


def written(code: Code) -> str:
    """As somebody types it who cannot scan."""
    return address_of(code).split("://", 1)[1].rstrip("/")


@register.filter
def start_of_address(code: Code) -> str:
    """What stands before the code itself, on a line of its own."""
    return written(code).removesuffix(code.text)
