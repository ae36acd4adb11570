import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sellers.stockroom.errors import LiesElsewhere, NotCounted, NotNow, NotSoldHere, TooManyNumbers
from sellers.stockroom.models import Piece, Place
from sellers.stockroom.moving import home_of
from sellers.stockroom.piece_numbers import ALPHABET, find_here, number_pieces, tidied
from tests.cast import a_work
from tests.sellers.stockroom.counters import a_coops_work, a_fair, brought, numbered, sold

pytestmark = pytest.mark.django_db


@pytest.fixture
def work():
    return a_coops_work(pieces=3)


def test_each_piece_has_a_number_that_nobody_guesses_or_misreads(work):
    pieces = numbered(work, 3)

    assert {len(each.number) for each in pieces} == {10}
    assert set("".join(each.number for each in pieces)) <= set(ALPHABET)
    assert not set("01OI") & set(ALPHABET)
    assert len({each.number for each in pieces}) == 3
    assert {(each.maker_id, each.place) for each in pieces} == {
        (work.maker_id, home_of(work.shop_id))
    }


def test_never_more_numbers_than_pieces(work):
    numbered(work, 2)

    with pytest.raises(TooManyNumbers):
        numbered(work, 2)

    assert Piece.objects.count() == 2


@pytest.mark.parametrize("pieces", [0, -1, 201])
def test_no_number_of_pieces(work, pieces):
    with pytest.raises(TooManyNumbers):
        numbered(work, pieces)

    assert Piece.objects.count() == 0


def test_a_sold_one_makes_no_room_for_another_number(work):
    pieces = numbered(work, 3)
    sold(work, piece=pieces[0])

    with pytest.raises(TooManyNumbers):
        numbered(work)


def test_a_second_press_numbers_nothing(work):
    place, facts = home_of(work.shop_id), {"work_id": work.pk, "pieces": 1, "by": None}
    number_pieces(place=place, already=0, **facts)

    with pytest.raises(NotNow):
        number_pieces(place=place, already=0, **facts)

    assert Piece.objects.count() == 1


def test_nothing_is_numbered_elsewhere(work):
    other = a_fair(a_coops_work().shop)
    closed = a_fair(work.shop, closed_at=timezone.now())

    for place in (other, closed):
        with pytest.raises(NotSoldHere):
            numbered(work, place=place)

    assert Piece.objects.count() == 0


def test_what_is_made_when_ordered_lies_nowhere():
    work = a_work(pieces=None)

    with pytest.raises(NotCounted):
        numbered(work)


def test_the_database_keeps_numbers_apart(work):
    Piece.objects.create(number="ABCDEFGH23", work=work)

    with pytest.raises(IntegrityError), transaction.atomic():
        Piece.objects.create(number="ABCDEFGH23", work=work)


@pytest.mark.parametrize(
    "typed",
    [
        "abcd2345ef", " ABCD2345EF ", "ABCD-2345-EF", "ＡＢＣＤ２３４５ＥＦ", "abcd 2345 ef",
        "https://qiaoshou.example/p/ABCD2345EF/", "http://x.example/en/p/abcd2345ef",
    ],
)  # fmt: skip
def test_a_number_is_read_however_it_is_typed(typed):
    assert tidied(typed) == "ABCD2345EF"


def test_a_piece_is_found_where_the_books_did_not_know_it(work):
    (piece,) = numbered(work)
    fair = brought(work, a_fair(work.shop), 1)

    find_here(piece=piece, place=fair, by=None)

    piece.refresh_from_db()
    assert piece.place == fair


def test_where_each_piece_has_its_number_no_other_is_found(work):
    (piece,) = numbered(work)
    fair = brought(work, a_fair(work.shop), 1)
    numbered(work, place=fair)

    with pytest.raises(LiesElsewhere):
        find_here(piece=piece, place=fair, by=None)

    piece.refresh_from_db()
    assert piece.place.kind == Place.Kind.STORE


def test_what_was_sold_is_found_nowhere(work):
    (piece,) = numbered(work)
    sold(work, piece=piece)
    fair = brought(work, a_fair(work.shop), 1)

    with pytest.raises(NotNow):
        find_here(piece=piece, place=fair, by=None)
