"""Who sees which exhibition, and what its lots sold while it was open."""

from typing import NamedTuple

from django.db.models import Count, Q, QuerySet, Sum

from programme.competitions.models import Exhibition, Lot
from programme.competitions.queries import over
from programme.record.models import Person
from programme.record.queries import hers, persons_for
from sellers.artisans.models import Artisan
from sellers.organs.models import Officer
from sellers.organs.queries import organs_of
from sellers.stockroom.models import CounterSale
from shop.order.models import Line

State = Exhibition.State


class Sold(NamedTuple):
    pieces: int
    fen: int


def shown_to(officer: Officer) -> QuerySet[Exhibition]:
    """Her organ's, and those that call in her region."""
    calling = over(officer.organ.region, officer.organ.special) & Q(state=State.CALL)
    rows = Exhibition.objects.filter(Q(organ__in=organs_of(officer)) | calling)
    numbered = Q(lots__number__isnull=False)
    rows = rows.select_related("organ").annotate(
        proposed=Count("lots"), shown=Count("lots", numbered)
    )
    return rows.order_by("-opens_on", "-pk")


def held_exhibitions(officer: Officer) -> QuerySet[Exhibition]:
    return shown_to(officer).filter(organ__in=organs_of(officer))


def lots_for(officer: Officer) -> QuerySet[Lot]:
    """Of her organ's exhibitions all, of others those of the women whom she may see."""
    women = persons_for(officer).order_by().values("pk")
    mine = Q(exhibition__organ__in=organs_of(officer)) | Q(person__in=women)
    rows = Lot.objects.filter(mine).exclude(state=Lot.State.WITHDRAWN)
    return rows.select_related("exhibition__organ", "person__region", "photo", "work")


def on_the_stand(exhibition: Exhibition) -> QuerySet[Lot]:
    rows = exhibition.lots.filter(number__isnull=False)
    return rows.select_related("person__artisan", "work__printed_code").order_by("number")


def calls_for(artisan: Artisan) -> QuerySet[Exhibition]:
    rows = Exhibition.objects.filter(over(artisan.region, artisan.special), state=State.CALL)
    return rows.select_related("organ")


def lots_of(person: Person | None) -> QuerySet[Lot]:
    if person is None:
        return Lot.objects.none()
    return Lot.objects.filter(hers(person)).select_related("exhibition", "photo").order_by("-pk")


def sold_at(exhibition: Exhibition) -> Sold:
    """Of its works by hand and by order, from the first day to the last, wherever: no sale says
    which code led to it.
    """
    works = on_the_stand(exhibition).order_by().values("work")
    days = (exhibition.opens_on, exhibition.closes_on)
    by_hand = CounterSale.objects.filter(
        work__in=works, undone_at=None, sold_at__date__range=days
    ).aggregate(pieces=Sum("pieces"), fen=Sum("amount_fen"))
    paid = Line.objects.filter(product__in=works, seller_order__order__paid_at__date__range=days)
    ordered = paid.exclude(seller_order__status="cancelled").aggregate(
        pieces=Sum("quantity"), fen=Sum("price_fen")
    )
    return Sold(
        (by_hand["pieces"] or 0) + (ordered["pieces"] or 0),
        (by_hand["fen"] or 0) + (ordered["fen"] or 0),
    )
