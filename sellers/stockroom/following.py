"""Where an emptied shelf leaves its numbers: no number stays where no piece lies."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from sellers.stockroom.models import CounterSale, Movement, Piece, Shelf

Reason = Movement.Reason
State = Piece.State
_AFTER = {
    Reason.SENT: State.SOLD,
    Reason.LOST: State.GONE,
    Reason.DAMAGED: State.GONE,
    Reason.COUNTED: State.GONE,
    Reason.GIVEN_BACK: State.GONE,
}


def follow(work_id: int, place_id: int, reason: Movement.Reason) -> None:
    """Once the last piece left; as long as one lies there, nobody knows which number it has."""
    after = _AFTER.get(reason)
    if after and _is_empty(work_id, place_id):
        _numbers(work_id, place_id).update(state=after)


def carry_numbers(work_id: int, source_id: int, target_id: int) -> None:
    """They travel with the last piece."""
    if _is_empty(work_id, source_id):
        _numbers(work_id, source_id).update(place=target_id)


def leave_with(sale: CounterSale, named: Iterable[str] = ()) -> None:
    """No more numbers stay than pieces: what was named leaves, and then the oldest numbers."""
    here = _numbers(sale.work_id, sale.place_id)
    if sale.piece_id is None:
        chosen = list(here.filter(number__in=list(named)).values_list("pk", flat=True))
        here.filter(pk__in=chosen[: sale.pieces]).update(state=State.SOLD, left_with=sale)
    shelf = Shelf.objects.filter(work=sale.work_id, place=sale.place_id)
    over = here.count() - (shelf.values_list("pieces", flat=True).first() or 0)
    if over > 0:
        oldest = list(here.order_by("pk").values_list("pk", flat=True)[:over])
        here.filter(pk__in=oldest).update(state=State.SOLD, left_with=sale)


def come_back_with(sale: CounterSale) -> None:
    """What it took along lies there again."""
    sale.numbers.filter(state=State.SOLD).update(state=State.HERE, left_with=None)


def bring_back(work_id: int, place_id: int) -> None:
    """A one-off that came back is the piece that was sent."""
    by_hand = CounterSale.objects.filter(piece=OuterRef("pk"), undone_at=None)
    sent = Piece.objects.filter(~Exists(by_hand), work=work_id, state=State.SOLD, left_with=None)
    sent.filter(work__stock_kind="one_off").update(state=State.HERE, place=place_id)


def _is_empty(work_id: int, place_id: int) -> bool:
    return not Shelf.objects.filter(work=work_id, place=place_id, pieces__gt=0).exists()


def _numbers(work_id: int, place_id: int) -> QuerySet[Piece]:
    return Piece.objects.filter(work=work_id, place=place_id, state=State.HERE)
