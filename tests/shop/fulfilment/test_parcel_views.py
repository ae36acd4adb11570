from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from ground.messages.models import Message
from sellers.artisans.models import HelperAct, HelperGrant
from sellers.cooperatives.models import Keeper, Membership
from shop.fulfilment.models import Parcel
from shop.fulfilment.parcels import hand_over, send
from shop.fulfilment.services import accept
from shop.order.models import SellerOrder
from tests.cast import a_cooperative, a_shop, a_user, a_work
from tests.shop.fulfilment.parts import a_paid_part, key_of

pytestmark = pytest.mark.django_db(transaction=True)
Status = SellerOrder.Status
SF = {"carrier": "sf", "tracking_number": "SF1234567890123"}
PAGES = ["", "take-back/", "slip/", "label/"]


@pytest.fixture
def part(till):
    part = a_paid_part(till, {a_work(): 3})
    accept(seller_order=part, by=None)
    return part


@pytest.fixture
def yunling(part):
    cooperative = a_cooperative()
    Membership.objects.create(
        cooperative=cooperative, artisan=part.shop.artisan, joined_on=date(2026, 1, 1)
    )
    return cooperative


def owner_of(part):
    return part.shop.artisan.user


def keeper_of(cooperative):
    return cooperative.keepers.get().user


def sending(part):
    return f"/studio/orders/{part.pk}/send/"


def page_of(client, part):
    return client.get(f"/studio/orders/{part.pk}/").content.decode()


def url(parcel, page=""):
    return f"/studio/parcels/{parcel.pk}/{page}"


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

    assert response.status_code in {404, 405}
    assert Parcel.objects.get().sent_at is None


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


def test_each_printed_address_is_written_down(client, part):
    client.force_login(owner_of(part))

    label = client.get(f"/studio/orders/{part.pk}/label/").content.decode()
    slip = client.get(f"/studio/orders/{part.pk}/slip/").content.decode()

    assert 'class="print-label stack"' in label
    assert "print-slip" in slip
    assert ModelLogEntry.objects.filter(action="seller_order.view").count() == 2


def test_a_parcel_has_a_slip_of_its_own(client, part):
    line = part.lines.get()
    parcel = send(seller_order=part, by=None, pieces={line.pk: 1}, **SF)
    client.force_login(owner_of(part))

    of_parcel = client.get(url(parcel, "slip/")).content.decode()
    of_rest = client.get(f"/studio/orders/{part.pk}/slip/").content.decode()

    assert '<td class="number">1</td></tr></tbody>' in of_parcel
    assert '<td class="number">2</td></tr></tbody>' in of_rest


def test_what_is_picked_up_needs_no_label(client, part):
    SellerOrder.objects.update(delivery="pickup")
    client.force_login(owner_of(part))

    assert client.get(f"/studio/orders/{part.pk}/label/").status_code == 404


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
