from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from ground.messages.models import Message
from sellers.artisans.models import HelperGrant
from sellers.partner.models import Partner
from sellers.partner.services import come_back, go_away, set_capacity
from shop.fulfilment.holidays import take_holiday
from shop.fulfilment.services import accept
from shop.fulfilment.tasks import cancel_silent, remind_silent
from shop.order.models import SellerOrder
from tests.cast import a_cooperative, a_shop, a_user, a_work
from tests.shop.baskets import an_order
from tests.shop.fulfilment.parts import a_paid_part, key_of

pytestmark = pytest.mark.django_db(transaction=True)
Status = SellerOrder.Status


def days(number):
    return timezone.localdate() + timedelta(days=number)


def midnight_of(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def written(day):
    return f"{day.month}月{day.day}日"


def test_ordered_while_she_rests_she_answers_when_she_is_back(till, settings):
    settings.SELLER_SILENT_DAYS = 3
    shop = a_shop()
    go_away(shop=shop, until=days(10), by=None)

    part = a_paid_part(till, {a_work(shop=shop): 1})

    part.refresh_from_db()
    assert part.respond_by == midnight_of(days(10)) + timedelta(days=3)
    assert part.promised_on == days(13)
    assert written(days(10)) in Message.objects.get(kind="seller_order.new").body


def test_who_waits_already_waits_until_she_is_back(till):
    part = a_paid_part(till)
    SellerOrder.objects.update(
        respond_by=timezone.now() - timedelta(hours=1), reminded_at=timezone.now()
    )

    take_holiday(shop=part.shop, until=days(10), by=None)
    remind_silent()
    cancel_silent()

    part.refresh_from_db()
    assert (part.status, part.reminded_at) == (Status.NEW, None)
    assert part.respond_by == midnight_of(days(10)) + timedelta(days=3)
    assert not Message.objects.filter(kind="seller_order.remind").exists()


def test_nothing_is_cancelled_or_reminded_while_she_rests(till):
    part = a_paid_part(till)
    now = timezone.now()
    SellerOrder.objects.update(respond_by=now, reminded_at=now - timedelta(days=1))
    Partner.objects.update(away_until=days(2))

    remind_silent()
    cancel_silent()

    part.refresh_from_db()
    assert part.status == Status.NEW


def test_the_promise_is_frozen_with_the_order(till):
    shop = a_shop()
    work = a_work(shop=shop, pieces=None, days_to_make=6)
    set_capacity(shop=shop, pieces_a_week=2, by=None)
    first, second = (
        an_order({work: 1}).seller_orders.get(),
        an_order({work: 1}).seller_orders.get(),
    )

    set_capacity(shop=shop, pieces_a_week=None, by=None)
    go_away(shop=shop, until=days(30), by=None)

    promised = list(SellerOrder.objects.order_by("pk").values_list("promised_on", flat=True))
    assert [first.pk, second.pk] == sorted([first.pk, second.pk])
    assert promised == [days(3 + 6), days(3 + 4 + 6)]


def test_the_work_page_says_by_when_and_at_once_when_that_changes(client):
    shop = a_shop()
    work = a_work(shop=shop, pieces=None, days_to_make=6)
    url = work.get_absolute_url()

    def says(day):
        return f"最晚 {written(day)} 寄出" in client.get(url).content.decode()

    at_first = says(days(9))
    set_capacity(shop=shop, pieces_a_week=1, by=None)
    limited = says(days(10))
    an_order({work: 2})
    ordered = says(days(24))
    go_away(shop=shop, until=days(20), by=None)
    away = says(days(44))
    come_back(shop=shop, by=None)

    assert [at_first, limited, ordered, away, says(days(24))] == [True] * 5


def test_a_part_sent_brings_the_promise_nearer(client, till):
    shop = a_shop(pieces_a_week=1)
    work = a_work(shop=shop, pieces=None, days_to_make=6)
    part = a_paid_part(till, {work: 1})
    client.get(work.get_absolute_url())
    accept(seller_order=part, by=None)
    client.force_login(shop.artisan.user)
    form = {"how": "fetched", "carrier": "sf"}
    client.post(f"/studio/orders/{part.pk}/send/", form)
    client.logout()

    html = client.get(work.get_absolute_url()).content.decode()

    assert f"最晚 {written(days(10))} 寄出" in html


def test_the_work_page_stays_in_its_budget(client, django_assert_max_num_queries):
    work = a_work(shop=a_shop(pieces_a_week=2, away_until=days(9)), pieces=None)

    with django_assert_max_num_queries(10):
        client.get(work.get_absolute_url())


def test_work_basket_and_checkout_say_until_when(client):
    shop = a_shop(away_until=days(12))
    work = a_work(shop=shop)
    said = f"这家店在休息，{written(days(12))} 回来"
    here = {"Sec-Fetch-Site": "same-origin"}

    pages = [client.get(work.get_absolute_url()), client.get(shop.get_absolute_url())]
    client.post("/basket/add/", {"work": work.pk}, headers=here)
    pages += [client.get("/basket/"), client.get("/checkout/")]

    assert [said in page.content.decode() for page in pages] == [True] * 4


def test_buyer_and_seller_read_the_same_day(client, till):
    part = a_paid_part(till)
    buyers = client.get(f"/orders/{part.order.number}/?key={key_of(part)}").content.decode()
    client.force_login(part.shop.artisan.user)
    hers = client.get(f"/studio/orders/{part.pk}/").content.decode()

    said = f"最晚 {written(days(3))} 寄出"
    assert said in buyers
    assert f"答应买家：{said}" in hers


# --- 我的店 ---


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def hers(client, shop):
    client.force_login(shop.artisan.user)
    return client


def away_of(shop):
    return Partner.objects.get(pk=shop.pk).away_until


def test_she_rests_and_comes_back_early_with_one_press(hers, shop):
    day = days(5)

    hers.post(f"/studio/shop/{shop.pk}/rest/", {f"h{shop.pk}-until": day.isoformat()})
    away = away_of(shop)
    page = hers.get("/studio/shop/").content.decode()
    hers.post(f"/studio/shop/{shop.pk}/back/")

    assert away == day
    assert "我提前回来了" in page
    assert away_of(shop) is None


@pytest.mark.parametrize(
    "until", ["", "soon", "0", "2020-01-01", "9999-12-31", "2026-02-30", "\x00", "9" * 300]
)
def test_a_wrong_day_is_told_and_stays(hers, shop, until):
    response = hers.post(f"/studio/shop/{shop.pk}/rest/", {f"h{shop.pk}-until": until})

    assert response.status_code == 400
    assert "<title>有错误：" in response.content.decode()
    assert away_of(shop) is None


@pytest.mark.parametrize("pieces", ["3", ""])
def test_she_says_how_much_she_can_make(hers, shop, pieces):
    Partner.objects.update(pieces_a_week=9)

    hers.post(f"/studio/shop/{shop.pk}/limit/", {f"c{shop.pk}-pieces_a_week": pieces})

    assert Partner.objects.get().pieces_a_week == (int(pieces) if pieces else None)


@pytest.mark.parametrize("pieces", ["0", "-1", "1000", "2.5", "some", "9" * 300])
def test_a_wrong_number_is_told_and_changes_nothing(hers, shop, pieces):
    response = hers.post(f"/studio/shop/{shop.pk}/limit/", {f"c{shop.pk}-pieces_a_week": pieces})

    assert response.status_code == 400
    assert Partner.objects.get().pieces_a_week is None


@pytest.mark.parametrize("page", ["rest/", "back/", "limit/"])
def test_anothers_shop_is_a_404(client, shop, page):
    client.force_login(a_shop().artisan.user)
    form = {f"h{shop.pk}-until": days(5).isoformat(), f"c{shop.pk}-pieces_a_week": "1"}

    assert client.post(f"/studio/shop/{shop.pk}/{page}", form).status_code == 404
    shop.refresh_from_db()
    assert (shop.away_until, shop.pieces_a_week) == (None, None)


def test_a_keeper_speaks_for_the_shop_of_the_cooperative(client):
    cooperative = a_cooperative()
    shop = a_shop(cooperative=cooperative)
    client.force_login(cooperative.keepers.get().user)

    client.post(f"/studio/shop/{shop.pk}/limit/", {f"c{shop.pk}-pieces_a_week": "4"})

    assert Partner.objects.get().pieces_a_week == 4


def test_a_helper_never_decides_when_she_rests(client, shop):
    helper = a_user()
    grant = HelperGrant.objects.create(
        artisan=shop.artisan,
        phone=helper.phone,
        helper=helper,
        may_order=True,
        until=days(9),
        granted_by=shop.artisan.user,
    )
    client.force_login(helper)
    session = client.session
    session["helping"] = grant.pk
    session.save()

    form = {f"h{shop.pk}-until": days(5).isoformat()}
    assert client.get("/studio/shop/").status_code == 404
    assert client.post(f"/studio/shop/{shop.pk}/rest/", form).status_code == 404
    assert away_of(shop) is None


def test_whoever_has_no_shop_is_told_so(client):
    client.force_login(a_user())

    assert "你还没有店。" in client.get("/studio/shop/").content.decode()
