"""The last piece, bought online and sold at the counter in the same second: one wins.

Through the real pages and services, on SQLite and on PostgreSQL.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.db.models import Sum

from sellers.partner.models import StockRecord
from sellers.stockroom.errors import StockError
from sellers.stockroom.models import Conflict, CounterSale, Movement, Piece, Shelf, Stock
from sellers.stockroom.moving import home_of
from shop.order.models import Order, ShippingAddress
from shop.order.services import Buyer, Delivery, place_order
from tests.cast import a_cooperative
from tests.sellers.stockroom.counters import a_coops_work, a_fair, a_keeper, brought, numbered
from tests.shop.baskets import a_basket, an_address
from tests.shop.fulfilment.parts import a_paid_part
from tests.shop.fulfilment.selling import at, sell, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds):
    together = Barrier(len(deeds))

    def do(deed):
        try:
            together.wait()
            return deed()
        except StockError as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


@pytest.fixture
def coop():
    return a_cooperative()


def buying(work):
    basket, country = a_basket({work: 1}), an_address().country

    def buy():
        address = ShippingAddress(country=country, line1="人民路 1 号")
        buyer = Buyer(phone="+8613900000001")
        place_order(basket=basket, buyer=buyer, address=address, deliveries=[Delivery(work.shop)])
        return "bought"

    return buy


def pressing(client, place, what, key):
    def press():
        answer = sell(client, place, what, key=key)
        return "sold" if "/sales/" in getattr(answer, "url", "") else "refused"

    return press


def agree(work):
    """Shelves, movements, stock and Oscar's projection say the same; nothing is below zero."""
    stock = Stock.objects.get(work=work)
    shelves = Shelf.objects.filter(work=work).aggregate(n=Sum("pieces"))["n"]
    record = StockRecord.objects.get(product=work)
    assert stock.available >= 0
    assert shelves == stock.on_hand == record.num_in_stock
    assert (record.num_allocated or 0) == stock.held
    return stock


def test_the_last_piece_is_bought_or_sold_by_hand_never_both(coop):
    work = a_coops_work(pieces=1, cooperative=coop)
    store = home_of(work.shop_id)
    client = signed_in(a_keeper(coop))

    answers = at_once(buying(work), pressing(client, store, f"work={work.pk}", "k1"))

    assert answers in (["bought", "refused"], ["OutOfStock", "sold"])
    stock = agree(work)
    assert stock.available == 0
    assert Order.objects.count() + CounterSale.objects.count() == 1
    assert Conflict.objects.count() == 0


def test_one_number_at_two_fairs_is_sold_at_one_and_the_other_is_told(coop):
    work = a_coops_work(pieces=4, cooperative=coop)
    here, there = a_fair(work.shop, "东"), a_fair(work.shop, "西")
    brought(work, here, 2)
    Shelf.objects.create(work=work, place=there, pieces=2)
    (piece,) = numbered(work, place=here)
    Piece.objects.update(place=None)
    clients = [signed_in(a_keeper(coop, name=name)) for name in ("甲", "乙")]

    answers = at_once(
        pressing(clients[0], here, f"code={piece.number}", "k1"),
        pressing(clients[1], there, f"code={piece.number}", "k2"),
    )

    assert sorted(answers) == ["refused", "sold"]
    assert CounterSale.objects.count() == 1
    assert Stock.objects.get(work=work).on_hand == 3
    assert list(Conflict.objects.values_list("kind", "state")) == [("twice", "open")]


def test_two_presses_of_one_form_in_the_same_second_sell_once(coop):
    work = a_coops_work(pieces=4, cooperative=coop)
    store, keeper = home_of(work.shop_id), a_keeper(coop)
    presses = [pressing(signed_in(keeper), store, f"work={work.pk}", "k1") for _ in range(3)]

    answers = at_once(*presses)

    assert answers == ["sold"] * 3
    assert (CounterSale.objects.count(), agree(work).on_hand) == (1, 3)


def test_sold_at_a_fair_entered_a_day_later_while_another_buys(till, coop):
    """The piece handed over stands; who had ordered it is paid back, who orders now gets none."""
    work = a_coops_work(pieces=1, cooperative=coop)
    part = a_paid_part(till, {work: 1})
    client = signed_in(a_keeper(coop))
    store = home_of(work.shop_id)

    def enter():
        answer = sell(client, store, f"work={work.pk}", when="before")
        return answer.url == at(coop, "counter-sale", CounterSale.objects.get().pk)

    answers = at_once(enter, buying(work))

    part.refresh_from_db()
    assert answers == [True, "OutOfStock"]
    assert part.status == "cancelled"
    assert (agree(work).on_hand, Conflict.objects.count()) == (0, 1)
    assert Movement.objects.filter(reason="sold").count() == 1
