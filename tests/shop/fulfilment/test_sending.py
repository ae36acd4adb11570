"""She sends all of it or a part, or a helper does."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from ground.messages.models import Message
from sellers.artisans.models import HelperAct, HelperGrant
from sellers.cooperatives.models import Keeper
from shop.fulfilment.models import Parcel
from shop.fulfilment.parcels import hand_over, send
from shop.fulfilment.services import accept
from shop.order.models import SellerOrder
from tests.cast import a_cooperative, a_shop, a_user, a_work
from tests.shop.fulfilment.parts import (
    SF,
    a_paid_part,
    an_accepted_part,
    her_cooperative,
    key_of,
    owner_of,
    page_of,
    sending,
    url,
)

pytestmark = pytest.mark.django_db(transaction=True)
Status = SellerOrder.Status


@pytest.fixture
def part(till):
    return an_accepted_part(till)


def test_the_courier_fetched_it_and_the_number_comes_later(client, part):
    client.force_login(owner_of(part))

    client.post(sending(part), {"how": "fetched", "carrier": "sf", "tracking_number": ""})
    page = page_of(client, part)
    client.post(url(Parcel.objects.get()), SF)

    assert "补单号" in page
    assert Parcel.objects.get().tracking_number == "SF1234567890123"
    assert Message.objects.filter(kind="seller_order.correct").count() == 1


def test_one_part_is_sent_and_the_page_offers_the_rest(client, part):
    line = part.lines.get()
    client.force_login(owner_of(part))

    client.post(sending(part), SF | {f"pieces-{line.pk}": "1"})
    page = page_of(client, part)
    buyers = client.get(f"/orders/{part.order.number}/?key={key_of(part)}").content.decode()
    client.post(sending(part), {"carrier": "zto", "tracking_number": "731234567890"})

    assert "寄剩下的" in page
    assert "<p>还没寄的：</p><ul><li>蝴蝶手包 × 2</li></ul>" in page
    assert "还没寄：</span>蝴蝶手包 × 2</p>" in buyers
    assert "有一部分已经寄出" in buyers
    assert "SF1234567890123" in buyers
    assert "取消订单" not in buyers
    assert [parcel.pieces for parcel in Parcel.objects.all()] == [1, 2]
    assert SellerOrder.objects.get().status == Status.SENT


@pytest.mark.parametrize("pieces", ["0", "4", "-1", "1.5", "many", "９９", "1\x00"])
def test_a_wrong_number_of_pieces_is_told_and_sends_nothing(client, part, pieces):
    line = part.lines.get()
    client.force_login(owner_of(part))

    response = client.post(sending(part), SF | {f"pieces-{line.pk}": pieces})

    assert response.status_code == 400
    assert "<details open>" in response.content.decode()
    assert not Parcel.objects.exists()


def test_one_piece_asks_nothing_of_parts(client, till):
    part = a_paid_part(till)
    accept(seller_order=part, by=None)
    client.force_login(owner_of(part))

    assert "只寄一部分" not in page_of(client, part)


@pytest.mark.parametrize(
    "form",
    [{}, {"carrier": "dragon"}, {"carrier": "sf", "tracking_number": "SF 12/3"}],
)
def test_a_wrong_number_is_told_and_changes_nothing(client, part, form):
    parcel = send(seller_order=part, by=None, **SF)
    client.force_login(owner_of(part))

    response = client.post(url(parcel), form)

    assert response.status_code == 400
    assert "<title>有错误：" in response.content.decode()
    assert Parcel.objects.get().tracking_number == "SF1234567890123"


@pytest.fixture
def helper(client, part):
    """She helps Caiyun with her orders, who is a keeper as well."""
    helper, artisan = a_user(name="帮手"), part.shop.artisan
    grant = HelperGrant.objects.create(
        artisan=artisan,
        phone=helper.phone,
        helper=helper,
        may_order=True,
        until=timezone.localdate() + timedelta(days=9),
        granted_by=artisan.user,
    )
    client.force_login(helper)
    session = client.session
    session["helping"] = grant.pk
    session.save()
    return helper


def test_a_helper_sends_and_the_log_says_who(client, part, helper):
    client.post(sending(part), SF)

    assert SellerOrder.objects.get(pk=part.pk).status == Status.SENT
    assert ModelLogEntry.objects.get(action="seller_order.send").user == helper
    act = HelperAct.objects.get()
    assert (act.grant.artisan, act.what) == (part.shop.artisan, "寄出了作品")


def test_a_helper_never_meets_what_lies_with_the_cooperative_she_keeps(client, till, part, helper):
    cooperative = a_cooperative()
    Keeper.objects.create(cooperative=cooperative, user=owner_of(part))
    other = a_paid_part(till)
    accept(seller_order=other, by=None)
    parcel = hand_over(seller_order=other, cooperative=cooperative, by=None)
    theirs = a_paid_part(till, {a_work(shop=a_shop(cooperative=cooperative)): 1})

    urls = [url(parcel), url(parcel, "label/"), "/studio/parcels/", f"/studio/orders/{theirs.pk}/"]

    assert [client.get(address).status_code for address in urls] == [404] * 4
    assert client.post(url(parcel), SF).status_code == 404
    assert Parcel.objects.get().sent_at is None


def test_what_lies_with_the_cooperative_is_not_sent_for_the_buyer(client, part):
    line = part.lines.get()
    send(seller_order=part, by=None, pieces={line.pk: 1}, **SF)
    hand_over(seller_order=part, cooperative=her_cooperative(part), by=None, pieces={line.pk: 1})
    client.force_login(owner_of(part))

    page = page_of(client, part)
    buyers = client.get(f"/orders/{part.order.number}/?key={key_of(part)}").content.decode()

    assert "<li>蝴蝶手包 × 1</li>" in page
    assert "还没寄：</span>蝴蝶手包 × 2</p>" in buyers
