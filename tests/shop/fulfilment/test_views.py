import pytest
from wagtail.models import ModelLogEntry

from shop.fulfilment.parcels import send
from shop.fulfilment.services import accept
from shop.order.models import SellerOrder
from shop.payments.models import Refund
from tests.cast import a_cooperative, a_shop, a_work
from tests.catalog.studio.hers import a_grant, help_with
from tests.flows.visitors import is_no_door
from tests.shop.fulfilment.parts import a_paid_part, key_of

pytestmark = pytest.mark.django_db(transaction=True)
Status = SellerOrder.Status
PAGES = ["", "accept/", "decline/", "send/", "ready/", "slip/", "label/"]


def owner_of(part):
    return part.shop.artisan.user


def url(part, page=""):
    return f"/studio/orders/{part.pk}/{page}"


def status_of(part):
    return SellerOrder.objects.get(pk=part.pk).status


@pytest.fixture
def part(till):
    return a_paid_part(till)


def test_she_accepts_and_sends(client, part):
    client.force_login(owner_of(part))

    client.post(url(part, "accept/"))
    page = client.get(url(part)).content.decode()
    client.post(url(part, "send/"), {"carrier": "sf", "tracking_number": "sf 1234 567890"})

    assert "人民路 1 号" in page
    part.refresh_from_db()
    parcel = part.parcels.get()
    assert (part.status, parcel.carrier, parcel.tracking_number) == (
        Status.SENT,
        "sf",
        "SF1234567890",
    )


def test_the_address_is_shown_only_while_she_needs_it_and_each_look_is_written_down(client, part):
    client.force_login(owner_of(part))
    before = client.get(url(part)).content.decode()
    accept(seller_order=part, by=None)
    during = client.get(url(part)).content.decode()
    SellerOrder.objects.update(status=Status.COMPLETED)
    after = client.get(url(part)).content.decode()

    assert ["人民路 1 号" in page for page in (before, during, after)] == [False, True, False]
    assert ModelLogEntry.objects.filter(action="seller_order.view").count() == 1


def test_who_picks_it_up_is_shown_only_while_she_needs_it(client, part):
    SellerOrder.objects.update(delivery=SellerOrder.Delivery.PICKUP)
    client.force_login(owner_of(part))
    before = client.get(url(part)).content.decode()
    accept(seller_order=part, by=None)
    during = client.get(url(part)).content.decode()

    assert ["王冰" in page for page in (before, during)] == [False, True]
    assert ModelLogEntry.objects.filter(action="seller_order.view").count() == 1


@pytest.mark.parametrize(("delivery", "door"), [("post", "ready/"), ("pickup", "send/")])
def test_a_parcel_and_a_pick_up_have_each_their_own_door(client, part, delivery, door):
    accept(seller_order=part, by=None)
    SellerOrder.objects.update(delivery=delivery)
    client.force_login(owner_of(part))

    response = client.post(url(part, door), {"carrier": "sf", "tracking_number": "1"})

    assert response.status_code == 404
    assert status_of(part) == Status.ACCEPTED


@pytest.mark.parametrize("status", [Status.SENT, Status.CANCELLED, Status.COMPLETED])
@pytest.mark.parametrize("method", ["get", "post"])
def test_too_late_to_decline_is_said_and_nothing_moves(client, part, method, status):
    SellerOrder.objects.update(status=status)
    client.force_login(owner_of(part))

    response = getattr(client, method)(url(part, "decline/"), {"reason": "other"}, follow=True)

    assert "没有改动" in response.content.decode()
    assert status_of(part) == status
    assert not Refund.objects.exists()


def test_pressing_twice_changes_nothing_more(client, part):
    client.force_login(owner_of(part))

    client.post(url(part, "accept/"))
    response = client.post(url(part, "accept/"), follow=True)

    assert "没有改动" in response.content.decode()
    assert status_of(part) == Status.ACCEPTED


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_anothers_part_is_a_404(client, part, page, method):
    stranger = a_shop().artisan.user
    client.force_login(stranger)

    response = getattr(client, method)(url(part, page))

    assert response.status_code == 404 or is_no_door(response)
    assert status_of(part) == Status.NEW


@pytest.mark.parametrize("page", PAGES)
def test_whoever_is_not_signed_in_is_asked_to(client, part, page):
    response = client.get(url(part, page))

    to_sign_in = response["Location"].startswith("/accounts/sign-in/?next=/studio/orders/")
    assert to_sign_in or is_no_door(response)


def test_a_keeper_runs_the_shop_of_the_cooperative(client, till):
    cooperative = a_cooperative()
    work = a_work(shop=a_shop(cooperative=cooperative))
    part = a_paid_part(till, {work: 1})
    client.force_login(cooperative.keepers.get().user)

    client.post(url(part, "accept/"))

    assert status_of(part) == Status.ACCEPTED


