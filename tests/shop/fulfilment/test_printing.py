"""Slips and labels, on paper."""

import pytest
from oscar.apps.address.models import Country
from wagtail.models import ModelLogEntry

from shop.fulfilment.parcels import hand_over, send
from shop.order.models import SellerOrder, ShippingAddress
from tests.shop.fulfilment.parts import (
    SF,
    an_accepted_part,
    her_cooperative,
    keeper_of,
    owner_of,
    url,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def part(till):
    return an_accepted_part(till)


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


def label_of(client, part, query=""):
    html = client.get(f"/studio/orders/{part.pk}/label/{query}").content.decode()
    return html.split('class="print-label')[1].split("</section>")[0]


def test_a_label_says_who_sends_and_where_with_the_phone_masked(client, part):
    type(part.shop.artisan).objects.update(place_zh="三棵树镇")
    user = owner_of(part)
    client.force_login(user)

    masked, whole = label_of(client, part), label_of(client, part, "?phone=whole")

    assert ["彩云绣坊" in masked, "贵州省 三棵树镇" in masked] == [True, True]
    national = user.phone.removeprefix("+86")
    assert f"<bdi>{national[:3]}****{national[-4:]}</bdi>" in masked
    assert national not in masked
    assert f"<bdi>{national}</bdi>" in whole


def test_abroad_the_phone_stands_whole_and_the_place_in_both_languages(client, part):
    country = Country.objects.create(iso_3166_1_a2="FR", printable_name="France")
    ShippingAddress.objects.update(country=country)
    user = owner_of(part)
    client.force_login(user)

    label = label_of(client, part)

    assert user.phone in label
    assert '<p>贵州省</p><p lang="en">Guizhou</p>' in label


def test_a_label_sent_by_the_cooperative_names_it_and_its_keeper(client, part):
    yunling = her_cooperative(part)
    parcel = hand_over(seller_order=part, cooperative=yunling, by=None)
    keeper = keeper_of(yunling)
    client.force_login(keeper)

    label = client.get(url(parcel, "label/")).content.decode()

    assert "云岭合作社" in label
    assert keeper.phone[-4:] in label
    assert owner_of(part).phone[-4:] not in label


@pytest.mark.parametrize(
    ("query", "is_a4"), [("?paper=a4", True), ("", False), ("?paper=x", False)]
)
def test_it_is_printed_on_a_label_or_on_a4(client, part, query, is_a4):
    client.force_login(owner_of(part))

    assert (" on-a4" in label_of(client, part, query)) is is_a4
