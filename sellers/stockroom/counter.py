"""Sold by hand, at a fair or an outlet: the pieces and the books move in one step."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.stockroom.counter_books import hold_books, post_sale, reverse_sale
from sellers.stockroom.errors import (
    AlreadySold,
    LiesElsewhere,
    NotASum,
    NotNow,
    NotSoldHere,
    NotThatDay,
)
from sellers.stockroom.following import come_back_with, leave_with
from sellers.stockroom.models import CounterSale, Movement, Piece, Place, Stock
from sellers.stockroom.moving import Why, change, lock, move

Reason = Movement.Reason
State = Piece.State
LONGEST_AGO = timedelta(days=31)


@dataclass(frozen=True, kw_only=True)
class Handed:
    """What went over the counter; `key`: of the form, so that a second press sells nothing."""

    key: str
    work_id: int
    amount_fen: int
    pieces: int = 1
    piece: Piece | None = None
    numbers: tuple[str, ...] = ()  # which ones went, where a work was sold without one
    paid_by: CounterSale.Paid = CounterSale.Paid.CASH
    sold_at: datetime | None = None  # empty: just now


@transaction.atomic
def sell_by_hand(*, place: Place, handed: Handed, by: User | None) -> CounterSale:
    """Once a key. Raises OutOfStock, AlreadySold, LiesElsewhere, NotCounted; nothing moved then.

    Raises NotSoldHere, NotThatDay, NotASum too.
    """
    stock = lock(handed.work_id)
    if known := known_by(place, handed):
        return known
    refuse_unsound(place, handed)
    sale = _write(place, handed, by)
    _hand_over(stock, sale, handed.numbers)
    post_sale(sale, stock.work)
    log(instance=sale, action="counter.sell", user=by, data={"fen": handed.amount_fen})
    return sale


def known_by(place: Place, handed: Handed) -> CounterSale | None:
    """Written before, by this form. Raises AlreadySold: its key was another's."""
    sale = CounterSale.objects.filter(key=handed.key).select_related("place").first()
    if sale and (sale.work_id, sale.place.shop_id) != (handed.work_id, place.shop_id):
        raise AlreadySold(handed.key)
    return sale


def refuse_unsound(place: Place, handed: Handed) -> None:
    """What is no sale at all. Raises NotSoldHere, NotThatDay, NotASum."""
    shop = Place.objects.filter(
        pk=place.pk, closed_at=None, kind__in=Place.SELLS, shop__works=handed.work_id
    )
    if not shop.exists():
        raise NotSoldHere(place.pk)
    if handed.amount_fen <= 0 or handed.pieces <= 0:
        raise NotASum(handed.amount_fen)
    if at := handed.sold_at:
        now = timezone.now()
        first = timezone.localdate(now) - LONGEST_AGO
        if at > now or timezone.localdate(at) < first:
            raise NotThatDay(at)


def _write(place: Place, handed: Handed, by: User | None) -> CounterSale:
    facts = {
        "place": place, "work_id": handed.work_id, "piece": handed.piece,
        "pieces": handed.pieces, "amount_fen": handed.amount_fen, "paid_by": handed.paid_by,
        "sold_at": handed.sold_at or timezone.now(), "by": by,
    }  # fmt: skip
    try:
        with transaction.atomic():
            return CounterSale.objects.create(key=handed.key, **facts)
    except IntegrityError as refusal:
        raise AlreadySold(handed.key) from refusal


def _hand_over(stock: Stock, sale: CounterSale, numbers: tuple[str, ...]) -> None:
    if sale.piece_id:
        here = Piece.objects.filter(pk=sale.piece_id, work=sale.work_id, state=State.HERE)
        if sale.pieces != 1 or not here.exists():
            raise AlreadySold(sale.piece_id)
        at_hand = here.filter(Q(place=None) | Q(place=sale.place_id))
        if not at_hand.update(state=State.SOLD, place=sale.place_id):
            raise LiesElsewhere(sale.piece_id)
    change(stock, -sale.pieces)
    move(stock, sale.place_id, -sale.pieces, _why(Reason.SOLD, sale, sale.by))
    leave_with(sale, numbers)


@transaction.atomic
def undo_sale(*, sale: CounterSale, by: User | None) -> None:
    """A mistake, put right on the day it was entered. Raises NotNow: another day, or done."""
    hold_books(sale)
    stock = lock(sale.work_id)
    now = timezone.now()
    rows = CounterSale.objects.filter(pk=sale.pk, undone_at=None)
    is_today = timezone.localdate(sale.entered_at) == timezone.localdate(now)
    if not is_today or not rows.update(undone_at=now):
        raise NotNow(sale.pk)
    if sale.piece_id:
        Piece.objects.filter(pk=sale.piece_id, state=State.SOLD).update(state=State.HERE)
    come_back_with(sale)
    move(stock, sale.place_id, sale.pieces, _why(Reason.RETURNED, sale, by))
    change(stock, sale.pieces)
    reverse_sale(sale)
    sale.refresh_from_db()
    log(instance=sale, action="counter.undo", user=by)


def _why(reason: Movement.Reason, sale: CounterSale, by: User | None) -> Why:
    reference = f"counter:{sale.pk}"
    return Why(reason, key=f"{reference}:{reason}", reference=reference, by=by)
