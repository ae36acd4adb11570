"""Of a line of pieces: which were paid one by one, and which are shared as agreed."""

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.db.models import Sum

from ground.money.fen import split
from sellers.sharing.models import Division, PiecesPaid
from sellers.sharing.parts import paid_by_piece
from sellers.sharing.services import Sale, divide

Way = Division.Way


@transaction.atomic
def note_paid(
    *, cooperative_id: int, work_id: int, pieces: int, begun_on: date, key: str
) -> PiecesPaid:
    """Their maker has her pay for them, so that their sale gives her no share. Once a key."""
    facts = {"work_id": work_id, "pieces": pieces, "begun_on": begun_on}
    return PiecesPaid.objects.get_or_create(
        key=key, defaults={"cooperative_id": cooperative_id, **facts}
    )[0]


@transaction.atomic
def divide_pieces(*, cooperative_id: int, sale: Sale, otherwise: int) -> list[Division]:
    """`otherwise`: pieces of the work that came without piece pay, sold or not.

    Whoever calls holds the work's row, so that two lines never count the same piece. The same
    line is divided once, however its pieces would be counted today.
    """
    known = Division.objects.filter(key__in=keys_of(sale.key)).order_by("pk")
    if known.exists():
        return list(known)
    parts = _parts(cooperative_id, sale, otherwise)
    return [divide(cooperative_id=cooperative_id, sale=each) for each in parts]


def keys_of(key: str) -> list[str]:
    """Under which a line is divided: whole, or the part of it that was paid by piece."""
    return [key, f"{key}:piece"]


def _parts(cooperative_id: int, sale: Sale, otherwise: int) -> list[Sale]:
    """One, or two where some pieces were paid one by one and others were not."""
    paid = _paid(cooperative_id, sale)
    divided = {way: _divided(cooperative_id, sale, way) for way in Way}
    number = max(sale.pieces, 1)  # money may be left of a line whose pieces went back
    of_these = paid_by_piece(
        number,
        by_share=otherwise - divided[Way.SHARE],
        by_piece=sum(row.pieces for row in paid) - divided[Way.PIECE],
    )
    if not of_these:
        return [sale]
    begun_on = _begun_on(paid, divided[Way.PIECE])
    piece = replace(sale, is_paid_by_piece=True, begun_on=begun_on)
    if of_these == number:
        return [piece]
    rest = number - of_these
    share_fen, piece_fen = split(sale.share_fen, [rest, of_these])
    return [
        replace(sale, pieces=rest, share_fen=share_fen),
        replace(piece, key=keys_of(sale.key)[1], pieces=of_these, share_fen=piece_fen),
    ]


def _paid(cooperative_id: int, sale: Sale) -> list[PiecesPaid]:
    rows = PiecesPaid.objects.filter(cooperative=cooperative_id, work=sale.work_id)
    return list(rows.order_by("pk"))


def _divided(cooperative_id: int, sale: Sale, way: Division.Way) -> int:
    rows = Division.objects.standing().filter(
        cooperative=cooperative_id, work=sale.work_id, way=way
    )
    return rows.aggregate(n=Sum("pieces"))["n"] or 0


def _begun_on(paid: list[PiecesPaid], sold: int) -> date:
    """Those that passed first are sold first: when the work on the next of them began."""
    for row in paid:
        if sold < row.pieces:
            return row.begun_on
        sold -= row.pieces
    raise AssertionError("no piece is left that was paid by piece")
