from django import template

from marketplace.studio.rooms import Room, rooms_of
from sellers.cooperatives.models import Keeper

register = template.Library()


@register.filter
def rooms(keeper: Keeper) -> list[Room]:
    return rooms_of(keeper)
