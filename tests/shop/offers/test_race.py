"""Twenty buyers at once with one code: never more than its limit, on PostgreSQL and on SQLite."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from shop.offers.errors import OfferGone
from shop.offers.models import OfferUse
from shop.order.models import Order
from shop.order.services import Buyer, Delivery, place_order
from tests.cast import a_work
from tests.shop.baskets import an_address, held
from tests.shop.offers.given import a_basket_with, an_offer

BUYERS = 20


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("limit", [{"uses_limit": 3}, {"budget_fen": 3500}])
def test_a_code_is_used_as_often_as_it_may_and_no_more(limit):
    work = a_work(price_fen=10000, pieces=BUYERS)
    offer = an_offer(code="SAN", **limit)
    baskets = [a_basket_with({work: 1}, offer) for _ in range(BUYERS)]
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
        except OfferGone:
            return "told kindly"
        finally:
            connections.close_all()
        return "bought"

    with ThreadPoolExecutor(BUYERS) as pool:
        answers = list(pool.map(buy, baskets))

    assert sorted(answers) == ["bought"] * 3 + ["told kindly"] * (BUYERS - 3)
    offer.refresh_from_db()
    assert (offer.uses, offer.spent_fen) == (3, 3000)
    assert (Order.objects.count(), OfferUse.objects.count(), held(work)) == (3, 3, 3)
