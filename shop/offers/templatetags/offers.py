from django import template

from catalog.models import Product
from shop.offers.models import Offer
from shop.offers.showing import offers_on
from shop.offers.words import said_of

register = template.Library()


@register.filter
def what_off(offer: Offer) -> str:
    return said_of(offer)


@register.filter
def offers_for(work: Product, generation: int) -> list[Offer]:
    return offers_on(work, generation)
