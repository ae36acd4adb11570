"""What a shop's buyers come for: what is still to be made ready, and what lies at which outlet."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import get_language

from sellers.partner.models import Partner
from shop.order.models import SellerOrder

Status, Delivery = SellerOrder.Status, SellerOrder.Delivery


@dataclass(frozen=True)
class Waiting:
    """Orders of one outlet."""

    name: str
    ready: int
    to_prepare: int


def to_be_fetched(shop: Partner) -> QuerySet[SellerOrder]:
    """Accepted and not handed out; what is kept longest by now comes first."""
    parts = SellerOrder.objects.filter(
        shop=shop, status=Status.ACCEPTED, delivery=Delivery.PICKUP, pickup__isnull=False
    )
    return parts.select_related("order", "pickup").order_by("pickup__ready_at", "pk")


def waiting_at(shop: Partner) -> list[Waiting]:
    """By outlet, as the orders name it."""
    ready = Count("pk", Q(pickup__ready_at__isnull=False))
    names = ("pickup__name_zh", "pickup__name_en")
    rows = (
        to_be_fetched(shop).order_by(*names).values(*names).annotate(all=Count("pk"), ready=ready)
    )
    at = "pickup__name_en" if get_language() == "en" else "pickup__name_zh"
    return [
        Waiting(row[at] or row["pickup__name_zh"], row["ready"], row["all"] - row["ready"])
        for row in rows
    ]
