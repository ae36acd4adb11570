from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from oscar.apps.address.models import UserAddress
from oscar.apps.basket.models import Basket
from wagtail.models import ModelLogEntry

from ground.accounts.models import User
from ground.messages.models import Message
from ground.messages.services import Reach, tell
from sellers.artisans.models import Artisan
from sellers.cooperatives.models import Keeper
from sellers.ledger.models import Account
from sellers.ledger.services import Posting, post
from sellers.partner.models import Partner
from shop.order.models import Order, SellerOrder, ShippingAddress
from shop.order.services import Buyer, mark_paid
from tests.cast import a_cooperative, a_shop, a_user, a_work, an_artisan
from tests.ground.accounts.doors import sign_in
from tests.shop.baskets import a_basket, an_order, china

pytestmark = pytest.mark.django_db
PHONE = "+8613800138000"
Status = SellerOrder.Status


@pytest.fixture
def bing():
    return a_user(phone=PHONE, name="王冰", email="bing@example.com", language="en")


@pytest.fixture
def hers(client, bing):
    client.force_login(bing)
    return client


def close(client):
    return client.post("/account/delete/")


def an_order_of(user, status, work=None):
    order = an_order({work or a_work(): 1}, buyer=Buyer(user=user))
    if status != Status.AWAITING_PAYMENT:
        mark_paid(order=order)
    order.seller_orders.update(status=status)
    return order


def rows_of(user):
    """All that a refusal must leave as it was."""
    return (
        User.objects.filter(pk=user.pk).values().get(),
        list(Partner.objects.order_by("pk").values_list("pk", "is_open")),
        list(Artisan.objects.order_by("pk").values_list("pk", "user", "is_public")),
        list(Keeper.objects.values_list("pk", "user")),
        list(Order.objects.values_list("pk", "user", "guest_phone")),
        ModelLogEntry.objects.filter(action="account.delete").count(),
    )


def is_refused_and_nothing_moved(user, words):
    client = Client()
    client.force_login(user)
    before = rows_of(User.objects.get(pk=user.pk))
    asked, pressed = client.get("/account/delete/"), close(client)
    return (
        (asked.status_code, pressed.status_code) == (200, 409)
        and words in asked.content.decode()
        and words in pressed.content.decode()
        and rows_of(user) == before
        and client.get("/account/").status_code == 200
    )


def test_a_stranger_exports_and_closes_nothing():
    assert Client().post("/account/export/").url.startswith("/accounts/sign-in/")
    assert close(Client()).url.startswith("/accounts/sign-in/")
    assert Client().get("/account/delete/").url.startswith("/accounts/sign-in/")


def test_the_export_holds_all_that_is_hers_and_nothing_of_others(hers, bing):
    order = an_order_of(bing, Status.SENT)
    UserAddress.objects.create(
        user=bing, first_name="王冰", line1="人民路 1 号", country=china(), phone_number=PHONE
    )
    EmailAddress.objects.create(user=bing, email="bing@example.com", verified=True)
    a_basket({a_work(title="团扇"): 3}, owner=bing)
    tell(kind="hello", key="hello", reach=Reach(phone=PHONE), body="您好")
    tell(kind="hello", key="other", reach=Reach(phone="+8613900139000"), body="别人的")
    an_order_of(a_user(name="Mallory"), Status.NEW)

    answer = hers.post("/account/export/")

    told = answer.json()
    assert answer["Content-Disposition"] == 'attachment; filename="qiaoshou-data.json"'
    assert "no-store" in answer["Cache-Control"]
    assert {key: told["account"][key] for key in ("phone", "name", "email", "language")} == {
        "phone": PHONE,
        "name": "王冰",
        "email": "bing@example.com",
        "language": "en",
    }
    assert told["account"]["email_addresses"] == [{"email": "bing@example.com", "verified": True}]
    assert [row["name"] for row in told["addresses"]] == ["王冰"]
    assert [row["number"] for row in told["orders"]] == [order.number]
    assert told["orders"][0]["works"] == [
        {"title": "蝴蝶手包", "pieces": 1, "price": "268.00", "wish": ""}
    ]
    assert told["orders"][0]["address"]["lines"]
    assert [(row["lines__product__title"], row["lines__quantity"]) for row in told["basket"]] == [
        ("团扇", 3)
    ]
    assert "您好" in [row["body"] for row in told["messages"]]
    assert "别人的" not in answer.content.decode()
    assert "Mallory" not in answer.content.decode()
    assert (told["shops"], told["maker"]) == ([], None)
    assert ModelLogEntry.objects.get(action="account.export").user_id == bing.pk


def test_the_export_of_a_maker_holds_her_page_and_shop(client):
    shop = a_shop()
    client.force_login(shop.artisan.user)

    told = client.post("/account/export/").json()

    assert [row["slug"] for row in told["shops"]] == [shop.slug]
    assert told["maker"]["name_zh"] == "彩云"


@pytest.mark.parametrize("orders", [1, 3])
def test_the_export_asks_no_more_for_many_orders(hers, bing, orders, django_assert_max_num_queries):
    for _ in range(orders):
        an_order_of(bing, Status.COMPLETED)

    with django_assert_max_num_queries(47):
        told = hers.post("/account/export/").json()

    assert len(told["orders"]) == orders


def test_an_export_takes_a_press(hers):
    assert hers.get("/account/export/").url == "/account/"
    assert not ModelLogEntry.objects.filter(action="account.export").exists()


