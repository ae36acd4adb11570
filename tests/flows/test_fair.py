"""A cooperative at a fair: pieces go there, forty are sold by hand, and what is left is counted."""

import pytest
from django.db.models import Sum

from sellers.ledger.models import Account
from sellers.ledger.queries import balance, total
from sellers.stockroom.counter import Handed, sell_by_hand
from sellers.stockroom.models import CounterSale, Movement, Place, Shelf, Stock
from sellers.stockroom.moving import home_of
from sellers.stockroom.taking import approve, begin_take, count, end_count
from sellers.stockroom.transfers import receive, send_over
from tests.cast import a_cooperative, a_shop, a_user, a_work

pytestmark = pytest.mark.django_db
PRICE = 12800


def test_a_fair_with_forty_sales_and_a_stock_take_afterwards():
    shop = a_shop(cooperative=a_cooperative())
    works = [a_work(pieces=15, shop=shop, price_fen=PRICE) for _ in range(4)]
    fair = Place.objects.create(shop=shop, kind=Place.Kind.FAIR, name="苗年集市")
    seller, other = a_user(), a_user()
    taken = {work.pk: 12 for work in works}

    road = send_over(key="t1", source=home_of(shop.pk), target=fair, pieces=taken, by=seller)
    receive(transfer=road, arrived=taken, by=seller)
    for at in range(40):
        work = works[at % 4]
        handed = Handed(key=f"s{at}", work_id=work.pk, amount_fen=PRICE)
        sell_by_hand(place=fair, handed=handed, by=seller)
    take = begin_take(place=fair, by=seller)
    for work, counted in zip(works, [2, 2, 1, 3], strict=True):
        count(take=take, work_id=work.pk, counted=counted, by=seller)
    end_count(take=take, by=seller)
    approve(take=take, by=other)

    assert CounterSale.objects.count() == 40
    assert list(Shelf.objects.filter(place=fair).order_by("work_id").values_list("pieces")) == [
        (2,), (2,), (1,), (3,),
    ]  # fmt: skip
    assert list(Stock.objects.order_by("work_id").values_list("on_hand")) == [
        (5,),
        (5,),
        (4,),
        (6,),
    ]
    assert Movement.objects.aggregate(n=Sum("pieces"))["n"] == 20
    assert balance(Account.Purpose.COUNTER, f"coop:{shop.cooperative_id}") == 40 * PRICE
    assert total() == 0
