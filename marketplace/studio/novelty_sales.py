"""What of a novelty was sold since the month it began: online and by hand, from the books."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet, Sum

from catalog.insight.models import Novelty
from catalog.models import Product
from marketplace.studio.coop_month import Sold
from sellers.stockroom.models import CounterSale
from shop.order.models import Line, SellerOrder


@dataclass(frozen=True)
class WorkSold:
    work: Product
    sold: Sold


def sold_of(novelties: Iterable[Novelty]) -> dict[int, Sold]:
    """Each with what its works brought; in two queries whatever the number."""
    numbers = [novelty.pk for novelty in novelties]
    found = {number: Sold("") for number in numbers}
    for pk, pieces, fen in _online(numbers).values_list("product__novelties").annotate(**_ONLINE):
        found[pk].online, found[pk].online_fen = pieces, fen
    for pk, pieces, fen in _counter(numbers).values_list("work__novelties").annotate(**_COUNTER):
        found[pk].counter, found[pk].counter_fen = pieces, fen
    return found


def sold_by_work(novelty: Novelty) -> list[WorkSold]:
    linked = list(novelty.works.order_by("pk"))
    works = {work.pk: Sold("") for work in linked}
    for pk, pieces, fen in _online([novelty.pk]).values_list("product").annotate(**_ONLINE):
        works[pk].online, works[pk].online_fen = pieces, fen
    for pk, pieces, fen in _counter([novelty.pk]).values_list("work").annotate(**_COUNTER):
        works[pk].counter, works[pk].counter_fen = pieces, fen
    return [WorkSold(work, works[work.pk]) for work in linked]


_ONLINE = {
    "count": Sum(F("quantity") - F("refunded_pieces")),
    "money": Sum(F("price_fen") - F("refunded_fen")),
}
_COUNTER = {"count": Sum("pieces"), "money": Sum("amount_fen")}


def _online(novelties: list[int]) -> QuerySet[Line]:
    """Paid and not called off, what went back taken off; a cooperative's by its own shop."""
    paid, shop = "seller_order__order__paid_at", "seller_order__shop__cooperative"
    rows = Line.objects.exclude(seller_order__status=SellerOrder.Status.CANCELLED).filter(
        _of_owner("product", shop),
        product__novelties__in=novelties,
        **{f"{paid}__date__gte": F("product__novelties__begun_on")},
    )
    return rows.order_by()


def _counter(novelties: list[int]) -> QuerySet[CounterSale]:
    rows = CounterSale.objects.filter(
        _of_owner("work", "place__shop__cooperative"),
        work__novelties__in=novelties,
        undone_at=None,
        sold_at__date__gte=F("work__novelties__begun_on"),
    )
    return rows.order_by()


def _of_owner(work: str, cooperative: str) -> Q:
    whose = f"{work}__novelties__cooperative"
    return Q(**{whose: None}) | Q(**{cooperative: F(whose)})
