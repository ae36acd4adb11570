"""In the same second: the stock row is the lock, on PostgreSQL and on SQLite."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from sellers.stockroom.counter import Handed, sell_by_hand
from sellers.stockroom.errors import StockError
from sellers.stockroom.models import CounterSale, Piece, Place, Shelf, Stock
from sellers.stockroom.moving import home_of
from sellers.stockroom.services import hold
from sellers.stockroom.taking import approve, begin_take, count, end_count
from tests.cast import a_cooperative, a_shop, a_user, a_work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def shop():
    return a_shop(cooperative=a_cooperative())


def at_once(*deeds):
    """What each answered, the refusals by name."""
    together = Barrier(len(deeds))

    def do(deed):
        try:
            together.wait()
            deed()
        except StockError as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(do, deeds))


def selling(place, work, key, piece=None):
    handed = Handed(key=key, work_id=work.pk, amount_fen=26800, piece=piece)
    return lambda: sell_by_hand(place=place, handed=handed, by=None)


def test_the_last_piece_is_sold_online_or_at_the_counter(shop):
    work = a_work(pieces=1, shop=shop)

    answers = at_once(lambda: hold({work.pk: 1}), selling(home_of(shop.pk), work, "k1"))

    assert answers == ["OutOfStock", "done"]
    stock = Stock.objects.get(work=work)
    assert stock.available == 0
    assert stock.held + CounterSale.objects.count() == 1


def test_a_piece_scanned_at_two_fairs_is_sold_at_one(shop):
    work = a_work(pieces=4, shop=shop)
    fairs = [Place.objects.create(shop=shop, kind="fair", name=name) for name in ("东", "西")]
    for fair in fairs:
        Shelf.objects.create(work=work, place=fair, pieces=2)
    piece = Piece.objects.create(number="A1", work=work)

    answers = at_once(*[selling(fair, work, fair.name, piece) for fair in fairs])

    assert answers == ["AlreadySold", "done"]
    assert CounterSale.objects.count() == 1
    assert Stock.objects.get(work=work).on_hand == 3


def test_two_keepers_count_one_shelf_and_one_count_stands(shop):
    work, keepers = a_work(pieces=5, shop=shop), [a_user(), a_user()]
    take = begin_take(place=home_of(shop.pk), by=keepers[0])

    answers = at_once(
        lambda: count(take=take, work_id=work.pk, counted=3, by=keepers[0]),
        lambda: count(take=take, work_id=work.pk, counted=4, by=keepers[1]),
    )
    end_count(take=take, by=keepers[0])
    approve(take=take, by=a_user())

    assert answers == ["done", "done"]
    line = take.lines.get()
    assert line.counted == {keepers[0].pk: 3, keepers[1].pk: 4}[line.by_id]
    assert Stock.objects.get(work=work).on_hand == line.counted
