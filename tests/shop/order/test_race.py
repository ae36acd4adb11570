"""Twenty at once want the last pieces: the database decides, on PostgreSQL and on SQLite."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from sellers.stockroom.errors import OutOfStock
from sellers.stockroom.models import Stock
from shop.order.models import Order
from shop.order.services import Buyer, Delivery, place_order
from tests.cast import a_work
from tests.shop.baskets import a_basket, an_address

BUYERS = 20


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("pieces", [1, 7])
def test_the_last_pieces_are_sold_once_each(pieces):
    work = a_work(pieces=pieces)
    baskets = [a_basket({work: 1}) for _ in range(BUYERS)]
    address = an_address()
    together = Barrier(BUYERS)

    def buy(basket) -> str:
        try:
            together.wait()
            place_order(
                basket=basket,
                buyer=Buyer(phone="+8613900000001"),
                address=type(address)(**{"country": address.country, "line1": "人民路 1 号"}),
                deliveries=[Delivery(work.shop)],
            )
        except OutOfStock:
            return "told kindly"
        finally:
            connections.close_all()
        return "bought"

    with ThreadPoolExecutor(BUYERS) as pool:
        answers = list(pool.map(buy, baskets))

    assert sorted(answers) == ["bought"] * pieces + ["told kindly"] * (BUYERS - pieces)
    stock = Stock.objects.get(work=work)
    assert (stock.on_hand, stock.held) == (pieces, pieces)
    assert Order.objects.count() == pieces
