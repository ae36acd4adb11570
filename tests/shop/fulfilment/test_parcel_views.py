"""What a cooperative sends in her place."""

import pytest

from ground.messages.models import Message
from sellers.cooperatives.models import Keeper
from shop.fulfilment.models import Parcel
from shop.fulfilment.parcels import hand_over
from shop.fulfilment.services import accept
from shop.order.models import SellerOrder
from tests.cast import a_cooperative, a_shop, a_user
from tests.flows.visitors import is_no_door
from tests.shop.fulfilment.parts import (
    SF,
    a_paid_part,
    an_accepted_part,
    her_cooperative,
    keeper_of,
    key_of,
    owner_of,
    page_of,
    sending,
    url,
)

pytestmark = pytest.mark.django_db(transaction=True)
Status = SellerOrder.Status
PAGES = ["", "take-back/", "slip/", "label/"]


@pytest.fixture
def part(till):
    return an_accepted_part(till)


@pytest.fixture
def yunling(part):
    return her_cooperative(part)


def test_only_a_member_is_offered_her_cooperative(client, till, part, yunling):
    alone = a_paid_part(till)
    accept(seller_order=alone, by=None)

    client.force_login(owner_of(part))
    hers = page_of(client, part)
    client.force_login(owner_of(alone))
    refused = client.post(sending(alone), {"how": f"to-{yunling.pk}"})

    assert "我交给「云岭合作社」" in hers
    assert refused.status_code == 400
    assert not Parcel.objects.exists()


def test_handed_over_the_keeper_sees_it_and_sends_it_and_only_then_the_buyer_is_told(
    client, part, yunling
):
    client.force_login(owner_of(part))
    client.post(sending(part), {"how": f"to-{yunling.pk}"})
    told_before = Message.objects.filter(kind="seller_order.send").count()
    buyers = client.get(f"/orders/{part.order.number}/?key={key_of(part)}").content.decode()
    parcel = Parcel.objects.get()

    client.force_login(keeper_of(yunling))
    listed = client.get("/studio/parcels/").content.decode()
    page = client.get(url(parcel)).content.decode()
    label = client.get(url(parcel, "label/")).content.decode()
    client.post(url(parcel), SF)

    assert told_before == 0
    assert "顺丰" not in buyers
    assert url(parcel) in listed
    assert "人民路 1 号" in page
    assert "王冰" in label
    assert SellerOrder.objects.get().status == Status.SENT
    assert Message.objects.filter(kind="seller_order.send").count() == 1


def test_sent_on_the_keeper_sees_the_address_no_more(client, part, yunling):
    parcel = hand_over(seller_order=part, cooperative=yunling, by=None)
    client.force_login(keeper_of(yunling))
    client.post(url(parcel), SF)

    page = client.get(url(parcel)).content.decode()

    assert "人民路 1 号" not in page
    assert [client.get(url(parcel, page)).status_code for page in ("slip/", "label/")] == [404, 404]
    assert "现在没有要寄的包裹" in client.get("/studio/parcels/").content.decode()


def test_she_who_handed_it_over_takes_it_back_and_does_not_send_it_from_there(
    client, part, yunling
):
    parcel = hand_over(seller_order=part, cooperative=yunling, by=None)
    client.force_login(owner_of(part))

    told = client.post(url(parcel), SF, follow=True).content.decode()
    status = SellerOrder.objects.get().status
    client.post(url(parcel, "take-back/"))

    assert "没有改动" in told
    assert status == Status.ACCEPTED
    assert not Parcel.objects.exists()


def test_a_keeper_does_not_take_back_what_is_not_hers(client, part, yunling):
    parcel = hand_over(seller_order=part, cooperative=yunling, by=None)
    client.force_login(keeper_of(yunling))

    assert client.post(url(parcel, "take-back/")).status_code == 404
    assert Parcel.objects.count() == 1


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", ["seller", "keeper", "buyer"])
def test_anothers_parcel_is_a_404(client, part, yunling, page, method, who):
    parcel = hand_over(seller_order=part, cooperative=yunling, by=None)
    others = {
        "seller": lambda: a_shop().artisan.user,
        "keeper": lambda: keeper_of(a_cooperative()),
        "buyer": a_user,
    }
    client.force_login(others[who]())

    response = getattr(client, method)(url(parcel, page), SF)

    assert response.status_code == 404 or is_no_door(response)
    assert Parcel.objects.get().sent_at is None


@pytest.mark.parametrize("parcels", [1, 5])
def test_the_list_costs_the_same_at_two_sizes(
    client, till, part, yunling, parcels, django_assert_max_num_queries
):
    for _ in range(parcels):
        other = a_paid_part(till)
        accept(seller_order=other, by=None)
        hand_over(seller_order=other, cooperative=yunling, by=None)
    keeper = a_user()
    Keeper.objects.create(cooperative=yunling, user=keeper)
    client.force_login(keeper)

    with django_assert_max_num_queries(6):
        client.get("/studio/parcels/")


def test_a_keeper_is_told_on_her_start_page_and_a_seller_is_not(client, part, yunling):
    a_shop(cooperative=yunling)
    hand_over(seller_order=part, cooperative=yunling, by=None)

    pages = []
    for user in (keeper_of(yunling), owner_of(part)):
        client.force_login(user)
        pages.append(client.get("/studio/").content.decode())

    assert ["有 1 个包裹等合作社寄" in page for page in pages] == [True, False]
