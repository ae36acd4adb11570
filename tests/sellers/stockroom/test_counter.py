from datetime import timedelta

import pytest
from django.db.models import Sum
from django.utils import timezone

from sellers.ledger.models import Account
from sellers.ledger.queries import balance
from sellers.sharing.models import Division
from sellers.stockroom.counter import Handed, sell_by_hand, undo_sale
from sellers.stockroom.errors import AlreadySold, NotNow, OutOfStock
from sellers.stockroom.models import CounterSale, Movement, Piece, Place, Shelf, Stock
from sellers.stockroom.moving import home_of
from sellers.stockroom.services import hold
from tests.cast import a_cooperative, a_shop, a_work

pytestmark = pytest.mark.django_db
Purpose = Account.Purpose


@pytest.fixture
def work():
    return a_work(pieces=2, shop=a_shop(cooperative=a_cooperative()))


def sell(work, key="k1", place=None, **fields):
    handed = Handed(key=key, work_id=work.pk, amount_fen=26800, **fields)
    return sell_by_hand(place=place or home_of(work.shop_id), handed=handed, by=None)


def figures(work):
    stock = Stock.objects.get(work=work)
    shelf = Shelf.objects.filter(work=work).aggregate(n=Sum("pieces"))["n"]
    return stock.on_hand, stock.held, shelf


def coop(work):
    return f"coop:{work.shop.cooperative_id}"


def test_a_sale_by_hand_moves_stock_and_books_in_one_step(work):
    sale = sell(work)

    assert figures(work) == (1, 0, 1)
    assert balance(Purpose.COUNTER, coop(work)) == 26800
    assert Division.objects.get().key == f"counter:{sale.pk}"


def test_a_second_press_sells_nothing(work):
    first = sell(work)

    assert sell(work) == first
    assert figures(work) == (1, 0, 1)


def test_what_orders_were_promised_is_not_sold_now(work):
    hold({work.pk: 2})

    with pytest.raises(OutOfStock):
        sell(work)

    assert figures(work) == (2, 2, 2)
    assert CounterSale.objects.count() == 0


def test_what_lies_elsewhere_is_not_sold_here(work):
    fair = Place.objects.create(shop=work.shop, kind=Place.Kind.FAIR, name="赶集")

    with pytest.raises(OutOfStock):
        sell(work, place=fair)

    assert figures(work) == (2, 0, 2)


def test_a_numbered_piece_is_sold_once(work):
    piece = Piece.objects.create(number="A1", work=work)
    sell(work, piece=piece)

    with pytest.raises(AlreadySold):
        sell(work, key="k2", piece=piece)

    assert figures(work) == (1, 0, 1)
    assert Piece.objects.get().state == Piece.State.SOLD


def test_a_mistake_is_put_right_the_same_day(work):
    piece = Piece.objects.create(number="A1", work=work)
    sale = sell(work, piece=piece)

    undo_sale(sale=sale, by=None)

    assert figures(work) == (2, 0, 2)
    assert balance(Purpose.COUNTER, coop(work)) == 0
    assert balance(Purpose.COOPERATIVE, coop(work)) == 0
    assert Piece.objects.get().state == Piece.State.HERE
    assert list(Movement.objects.values_list("reason", flat=True)) == [
        "opening", "sold", "returned",
    ]  # fmt: skip


def test_the_day_after_it_stands(work):
    sale = sell(work)
    CounterSale.objects.update(entered_at=timezone.now() - timedelta(days=2))
    sale.refresh_from_db()

    with pytest.raises(NotNow):
        undo_sale(sale=sale, by=None)

    assert figures(work) == (1, 0, 1)