def test_closing_asks_first(hers, bing):
    page = hers.get("/account/delete/")

    assert page.status_code == 200
    assert "确定注销" in page.content.decode()
    bing.refresh_from_db()
    assert bing.is_active is True


def test_a_closed_account_holds_nothing_of_her(hers, bing):
    UserAddress.objects.create(user=bing, first_name="王冰", line1="人民路", country=china())
    EmailAddress.objects.create(user=bing, email=bing.email, verified=True)
    a_basket(owner=bing)
    tell(kind="hello", key="hello", reach=Reach(phone=PHONE), body="您好")
    Message.objects.update(state=Message.State.SENT)
    hers.post("/account/export/")

    page = close(hers)

    assert page.status_code == 200
    assert "账户已注销" in page.content.decode()
    gone = User.objects.get(pk=bing.pk)
    assert (gone.phone, gone.name, gone.email, gone.is_active) == (f"gone-{bing.pk}", "", "", False)
    assert not UserAddress.objects.exists()
    assert not EmailAddress.objects.exists()
    assert not Basket.objects.exists()
    assert list(Message.objects.values_list("recipient", "body")) == [("", "")]
    entry = ModelLogEntry.objects.get(action="account.delete")
    assert entry.object_id == str(bing.pk)
    assert set(ModelLogEntry.objects.values_list("label", flat=True)) == {f"gone-{bing.pk}"}


def test_every_session_of_hers_ends(hers, bing):
    other = Client()
    other.force_login(bing)

    close(hers)

    for client in (hers, other):
        assert client.get("/account/").url == "/accounts/sign-in/?next=/account/"


def test_her_number_may_open_a_new_account_that_knows_nothing_of_the_old(hers, bing, client):
    an_order_of(bing, Status.COMPLETED)
    close(hers)
    new = Client()

    sign_in(new, PHONE)

    assert User.objects.get(phone=PHONE).pk != bing.pk
    assert new.post("/account/export/").json()["orders"] == []


def test_a_finished_order_stays_in_the_books_without_her_account(hers, bing):
    order = an_order_of(bing, Status.COMPLETED)

    close(hers)

    order.refresh_from_db()
    assert (order.user, order.guest_phone, order.guest_email) == (None, "", "")
    assert order.total_incl_tax > 0
    assert ShippingAddress.objects.get(order=order).first_name == "王冰"
    assert hers.get(f"/orders/{order.number}/").status_code == 404


@pytest.mark.parametrize("status", [Status.NEW, Status.ACCEPTED, Status.SENT, Status.DELIVERED])
def test_an_order_on_its_way_still_reaches_her(hers, bing, status):
    order = an_order_of(bing, status)

    close(hers)

    order.refresh_from_db()
    assert (order.user, order.guest_phone, order.guest_email) == (None, PHONE, "bing@example.com")


@pytest.mark.parametrize(
    "status",
    [Status.AWAITING_PAYMENT, Status.NEW, Status.ACCEPTED, Status.SENT, Status.DELIVERED],
)
def test_a_shop_whose_buyers_wait_keeps_its_account(status):
    shop = a_shop()
    an_order_of(a_user(), status, a_work(shop=shop))

    assert is_refused_and_nothing_moved(shop.artisan.user, "买家在等着")


def test_a_shop_that_is_owed_money_keeps_its_account():
    shop = a_shop()
    post(
        kind="test",
        key="test",
        reference="test",
        postings=[
            Posting(Account.Purpose.CLEARING, 12345),
            Posting(Account.Purpose.SHOP_PAYABLE, -12345, owner=f"shop:{shop.pk}"),
        ],
    )

    assert is_refused_and_nothing_moved(shop.artisan.user, "123.45")


def test_the_last_keeper_of_a_cooperative_keeps_her_account():
    cooperative = a_cooperative()

    assert is_refused_and_nothing_moved(cooperative.keepers.get().user, "交给另一位")


def test_one_keeper_of_two_may_go(client):
    cooperative = a_cooperative()
    going, staying = cooperative.keepers.get().user, a_user()
    Keeper.objects.create(cooperative=cooperative, user=staying, role="lead")
    client.force_login(going)

    close(client)

    assert [keeper.user for keeper in cooperative.keepers.all()] == [staying]


def test_a_maker_who_goes_takes_her_page_and_shuts_her_shop(client):
    shop = a_shop(artisan=an_artisan(story_zh="我从七岁开始绣花。", place_zh="台江"))
    work, user, slug = a_work(shop=shop), shop.artisan.user, shop.artisan.slug
    an_order_of(a_user(), Status.COMPLETED, work)
    client.force_login(user)

    close(client)

    shop.refresh_from_db()
    artisan = Artisan.objects.get(pk=shop.artisan_id)
    assert shop.is_open is False
    assert (artisan.user, artisan.is_public, artisan.story_zh, artisan.place_zh) == (
        None,
        False,
        "",
        "",
    )
    assert "彩云" not in artisan.name_zh
    assert client.get(f"/makers/{slug}/").status_code == 404
    assert Order.objects.count() == 1


def test_an_expired_order_holds_nobody_back(client):
    shop = a_shop()
    order = an_order_of(a_user(), Status.AWAITING_PAYMENT, a_work(shop=shop))
    order.status = Order.Status.EXPIRED
    order.expires_at -= timedelta(hours=1)
    order.save()
    client.force_login(shop.artisan.user)

    assert close(client).status_code == 200
