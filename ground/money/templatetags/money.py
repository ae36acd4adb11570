from decimal import Decimal

from django import template

from ground.money.fen import to_fen
from ground.money.formats import format_fen

register = template.Library()


@register.filter
def money(amount: int | Decimal) -> str:
    """Fen (int) or Oscar's yuan (Decimal), in the page's language."""
    return format_fen(to_fen(amount) if isinstance(amount, Decimal) else amount)
