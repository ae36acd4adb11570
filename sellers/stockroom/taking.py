"""A blind count of a place: what the books say is not shown, and another approves.

The difference is what was counted less what the books held at that moment, so that whatever
moves between the count and its approval stays right.
"""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.stockroom.errors import NotNow, SameHands
from sellers.stockroom.models import Movement, Place, Shelf, StockTake, TakeLine
from sellers.stockroom.moving import Why, change, lock, move

State = StockTake.State


@transaction.atomic
def begin_take(*, place: Place, by: User) -> StockTake:
    """One at a time per place. Raises NotNow: one is open."""
    try:
        with transaction.atomic():
            take = StockTake.objects.create(place=place, begun_by=by)
    except IntegrityError as open_one:
        raise NotNow(place.pk) from open_one
    log(instance=take, action="take.begin", user=by)
    return take


@transaction.atomic
def count(*, take: StockTake, work_id: int, counted: int, by: User) -> TakeLine:
    """Counted again, by whomever: the last count of a work stands, under her name.

    Raises NotNow, NotCounted.
    """
    if not StockTake.objects.filter(pk=take.pk, state=State.COUNTING).update(note=F("note")):
        raise NotNow(take.pk)
    lock(work_id)
    known = TakeLine.objects.filter(take=take, work_id=work_id).first()
    shelf = Shelf.objects.filter(work_id=work_id, place=take.place_id)
    expected = shelf.values_list("pieces", flat=True).first() or 0
    said = {"counted": counted, "expected": expected, "by": by}
    if known and known.by_id != by.pk:
        said |= {"before": known.counted, "before_by": known.by}
    return TakeLine.objects.update_or_create(take=take, work_id=work_id, defaults=said)[0]


@transaction.atomic
def end_count(*, take: StockTake, by: User) -> None:
    """Nothing more is counted; it waits for another's eyes. Raises NotNow."""
    _go(take, [State.COUNTING], State.COUNTED, counted_at=timezone.now())
    log(instance=take, action="take.count", user=by)


@transaction.atomic
def approve(*, take: StockTake, by: User) -> None:
    """The differences come into the books. Raises SameHands, NotNow.

    Raises OutOfStock too: pieces that are missing were promised, or have left meanwhile.
    """
    if is_same_hands(take, by):
        raise SameHands(take.pk)
    _go(take, [State.COUNTED], State.APPROVED, decided_by=by, decided_at=timezone.now())
    key = f"take:{take.pk}"
    why = Why(Movement.Reason.COUNTED, key=key, reference=key, by=by)
    for line in take.lines.order_by("work_id"):
        if difference := line.counted - line.expected:
            stock = lock(line.work_id)
            change(stock, difference)
            move(stock, take.place_id, difference, why)
    log(instance=take, action="take.approve", user=by)


def is_same_hands(take: StockTake, user: User) -> bool:
    """Who began it, or counted what differs, does not approve it."""
    hers = take.lines.filter(by=user).exclude(counted=F("expected"))
    return user.pk == take.begun_by_id or hers.exists()


@transaction.atomic
def drop(*, take: StockTake, by: User) -> None:
    """It was wrong, and nothing of it counts. Raises NotNow."""
    now = timezone.now()
    _go(take, [State.COUNTING, State.COUNTED], State.DROPPED, decided_by=by, decided_at=now)
    log(instance=take, action="take.drop", user=by)


def _go(
    take: StockTake, old: list[StockTake.State], new: StockTake.State, **changes: object
) -> None:
    if not StockTake.objects.filter(pk=take.pk, state__in=old).update(state=new, **changes):
        raise NotNow(take.pk)
    take.refresh_from_db()
