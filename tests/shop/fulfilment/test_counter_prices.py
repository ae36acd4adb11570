"""Less than a work costs else is said before, with what its maker lets the cooperative do."""

import pytest

from sellers.cooperatives.models import Grant
from sellers.stockroom.models import CounterSale
from sellers.stockroom.moving import home_of
from tests.cast import a_cooperative, a_member
from tests.sellers.stockroom.counters import a_coops_work, a_keeper
from tests.shop.fulfilment.selling import at, sell, signed_in

pytestmark = pytest.mark.django_db
CHEAP = "平时一件卖 ¥268.00，这次便宜了。"


def a_counter(grants=None):
    """The work of a member with these grants; None: the cooperative's own."""
    coop = a_cooperative()
    maker = None if grants is None else a_member(coop, grants=grants).artisan
    work = a_coops_work(cooperative=coop, maker=maker)
    return signed_in(a_keeper(coop)), work, home_of(work.shop_id)


def looked_at(counter, price):
    client, work, store = counter
    page = sell(client, store, f"work={work.pk}", sure="", price=price).content.decode()
    assert CounterSale.objects.count() == 0
    return page


def test_what_it_costs_else_stands_where_she_types():
    client, work, store = a_counter()

    page = client.get(at(store.shop.cooperative, "counter-sell", store.pk), {"work": work.pk})

    assert "平时一件 ¥268.00" in page.content.decode()


def test_the_cooperatives_own_may_be_cheaper_and_it_is_said():
    page = looked_at(a_counter(), "1")

    assert CHEAP in page
    assert "先问问她" not in page


@pytest.mark.parametrize("price", ["268", "300"])
def test_as_much_as_else_or_more_is_no_warning(price):
    assert "这次便宜了" not in looked_at(a_counter(grants=[]), price)


def test_who_has_not_let_it_set_her_price_is_asked_first():
    page = looked_at(a_counter(grants=[Grant.Kind.SHOW]), "1")

    assert CHEAP in page
    assert "没有同意合作社改她的价格，先问问她。" in page


def test_below_her_floor_she_is_asked_first():
    counter = a_counter(grants=[Grant.Kind.PRICE])
    Grant.objects.update(floor_percent=90)

    below, above = looked_at(counter, "241.19"), looked_at(counter, "241.20")

    assert "定的底价是 ¥241.20，先问问她。" in below
    assert "没有低过她的底价。" in above
    assert all(CHEAP in page for page in (below, above))


def test_after_the_warning_she_sells_as_she_wishes():
    client, work, store = a_counter(grants=[])

    sell(client, store, f"work={work.pk}", price="1")

    assert CounterSale.objects.get().amount_fen == 100
