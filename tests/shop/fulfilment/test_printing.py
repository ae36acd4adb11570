"""Slips and labels, on paper."""

import pytest
from wagtail.models import ModelLogEntry

from shop.fulfilment.parcels import send
from shop.order.models import SellerOrder
from tests.shop.fulfilment.parts import (
    SF,
    an_accepted_part,
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