def test_an_unpaid_part_is_not_there_yet(client, part):
    SellerOrder.objects.update(status=Status.AWAITING_PAYMENT)
    client.force_login(owner_of(part))

    assert client.get(url(part)).status_code == 404


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"carrier": "dragon"},
        {"carrier": "sf"},
        {"how": "number", "carrier": "sf", "tracking_number": ""},
        {"how": "fetched", "carrier": ""},
        {"how": "by dragon", "carrier": "sf", "tracking_number": "1"},
        {"how": "to-1", "carrier": "sf", "tracking_number": "1"},
        {"carrier": "sf", "tracking_number": "9" * 41},
        {"carrier": "sf", "tracking_number": "SF 12/3"},
        {"carrier": "sf", "tracking_number": "🐉"},
        {"carrier": "sf", "tracking_number": "a\x00b"},
    ],
)
def test_a_wrong_form_is_told_and_sends_nothing(client, part, form):
    accept(seller_order=part, by=None)
    client.force_login(owner_of(part))

    response = client.post(url(part, "send/"), form)

    assert response.status_code == 400
    assert "<title>有错误：" in response.content.decode()
    assert status_of(part) == Status.ACCEPTED


@pytest.mark.parametrize("form", [{}, {"reason": "whim"}])
def test_declining_asks_why(client, part, form):
    client.force_login(owner_of(part))

    assert client.post(url(part, "decline/"), form).status_code == 400
    assert status_of(part) == Status.NEW


def test_declined_the_buyer_sees_it_and_her_money_on_its_way(client, till, part):
    client.force_login(owner_of(part))
    client.post(url(part, "decline/"), {"reason": "no_material"})
    client.logout()

    page = client.get(f"/orders/{part.order.number}/?key={key_of(part)}").content.decode()

    assert "订单已取消。" in page
    assert "¥268.00" in page
    assert Refund.objects.count() == 1


def test_the_slip_names_the_works_and_the_address(client, part):
    accept(seller_order=part, by=None)
    client.force_login(owner_of(part))

    page = client.get(url(part, "slip/")).content.decode()

    assert "王冰" in page
    assert "蝴蝶手包" in page


def test_the_buyer_says_that_it_has_come(client, part):
    accept(seller_order=part, by=None)
    send(seller_order=part, by=None)

    path = f"/orders/{part.order.number}/parts/{part.pk}/received/"
    asked = client.get(f"{path}?key={key_of(part)}").content.decode()
    was = status_of(part)

    for _ in range(2):
        client.post(path, {"key": key_of(part)})

    assert "<h1>作品收到了？</h1>" in asked
    assert "从明天起 7 天内可以退货，不能改回没收到。" in asked
    assert (was, status_of(part)) == (Status.SENT, Status.DELIVERED)
    assert client.get(f"{path}?key={key_of(part)}").status_code == 302


def test_the_buyer_cancels_before_it_is_accepted(client, part):
    path = f"/orders/{part.order.number}/parts/{part.pk}/cancel/"

    asked = client.get(f"{path}?key={key_of(part)}").content.decode()
    client.post(path, {"key": key_of(part)})
    again = client.post(path, {"key": key_of(part)})

    assert "取消并退款" in asked
    assert status_of(part) == Status.CANCELLED
    assert again.status_code == 302
    assert Refund.objects.count() == 1


def test_the_buyer_still_cancels_what_is_accepted_and_not_what_is_sent(client, part):
    accept(seller_order=part, by=None)
    page = f"/orders/{part.order.number}/?key={key_of(part)}"
    path = f"/orders/{part.order.number}/parts/{part.pk}/cancel/"
    offered = "取消订单" in client.get(page).content.decode()
    send(seller_order=part, by=None)

    told = client.post(path, {"key": key_of(part)}, follow=True).content.decode()

    assert offered
    assert "现在不能直接取消" in told
    assert status_of(part) == Status.SENT
    assert not Refund.objects.exists()


@pytest.mark.parametrize("step", ["received", "cancel"])
@pytest.mark.parametrize("key", ["", "forged", "\x00"])
def test_without_her_key_it_is_a_404(client, part, step, key):
    path = f"/orders/{part.order.number}/parts/{part.pk}/{step}/"

    assert client.post(path, {"key": key}).status_code == 404
    assert status_of(part) == Status.NEW


def test_a_part_of_another_order_is_a_404(client, till, part):
    other = a_paid_part(till)
    path = f"/orders/{part.order.number}/parts/{other.pk}/cancel/"

    assert client.post(path, {"key": key_of(part)}).status_code == 404
    assert status_of(other) == Status.NEW


def test_a_helper_who_sends_for_her_sees_no_money(client, part):
    client.force_login(owner_of(part))
    hers = client.get(url(part)).content.decode()
    help_with(client, a_grant(part.shop, may_order=True))

    helpers = client.get(url(part)).content.decode()

    assert ["你能得到" in html for html in (hers, helpers)] == [True, False]
    assert "¥" not in helpers.split("<main")[1].split("</main>")[0]


def test_she_names_her_shop(client, part):
    client.force_login(owner_of(part))
    path, field = f"/studio/shop/{part.shop.pk}/name/", f"n{part.shop.pk}-name"

    answers = [
        client.post(path, {field: name}).status_code for name in ("", "x" * 41, "云上\n绣坊")
    ]

    assert answers == [400, 400, 302]
    part.shop.refresh_from_db()
    assert part.shop.name == "云上 绣坊"
