"""Today's work and the month of a cooperative: each keeper's own, money for whoever sees it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sellers.cooperatives.models import Keeper, Membership
from sellers.sharing.paying import pay_by_hand, undo
from sellers.sharing.services import earn
from sellers.stockroom.models import CounterSale, Place
from shop.fulfilment.pickups import make_ready
from shop.order.models import SellerOrder
from tests.cast import a_cooperative, a_user, a_work, an_artisan
from tests.marketplace.studio.many import copies
from tests.shop.fulfilment.boxes import a_coop_shop, accepted, keeper_of
from tests.shop.fulfilment.parts import a_paid_part
from tests.shop.outlets import to_fetch

pytestmark = pytest.mark.django_db(transaction=True)
MOST = 11  # queries of a report
ROOMS = {"今天的活", "打包", "成员", "仓库", "派活", "分钱", "月报", "表格"}


@pytest.fixture
def shop():
    return a_coop_shop()


@pytest.fixture
def work(shop):
    return a_work(shop=shop, maker=an_artisan("水妹", "Shuimei"), price_fen=10000, pieces=9)


@pytest.fixture
def keeper(client, shop):
    client.force_login(keeper_of(shop))
    return client


def page(shop, what=""):
    return f"/studio/coop/{shop.cooperative_id}/{what}"


def seen(client, shop, what=""):
    return client.get(page(shop, what)).content.decode()


def as_role(client, shop, role):
    user = a_user(name="另一位")
    Keeper.objects.create(cooperative=shop.cooperative, user=user, role=role)
    client.force_login(user)
    return client


def tasks(client, shop):
    return {task.name: task.number for task, _ in client.get(page(shop)).context["tasks"]}


def sold_by_hand(work, shop, fen=8000):
    place = Place.objects.create(shop=shop, kind="fair", name="集市")
    now = timezone.now()
    CounterSale.objects.create(key="k", place=place, work=work, amount_fen=fen, sold_at=now)


def test_one_cooperative_is_entered_at_once(keeper, shop):
    assert keeper.get("/studio/coop/")["Location"] == page(shop)


def test_who_keeps_two_is_asked_which(keeper, shop):
    other = a_cooperative("别社", "Other")
    Keeper.objects.create(cooperative=other, user=keeper_of(shop))

    body = keeper.get("/studio/coop/").content.decode()
    assert "云岭合作社" in body
    assert "别社" in body


def test_who_keeps_none_is_told(client):
    client.force_login(a_user())

    assert "你还没有管合作社" in client.get("/studio/coop/").content.decode()


def test_another_s_keeper_finds_nothing(client, shop):
    client.force_login(a_cooperative("别社", "Other").keepers.get().user)

    answers = [client.get(page(shop, it)).status_code for it in ("", "month/", "month.csv")]
    assert answers == [404] * 3


def test_nothing_waits_is_said(keeper, shop):
    body = seen(keeper, shop)
    assert "今天没有等着的事" in body
    assert "今天不用打电话催" in body


def test_late_and_due_are_counted_apart(keeper, shop, work, till):
    late, _ = accepted(till, {work: 1}), accepted(till, {work: 1})
    yesterday = timezone.localdate() - timedelta(days=1)
    SellerOrder.objects.filter(pk=late.pk).update(promised_on=yesterday)

    found = tasks(keeper, shop)
    assert (found["late"], found["pack"]) == (1, 1)


def test_what_waits_for_a_yes_is_one_press_away(keeper, shop, work, till):
    one = a_paid_part(till, {work: 1})
    first = seen(keeper, shop)
    a_paid_part(till, {work: 1})

    assert f'href="/studio/orders/{one.pk}/"' in first
    assert 'href="/studio/#open"' in seen(keeper, shop)
    assert [keeper.get(f"/studio/orders/{one.pk}/").status_code] == [200]
    assert 'id="open"' in keeper.get("/studio/").content.decode()


@pytest.mark.parametrize(
    ("role", "sees"), [("stock", True), ("quality", False), ("bookkeeper", False)]
)
def test_only_who_keeps_the_stock_packs(client, shop, work, till, role, sees):
    accepted(till, {work: 1})

    assert ("pack" in tasks(as_role(client, shop, role), shop)) is sees


def test_only_the_lead_sees_who_wants_to_join(client, keeper, shop):
    Membership.objects.create(
        cooperative=shop.cooperative, artisan=an_artisan(), state=Membership.State.ASKED
    )

    assert tasks(keeper, shop)["asked"] == 1
    assert "asked" not in tasks(as_role(client, shop, "stock"), shop)


def test_the_month_adds_online_and_counter(keeper, shop, work, till):
    accepted(till, {work: 2})
    sold_by_hand(work, shop)

    report = keeper.get(page(shop, "month/")).context["report"]
    (craft,), (member,) = report.crafts, report.members
    assert (craft.online, craft.online_fen, craft.counter, craft.counter_fen) == (2, 20000, 1, 8000)
    assert (member.name, member.fen) == ("水妹", 28000)
    assert report.chart.bars[0].fen == 28000
    assert [(bar.fen, bar.length, bar.row) for bar in report.chart.sold.bars] == [(28000, 100, 0)]
    assert len(report.chart.bars) == 12


def test_a_cancelled_order_is_no_sale(keeper, shop, work, till):
    part = accepted(till, {work: 2})
    SellerOrder.objects.filter(pk=part.pk).update(status="cancelled")

    assert keeper.get(page(shop, "month/")).context["report"].crafts == []


def test_what_members_were_paid_is_told_and_what_was_undone_is_not(keeper, shop):
    coop, artisan = shop.cooperative, an_artisan()
    facts = {"key": "piece:1:1", "kind": "piece_pay", "reference": "production:1"}
    earn(cooperative_id=coop.pk, artisan_id=artisan.pk, fen=9000, **facts)
    by = keeper_of(shop)
    pay_by_hand(cooperative=coop, sums={artisan.pk: 5000}, by=by)
    (wrong,) = pay_by_hand(cooperative=coop, sums={artisan.pk: 1000}, by=by)
    undo(payment=wrong, by=by)

    books = keeper.get(page(shop, "month/")).context["report"].books
    assert (books.piece_pay, books.paid) == (9000, 5000)


@pytest.mark.parametrize("role", ["stock", "quality"])
def test_who_may_not_see_money_sees_pieces(client, shop, work, till, role):
    accepted(till, {work: 2})
    client = as_role(client, shop, role)

    body, sheet = seen(client, shop, "month/"), seen(client, shop, "month.csv")
    assert "¥" not in body
    assert "200" not in sheet
    assert "水妹" in sheet


def test_the_bookkeeper_s_table_has_the_money(client, shop, work, till):
    accepted(till, {work: 2})

    assert "水妹,2,0,200.00,0.00" in seen(as_role(client, shop, "bookkeeper"), shop, "month.csv")
    heads = seen(as_role(client, shop, "bookkeeper"), shop, "month/").split("<th")
    assert sum("网上（元）" in head for head in heads) == 2  # pieces and yuan are told apart


@pytest.mark.parametrize("asked", ["x", "2199-01", "2025-13", "", "9" * 50])
def test_a_month_that_is_none_is_this_one(keeper, shop, asked):
    report = keeper.get(page(shop, f"month/?month={asked}")).context["report"]

    assert report.month.is_current


@pytest.mark.parametrize("what", ["", "month/"])
def test_queries_stay_equal_at_any_size(keeper, shop, work, till, what):
    part = accepted(till, {work: 1})
    copies(part, 18)
    few = _queries(keeper, shop, what)
    copies(accepted(till, {work: 1}), 1980)

    assert _queries(keeper, shop, what) == few
    assert what == "" or few <= MOST


def _queries(client, shop, what):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(page(shop, what)).status_code == 200
    return len(caught)


@pytest.mark.parametrize(
    ("what", "room", "here"),
    [
        ("", "今天的活", "page"),
        ("members/", "成员", "page"),
        ("keepers/", "成员", "true"),
        ("pick/", "打包", "true"),
        ("production/new/", "派活", "true"),
    ],
)
def test_the_room_one_is_in_is_marked(keeper, shop, what, room, here):
    marked = re.findall(r'aria-current="(\w+)">([^<]+)</a>', seen(keeper, shop, what))

    assert (here, room) in marked
    assert len([words for _, words in marked if words in ROOMS]) == 1


def test_what_buyers_come_for_is_counted_apart_from_parcels(keeper, shop, work, till):
    for _ in range(2):
        to_fetch(accepted(till, {work: 1}), name_zh=f"取货点 {_}")
    accepted(till, {work: 1})
    part = SellerOrder.objects.filter(delivery="pickup").order_by("pk").first()
    make_ready(seller_order=part, by=None)

    assert tasks(keeper, shop) == {"pack": 1, "to_ready": 1, "to_fetch": 1}
    packing, pickups = seen(keeper, shop, "pack/"), seen(keeper, shop, "pickups/")
    assert "取货点 0：备好 1 单等人来取。" in packing
    assert pickups.count("备好了</span>") == 1
    assert pickups.count("还没备好</span>") == 1
