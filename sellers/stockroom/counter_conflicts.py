"""Where a sale by hand meets an order or another sale: written down, and settled with a note."""

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.stockroom.errors import NotNow
from sellers.stockroom.models import Conflict, CounterSale, Piece, Place

Kind, State = Conflict.Kind, Conflict.State


def sale_of(piece: Piece) -> CounterSale | None:
    """The one by which it left; none: it lies here, or went otherwise."""
    rows = CounterSale.objects.filter(Q(piece=piece) | Q(numbers=piece), undone_at=None)
    return rows.select_related("place", "by", "work").first()


@transaction.atomic
def write_second(*, sale: CounterSale, place: Place, by: User | None) -> Conflict:
    """The same number was brought to the counter again; once a place until it is settled."""
    facts = {"sale": sale, "place": place, "kind": Kind.TWICE, "state": State.OPEN}
    try:
        with transaction.atomic():
            conflict = Conflict.objects.create(**facts, work_id=sale.work_id, pieces=1, by=by)
    except IntegrityError:
        return Conflict.objects.get(**facts)
    log(instance=conflict, action="counter.twice", user=by, data={"place": place.pk})
    return conflict


@transaction.atomic
def settle(*, conflict: Conflict, note: str, by: User | None) -> None:
    """Raises NotNow: somebody settled it before."""
    rows = Conflict.objects.filter(pk=conflict.pk, state=State.OPEN)
    said = {"note": note, "settled_at": timezone.now(), "settled_by": by}
    if not rows.update(state=State.SETTLED, **said):
        raise NotNow(conflict.pk)
    conflict.refresh_from_db()
    log(instance=conflict, action="counter.settle", user=by, data={"note": note})
