"""Buyers at the same moment are promised one day after the other, as her hands allow."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections

from sellers.stockroom.promises import wait_in_line
from shop.order.models import SellerOrder, ShippingAddress
from shop.order.services import Buyer, Delivery, place_order
from tests.cast import a_shop, a_work
from tests.shop.baskets import a_basket, an_address

BUYERS = 4


@pytest.mark.django_db(transaction=True)
def test_no_two_get_the_same_place_in_her_week():
    shop = a_shop(pieces_a_week=1)
    work = a_work(shop=shop, pieces=None, days_to_make=5)
    baskets = [a_basket({work: 1}) for _ in range(BUYERS)]
    country = an_address().country
    together = Barrier(BUYERS)

    def buy(basket) -> None:
        try:
            together.wait()
            place_order(
                basket=basket,
                buyer=Buyer(phone="+8613900000001"),
                address=ShippingAddress(country=country, line1="人民路 1 号"),
                deliveries=[Delivery(shop)],
            )
        finally:
            connections.close_all()

    with ThreadPoolExecutor(BUYERS) as pool:
        list(pool.map(buy, baskets))

    promised = sorted(SellerOrder.objects.values_list("promised_on", flat=True))
    weeks = [timedelta(weeks=week) for week in range(BUYERS)]
    assert [day - promised[0] for day in promised] == weeks


@pytest.mark.django_db
def test_a_shop_without_a_limit_makes_nobody_wait(django_assert_num_queries):
    shop = a_shop()

    with django_assert_num_queries(0):
        wait_in_line([shop])
