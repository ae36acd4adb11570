"""On the way: how many she has made, and what she hands in."""

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from ground.accounts.models import User
from sellers.production.errors import NotNow, TooManyPieces
from sellers.production.letters import tell_keepers, tell_member
from sellers.production.models import Assignment, Delivery
from sellers.production.states import locked, write

Hers = Assignment.State


@transaction.atomic
def tell_made(*, assignment: Assignment, made: int, by: User) -> None:
    """All she has made of it, with what is handed in. Raises NotNow, TooManyPieces."""
    locked(assignment.production_order_id)
    rows = Assignment.objects.filter(pk=assignment.pk, state=Hers.ACCEPTED)
    hers = rows.first()
    if hers is None:
        raise NotNow(assignment.pk)
    if not rows.filter(delivered__lte=made, pieces__gte=made).update(made=made):
        raise TooManyPieces(hers.pieces, hers.delivered)
    write(assignment, "made", by, made=made)


@transaction.atomic
def deliver(
    *, assignment: Assignment, pieces: int, key: str, by: User, is_received: bool = False
) -> Delivery:
    """Handed in, once per key: by her, or over the counter to a keeper.

    Raises NotNow, TooManyPieces.
    """
    locked(assignment.production_order_id)
    known = Delivery.objects.filter(key=key).first()
    if known is not None:
        return _same(known, assignment, pieces)
    _count(assignment, pieces)
    whom = by if is_received else None
    delivery = Delivery.objects.create(
        key=key, assignment=assignment, pieces=pieces, unchecked=pieces, received_by=whom
    )
    write(assignment, "deliver", by, pieces=pieces)
    tell = tell_member if is_received else tell_keepers
    tell(assignment, "received" if is_received else "delivered", delivery.pk)
    return delivery


def _same(known: Delivery, assignment: Assignment, pieces: int) -> Delivery:
    """The form came twice. Raises NotNow: the key is another's."""
    if known.assignment_id != assignment.pk or known.pieces != pieces:
        raise NotNow(known.pk)
    return known


def _count(assignment: Assignment, pieces: int) -> None:
    """Raises NotNow, TooManyPieces."""
    rows = Assignment.objects.filter(pk=assignment.pk, state=Hers.ACCEPTED)
    hers = rows.first()
    if hers is None:
        raise NotNow(assignment.pk)
    handed_in = F("delivered") + pieces
    enough = rows.filter(pieces__gte=handed_in)
    if pieces < 1 or not enough.update(delivered=handed_in, made=Greatest(F("made"), handed_in)):
        raise TooManyPieces(hers.rest)
