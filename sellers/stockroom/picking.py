"""From which shelves pieces are fetched: the pick list says it, and the books follow it."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Case, Value, When
from django.db.models.functions import Coalesce

from sellers.stockroom.models import Place, Shelf

_NEAREST = (Place.Kind.HOME, Place.Kind.STORE, Place.Kind.OUTLET, Place.Kind.FAIR)


def shelves_of(works: Iterable[int]) -> dict[int, list[Shelf]]:
    """By work, what lies nearest first; what is on the road comes last."""
    nearest = Case(*(When(place__kind=kind, then=Value(n)) for n, kind in enumerate(_NEAREST)))
    rows = Shelf.objects.filter(work__in=list(works), pieces__gt=0).select_related("place")
    shelves: dict[int, list[Shelf]] = defaultdict(list)
    for shelf in rows.order_by(Coalesce(nearest, Value(9)), "place", "pk"):
        shelves[shelf.work_id].append(shelf)
    return shelves


def split(shelves: Iterable[Shelf], pieces: int, *, ahead: int = 0) -> list[tuple[Shelf, int]]:
    """From one shelf after the other until there is enough, or none is left.

    `ahead`: pieces that others fetch before.
    """
    parts = []
    for shelf in shelves:
        passed = min(ahead, shelf.pieces)
        some = min(pieces, shelf.pieces - passed)
        if some:
            parts.append((shelf, some))
        ahead, pieces = ahead - passed, pieces - some
    return parts
