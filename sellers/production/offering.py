"""Pieces go to members: offered, answered, taken over."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ground.accounts.models import User
from sellers.cooperatives.models import Membership
from sellers.production.errors import LeftAlready, NotAMember, NotNow, OfferedAlready, TooManyPieces
from sellers.production.letters import tell_keepers, tell_member
from sellers.production.models import Assignment, ProductionOrder
from sellers.production.queries import left_to_give
from sellers.production.states import locked, move_assignment, settle_down, write

State = ProductionOrder.State
Hers = Assignment.State


@transaction.atomic
def offer(*, order: ProductionOrder, pieces: Mapping[int, int], by: User) -> list[Assignment]:
    """So many pieces to each membership, all or none. Raises NotNow, NotAMember, TooManyPieces."""
    order = locked(order.pk, [State.OPEN])
    left = left_to_give(order)
    if not pieces or min(pieces.values()) < 1 or sum(pieces.values()) > left:
        raise TooManyPieces(left)
    members = Membership.objects.current().filter(cooperative=order.cooperative_id)
    found = members.select_related("artisan__user").in_bulk(list(pieces))
    if set(found) != set(pieces):
        raise NotAMember(order.pk)
    return [_offer(order, found[pk], pieces[pk], by) for pk in sorted(pieces)]


def _offer(
    order: ProductionOrder,
    member: Membership,
    pieces: int,
    by: User,
    taken_from: Assignment | None = None,
) -> Assignment:
    """Raises OfferedAlready."""
    if order.assignments.filter(membership=member, state=Hers.OFFERED).exists():
        raise OfferedAlready(member.pk)
    made = Assignment.objects.create(
        production_order=order,
        membership=member,
        pieces=pieces,
        piece_fen=max(order.piece_fen, taken_from.piece_fen if taken_from else 0),
        taken_from=taken_from,
        offered_by=by,
    )
    write(made, "offer", by, pieces=pieces, piece_fen=made.piece_fen)
    tell_member(made, "offered")
    return made


@transaction.atomic
def accept(*, assignment: Assignment, by: User) -> None:
    """She takes it, at the rate that she was shown. Raises NotNow, LeftAlready."""
    locked(assignment.production_order_id, [State.OPEN])
    if not Membership.objects.current().filter(pk=assignment.membership_id).exists():
        raise LeftAlready(assignment.membership_id)
    now = timezone.now()
    today = timezone.localdate()
    move_assignment(assignment, Hers.OFFERED, Hers.ACCEPTED, answered_at=now, begun_on=today)
    write(assignment, "accept", by)
    tell_keepers(assignment, "accepted")


@transaction.atomic
def decline(*, assignment: Assignment, by: User) -> None:
    """No question is asked, and nothing is kept against her. Raises NotNow."""
    locked(assignment.production_order_id)
    now = timezone.now()
    move_assignment(assignment, Hers.OFFERED, Hers.DECLINED, answered_at=now, ended_at=now)
    write(assignment, "decline", by)
    tell_keepers(assignment, "declined")


@transaction.atomic
def withdraw(*, assignment: Assignment, by: User | None) -> None:
    """Before she answered. Raises NotNow."""
    locked(assignment.production_order_id)
    move_assignment(assignment, Hers.OFFERED, Hers.WITHDRAWN, ended_at=timezone.now())
    write(assignment, "withdraw", by)
    tell_member(assignment, "withdrawn")


@transaction.atomic
def withdraw_all(*, membership: Membership, by: User | None) -> None:
    """She leaves: what she was asked for may be asked of another, and its keepers hear so."""
    offers = Assignment.objects.filter(membership=membership, state=Hers.OFFERED)
    named = offers.select_related("production_order__cooperative", "membership__artisan__user")
    for each in named.order_by("production_order", "pk"):
        try:
            withdraw(assignment=each, by=by)
        except NotNow:
            continue  # she or a keeper was quicker
        tell_keepers(each, "free_again")


@transaction.atomic
def hand_over(
    *, assignment: Assignment, pieces: int, to: Membership | None, by: User
) -> Assignment | None:
    """What she has not made yet, to another at the same rate; None: back to be offered.

    What she made stays hers to hand in. Raises NotNow, TooManyPieces, NotAMember, OfferedAlready.
    """
    order = locked(assignment.production_order_id, [State.OPEN])
    _check(assignment, to)
    mine = Assignment.objects.filter(pk=assignment.pk, state=Hers.ACCEPTED)
    enough = mine.filter(pieces__gte=F("made") + pieces)
    if pieces < 1 or not enough.update(pieces=F("pieces") - pieces):
        hers = mine.first()
        raise TooManyPieces(hers.loose) if hers else NotNow(assignment.pk)
    write(assignment, "hand_over", by, pieces=pieces)
    assignment.refresh_from_db(fields=["pieces"])
    tell_member(assignment, "handed_over", about=assignment.pieces)
    settle_down(order, by)
    assignment.refresh_from_db(fields=["state"])
    return _offer(order, to, pieces, by, assignment) if to else None


def _check(assignment: Assignment, to: Membership | None) -> None:
    """Raises NotAMember."""
    if to is None:
        return
    is_same = to.pk == assignment.membership_id
    is_there = Membership.objects.current().filter(
        pk=to.pk, cooperative=assignment.production_order.cooperative_id
    )
    if is_same or not is_there.exists():
        raise NotAMember(to.pk)
