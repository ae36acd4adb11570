"""What is on its way between the places of a cooperative, and what has been."""

from django.db.models import Case, Count, Q, QuerySet, Sum, Value, When

from sellers.cooperatives.models import Cooperative, Grant
from sellers.cooperatives.queries import allowing
from sellers.stockroom.models import Place, Shelf, Transfer, TransferLine


def transfers_of(cooperative: Cooperative) -> QuerySet[Transfer]:
    """Those on the way first, then the latest."""
    rows = Transfer.objects.filter(source__shop__cooperative=cooperative)
    rows = rows.select_related("source__shop", "target", "sent_by", "received_by")
    moving = When(state=Transfer.State.ON_THE_WAY, then=Value(0))
    return rows.order_by(Case(moving, default=Value(1)), "-pk")


def with_sums(transfers: QuerySet[Transfer]) -> QuerySet[Transfer]:
    """Each with how many works and pieces travel."""
    return transfers.annotate(works=Count("lines"), pieces=Sum("lines__pieces"))


def lines_of(transfer: Transfer) -> list[TransferLine]:
    return list(transfer.lines.select_related("work").order_by("work__title", "pk"))


def shelves_at(place: Place) -> QuerySet[Shelf]:
    """What lies there, by title."""
    rows = Shelf.objects.filter(place=place, pieces__gt=0).select_related("work")
    return rows.order_by("work__title", "work_id")


def movable_at(place: Place) -> QuerySet[Shelf]:
    """Without what its maker no longer lets the cooperative hold: that is given back alone."""
    letting = allowing(Grant.Kind.STOCK).filter(cooperative=place.shop.cooperative_id)
    kept = Q(work__maker=None) | Q(work__maker__in=letting.values("artisan"))
    return shelves_at(place).filter(kept)
