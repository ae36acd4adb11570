"""Prices abroad of the invented market, and the shops that follow them."""

from django.utils import timezone

from sellers.partner.abroad import publish_table, use_table
from sellers.partner.models import AbroadTable, AbroadTablePrice, Partner
from shop.fulfilment.table_forms import EXAMPLE

_NAMES = ("first_fen", "further_fen", "days_least", "days_most")


def load_table() -> None:
    """Once; every other shop without prices of its own follows it."""
    if AbroadTable.objects.exists():
        return
    prices = [
        AbroadTablePrice(zone=zone, **dict(zip(_NAMES, figures, strict=True)))
        for zone, figures in EXAMPLE.items()
    ]
    said = {"valid_from": timezone.localdate(), "source": "演示用的例子，不是哪家的价"}
    publish_table(prices=prices, by=None, **said)
    for shop in Partner.objects.filter(is_demo=True, abroad_rates=None).order_by("pk")[::2]:
        use_table(shop=shop, uses=True, by=None)
