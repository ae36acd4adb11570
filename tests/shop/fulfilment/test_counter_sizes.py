"""Lists at the counter ask as much of two thousand lines as of twenty."""

import pytest
from django.utils import timezone

from sellers.stockroom.models import Conflict, CounterSale, Piece, Shelf
from sellers.stockroom.piece_numbers import ALPHABET
from tests.sellers.stockroom.room import Room, many, signed_in

pytestmark = pytest.mark.django_db
LISTS = ("counter", "counter-sales", "stock-conflicts", "stock-labels")


def lines(room, number):
    """So many works, each with a number, a sale and a second one."""
    many(room, number)
    shelves = list(Shelf.objects.filter(work__numbered=None).select_related("place"))
    place, now, by = shelves[0].place, timezone.now(), room.lead
    first = Piece.objects.count()
    pieces = Piece.objects.bulk_create(
        Piece(number=_number(first + n), work_id=shelf.work_id, place=place)
        for n, shelf in enumerate(shelves)
    )
    sales = CounterSale.objects.bulk_create(
        CounterSale(
            key=f"s{each.pk}", place=place, work_id=each.work_id, piece=each, amount_fen=100,
            sold_at=now, by=by,
        )
        for each in pieces
    )  # fmt: skip
    Conflict.objects.bulk_create(
        Conflict(sale=sale, work_id=sale.work_id, place=place, kind="twice", pieces=1, by=by)
        for sale in sales
    )


def _number(n):
    letters = [ALPHABET[n // 32**at % 32] for at in range(10)]
    return "".join(letters)


def test_each_list_asks_the_same(django_assert_num_queries, django_assert_max_num_queries):
    room = Room()
    client = signed_in(room.keeper())
    lines(room, 20)
    asked = {}
    for name in LISTS:
        client.get(room.at(name))
        with django_assert_max_num_queries(9) as queries:
            client.get(room.at(name))
        asked[name] = len(queries)

    lines(room, 1980)

    assert CounterSale.objects.count() == 2000
    for name in LISTS:
        with django_assert_num_queries(asked[name]):
            assert client.get(room.at(name)).status_code == 200


def test_a_work_of_two_hundred_numbers_asks_the_same(django_assert_num_queries):
    room = Room()
    client = signed_in(room.keeper())
    work = room.work(pieces=400)
    shelf = work.shelves.get()
    path = room.at("stock-label-sheet", shelf.pk)
    asked = []
    for number in (2, 200):
        Piece.objects.bulk_create(
            Piece(number=_number(10_000 * number + n), work=work, place=shelf.place)
            for n in range(number)
        )
        client.get(path)
        with django_assert_num_queries(asked[0] if asked else 6) as queries:
            client.get(path)
        asked.append(len(queries))
