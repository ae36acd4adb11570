"""What an amount is about in other money. Of a page that is kept nothing asks who is looking."""

from typing import Any

from django import template

from catalog.currencies.about import about
from catalog.currencies.choosing import chosen_rate
from catalog.currencies.queries import kept_rates, shown_rates

register = template.Library()


@register.inclusion_tag("currencies/_all.html", takes_context=True)
def in_other_currencies(context: template.Context, fen: int) -> dict[str, Any]:
    """Every currency there is a fresh rate of, folded away; the same for everyone."""
    return {"abouts": [about(fen, rate) for rate in kept_rates(context["request"].generation)]}


@register.inclusion_tag("currencies/_chosen.html", takes_context=True)
def in_chosen_currency(context: template.Context, fen: int | None) -> dict[str, Any]:
    """In the one that this visitor chose; nothing where none was, or the sum is not known yet."""
    rate = chosen_rate(context["request"])
    return {"about": about(fen, rate) if rate and fen else None}


@register.inclusion_tag("currencies/_choose.html", takes_context=True)
def choose_currency(context: template.Context, fen: int) -> dict[str, Any]:
    """The sum in the chosen currency, and another to choose."""
    request, rates = context["request"], shown_rates()
    code = request.session.get("currency", "")
    rate = next((each for each in rates if each.currency == code), None)
    return {
        "about": about(fen, rate) if rate else None,
        "rates": rates,
        "chosen": rate.currency if rate else "",
        "csrf_token": context.get("csrf_token"),
    }
