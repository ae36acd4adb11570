"""What a new variety, pattern or technique sold since the month it began."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from sellers.cooperatives.models import Keeper
from shop.order.models import Line, Order, SellerOrder
from tests.cast import a_cooperative, a_shop, a_user, a_work
from tests.catalog.insight.asked import a_need
from tests.catalog.studio.hers import a_grant, a_seller, help_with
from tests.flows.insight import a_novelty
from tests.sellers.stockroom.counters import a_coops_work
from tests.sellers.stockroom.counters import sold as sold_by_hand
from tests.shop.baskets import an_order

pytestmark = pytest.mark.django_db
THIS_MONTH = timezone.localdate().replace(day=1)


def a_sale(work, pieces=1, paid_at=None, **line):
    order = an_order({work: pieces})
    Order.objects.filter(pk=order.pk).update(paid_at=paid_at or timezone.now())
    Line.objects.filter(order=order).update(**line)
    return order


def figures(client, path):
    page = client.get(path)
    sold = page.context["sold"]
    return (sold.online, sold.online_fen, sold.counter, sold.counter_fen)


def test_it_adds_what_was_paid_since_it_began_and_takes_off_what_went_back(client):
    shop = a_seller(client)
    work, other = a_work(shop=shop, price_fen=10000, pieces=20), a_work(shop=shop)
    novelty = a_novelty(artisan=shop.artisan, begun_on=THIS_MONTH)
    a_novelty("别的", artisan=shop.artisan).works.add(work)
    novelty.works.add(work)
    a_sale(work, 2)
    a_sale(work, 2, refunded_pieces=1, refunded_fen=10000)
    a_sale(other)
    an_order({work: 1})
    started = timezone.make_aware(datetime.combine(THIS_MONTH, datetime.min.time()))
    a_sale(work, paid_at=started - timedelta(seconds=1))
    called_off = a_sale(work)
    SellerOrder.objects.filter(order=called_off).update(status="cancelled")

    path = f"/studio/novelties/{novelty.pk}/"
    assert figures(client, path) == (3, 30000, 0, 0)
    assert [(row.work, row.sold.pieces) for row in client.get(path).context["works"]] == [(work, 3)]


def test_a_cooperative_counts_its_own_shop_and_what_it_sold_by_hand(client):
    work = a_coops_work(pieces=9)
    cooperative = work.shop.cooperative
    novelty = a_novelty(cooperative=cooperative)
    novelty.works.add(work, elsewhere := a_work(shop=a_shop()))
    sold_by_hand(work, pieces=2, amount_fen=5000)
    a_sale(work, price_fen=26800)
    a_sale(elsewhere)
    client.force_login(cooperative.keepers.first().user)

    assert figures(client, f"/studio/coop/{cooperative.pk}/novelties/{novelty.pk}/") == (
        1, 26800, 2, 5000,
    )  # fmt: skip


def test_who_keeps_the_stock_and_who_helps_see_pieces_and_no_money(client):
    cooperative = a_cooperative()
    work = a_work(shop=a_shop(cooperative=cooperative))
    a_novelty(cooperative=cooperative).works.add(work)
    a_sale(work, price_fen=98700)
    stock = a_user()
    Keeper.objects.create(cooperative=cooperative, user=stock, role="stock")
    client.force_login(stock)
    path = f"/studio/coop/{cooperative.pk}/novelties/"
    pages = [client.get(path).content.decode()]
    shop = a_seller()
    hers = a_work(shop=shop)
    a_novelty(artisan=shop.artisan).works.add(hers)
    a_sale(hers, price_fen=98700)
    help_with(client, a_grant(shop))
    pages.append(client.get("/studio/novelties/").content.decode())

    assert ["987" in html for html in pages] == [False, False]
    assert [html.count('<td class="number">1</td>') for html in pages] == [1, 1]


@pytest.mark.parametrize("number", [1, 20])
def test_the_list_costs_the_same_at_two_sizes(client, number, django_assert_max_num_queries):
    shop = a_seller(client)
    for each in range(number):
        novelty = a_novelty(f"花样{each}", artisan=shop.artisan)
        novelty.phrase = a_need(f"花样{each}").phrase
        novelty.save()
        novelty.works.add(a_work(shop=shop))
    with django_assert_max_num_queries(10):
        client.get("/studio/novelties/")


def test_another_s_is_not_found(client):
    a_seller(client)
    other = a_novelty(artisan=a_shop().artisan)

    for page in ("", "works/", "end/"):
        assert client.get(f"/studio/novelties/{other.pk}/{page}").status_code == 404
        assert client.post(f"/studio/novelties/{other.pk}/{page}").status_code in {404, 405}
