"""Pieces with a number of their own: given at a place, read from a label, found again."""

import re
import unicodedata

from django.db import transaction
from django.utils.crypto import get_random_string
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.stockroom.errors import LiesElsewhere, NotNow, NotSoldHere, TooManyNumbers
from sellers.stockroom.models import Piece, Place, Shelf
from sellers.stockroom.moving import lock

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that is read as something else
LENGTH = 10
MOST = 200  # at once
_LINK = re.compile(r"^.*/P/([^/]+)/?$")
_BLANK = re.compile(r"[\s\-\u200b]+")


def tidied(typed: str) -> str:
    """As on the label: capitals, one width, no blanks; of a scanned address the number alone."""
    text = _BLANK.sub("", unicodedata.normalize("NFKC", typed)).upper().replace("\0", "")
    link = _LINK.match(text)
    return link[1] if link else text


@transaction.atomic
def number_pieces(
    *, work_id: int, place: Place, pieces: int, by: User | None, already: int | None = None
) -> list[Piece]:
    """`already`: numbers that were seen there, so that a second press numbers nothing.

    Raises NotCounted, NotSoldHere, TooManyNumbers, NotNow: somebody numbered meanwhile.
    """
    stock = lock(work_id)
    if not Place.objects.filter(pk=place.pk, closed_at=None, shop=stock.work.shop_id).exists():
        raise NotSoldHere(place.pk)
    here = numbers_at(work_id, place.pk)
    if already is not None and already != here:
        raise NotNow(place.pk)
    if not 1 <= pieces <= min(MOST, lying_at(work_id, place.pk) - here):
        raise TooManyNumbers(work_id)
    maker = stock.work.maker_id
    made = [_one(work_id=work_id, place_id=place.pk, maker_id=maker) for _ in range(pieces)]
    log(instance=place, action="stock.number", user=by, data={"work": work_id, "pieces": pieces})
    return made


def _one(**facts: int | None) -> Piece:
    """Of 2^50; should two ever be alike, the database refuses and she presses again."""
    return Piece.objects.create(number=get_random_string(LENGTH, ALPHABET), **facts)


@transaction.atomic
def find_here(*, piece: Piece, place: Place, by: User | None) -> None:
    """It lies here, whatever the books say: a piece without a number came in its stead.

    Raises LiesElsewhere: every piece here has its number; NotNow: sold or gone meanwhile.
    """
    lock(piece.work_id)
    if lying_at(piece.work_id, place.pk) <= numbers_at(piece.work_id, place.pk):
        raise LiesElsewhere(piece.pk)
    here = Piece.objects.filter(pk=piece.pk, state=Piece.State.HERE).exclude(place=place)
    if not here.update(place=place):
        raise NotNow(piece.pk)
    log(instance=place, action="stock.find", user=by, data={"number": piece.number})


def numbers_at(work_id: int, place_id: int) -> int:
    """Pieces with a number that lie there."""
    return Piece.objects.filter(work=work_id, place=place_id, state=Piece.State.HERE).count()


def numbers_here(work_id: int, place_id: int) -> list[str]:
    """The oldest first, as many as are numbered at once."""
    rows = Piece.objects.filter(work=work_id, place=place_id, state=Piece.State.HERE)
    return list(rows.order_by("pk").values_list("number", flat=True)[:MOST])


def lying_at(work_id: int, place_id: int) -> int:
    shelf = Shelf.objects.filter(work=work_id, place=place_id)
    return shelf.values_list("pieces", flat=True).first() or 0
