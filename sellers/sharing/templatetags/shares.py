from decimal import Decimal

from django import template

from ground.money.fen import to_yuan
from sellers.sharing.kinds import name_of
from sellers.sharing.parts import WHOLE

register = template.Library()


@register.filter
def percent(permille: int) -> str:
    """Such as 70% or 7.5%, without needless zeros."""
    rate = (Decimal(permille) * 100 / WHOLE).normalize()
    return f"{rate:f}%"


@register.filter
def yuan(fen: int) -> Decimal:
    """As it is typed into a form."""
    return to_yuan(fen)


@register.filter
def fact(kind: str) -> str:
    return name_of(kind)
