"""Reading on: while others add, sell, pause and change prices."""

import pytest

from catalog.models import Product
from tests.cast import a_shop, a_work
from tests.catalog.api.asking import ask, walk

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.mark.parametrize("sort", ["newest", "price-asc", "price-desc"])
def test_each_old_work_is_met_once_while_others_come_and_go(client, sort):
    shop = a_shop()
    old = [a_work(shop=shop, price_fen=100 * (number % 3 + 1)).pk for number in range(9)]

    def meanwhile():
        a_work(shop=shop, price_fen=50)
        a_work(shop=shop, price_fen=200)

    met = [work["id"] for work in walk(client, "works/", meanwhile, limit=2, sort=sort)]

    assert sorted(pk for pk in met if pk in old) == old
    assert len(met) == len(set(met))


def test_new_works_do_not_make_the_newest_first_longer(client):
    shop = a_shop()
    old = [a_work(shop=shop).pk for _ in range(5)]

    met = [work["id"] for work in walk(client, "works/", lambda: a_work(shop=shop), limit=2)]

    assert met == old[::-1]


def test_the_row_that_a_cursor_names_may_be_gone(client):
    shop = a_shop()
    old = [a_work(shop=shop).pk for _ in range(4)]
    page = ask(client, "works/", limit=2)

    Product.objects.filter(pk=page["items"][-1]["id"]).update(is_public=False)

    assert [work["id"] for work in client.get(page["next"]).json()["items"]] == [old[1], old[0]]


def test_the_last_page_says_so_when_it_is_full(client):
    shop = a_shop()
    for _ in range(4):
        a_work(shop=shop)

    second = client.get(ask(client, "works/", limit=2)["next"]).json()

    assert (len(second["items"]), second["next"]) == (2, None)


def test_next_keeps_the_question(client):
    shop = a_shop()
    for _ in range(3):
        a_work(shop=shop, title="红 & 白")

    page = ask(client, "works/", limit=1, min="1.50", sort="price-asc")

    assert page["next"].startswith(
        "http://testserver/api/v1/works/?min=1.50&sort=price-asc&limit=1"
    )
