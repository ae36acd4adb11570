"""The code by which one fetches, drawn into the page for a hand scanner."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ground.pictures.squares import square_code
from shop.order.models import Pickup

register = template.Library()


@register.simple_tag
def pickup_code(pickup: Pickup) -> SafeString:
    return square_code(pickup.code, _("取货码的方块码"), scale=4)
