"""Pieces that leave without being sold: lost, damaged, given back to whoever made them."""

from dataclasses import dataclass

from django.db import transaction
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.stockroom.errors import AlreadyMoved, AlreadySold
from sellers.stockroom.models import Movement, Piece, Place
from sellers.stockroom.moving import Why, change, lock, move

Reason = Movement.Reason
GONE = (Reason.LOST, Reason.DAMAGED, Reason.GIVEN_BACK)


@dataclass(frozen=True, kw_only=True)
class Gone:
    """`key`: of the form, so that a second press loses nothing."""

    key: str
    work_id: int
    reason: Movement.Reason
    pieces: int = 1
    piece: Piece | None = None
    note: str = ""


@transaction.atomic
def write_off(*, place: Place, gone: Gone, by: User | None) -> None:
    """Raises OutOfStock: fewer lie there, or others were promised them; AlreadyMoved."""
    stock = lock(gone.work_id)
    if gone.reason not in GONE or gone.pieces < 1:
        raise AlreadyMoved(gone.reason)
    if gone.piece:
        here = Piece.objects.filter(pk=gone.piece.pk, work=gone.work_id, state=Piece.State.HERE)
        if gone.pieces != 1 or not here.update(state=Piece.State.GONE):
            raise AlreadySold(gone.piece.pk)
    change(stock, -gone.pieces)
    why = Why(gone.reason, key=f"gone:{gone.key}", note=gone.note, by=by)
    move(stock, place.pk, -gone.pieces, why)
    log(instance=place, action="stock.write_off", user=by, data={"reason": gone.reason})
