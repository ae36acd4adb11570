from django import template

from marketplace.studio.rooms import Room, rooms_of
from sellers.cooperatives.doors import CoopRequest

register = template.Library()


@register.simple_tag
def rooms(request: CoopRequest) -> list[Room]:
    """Those that her role opens, with the one that she is in."""
    return rooms_of(request.keeper, request.path)


@register.filter
def phone(number: str) -> str:
    """As one reads it out: 154 0000 0002; abroad, as it is."""
    digits = number.removeprefix("+86")
    is_here = number.startswith("+86") and len(digits) == 11
    return f"{digits[:3]} {digits[3:7]} {digits[7:]}" if is_here else number
