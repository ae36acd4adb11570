"""The customs sheet: contents, hints, weight, value and origin; none for a parcel that stays."""

import pytest
from oscar.apps.address.models import Country

from catalog.models import Product
from shop.fulfilment.parcels import send
from shop.order.models import SellerOrder, ShippingAddress
from tests.cast import a_work
from tests.catalog.studio.hers import a_grant, a_seller, help_with
from tests.shop.checkout.forms import ABROAD, put_in
from tests.shop.checkout.test_abroad import sending
from tests.shop.fulfilment.parts import SF, an_accepted_part, owner_of, page_of, url

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def part(till):
    part = an_accepted_part(till)
    country = Country.objects.create(iso_3166_1_a2="AU", printable_name="Australia")
    ShippingAddress.objects.update(country=country)
    Product.objects.update(material_zh="毛竹", material_en="Bamboo")
    return part


def sheet_of(client, part):
    return client.get(f"/studio/orders/{part.pk}/customs/")


def test_it_says_what_is_inside_and_the_border_warns_on_page_and_sheet(client, part):
    client.force_login(owner_of(part))

    page, sheet = page_of(client, part), sheet_of(client, part).content.decode()

    assert ["木、竹、藤做的东西寄到澳大利亚" in it for it in (page, sheet)] == [True, True]
    said = ["Butterfly clutch", "480 g", "≈ 628 g packed", "5810", "¥804.00", "Sale of goods ☑"]
    assert [each for each in said if each not in sheet] == []


def test_of_a_parcel_it_declares_the_pieces_in_it(client, part):
    parcel = send(seller_order=part, by=None, pieces={part.lines.get().pk: 1}, **SF)
    Product.objects.update(weight_g=0)
    client.force_login(owner_of(part))

    sheet = client.get(url(parcel, "customs/")).content.decode()

    assert ("¥268.00" in sheet, "¥804.00" in sheet, "…… g" in sheet) == (True, False, True)


def test_a_helper_reads_no_value_and_another_seller_no_sheet(client, part):
    grant = a_grant(part.shop, may_order=True)
    help_with(client, grant)
    helped = sheet_of(client, part)
    a_seller(client)

    assert (helped.status_code, "¥" in helped.content.decode()) == (200, False)
    assert sheet_of(client, part).status_code == 404


def test_what_stays_in_china_or_is_picked_up_has_none(client, part):
    client.force_login(owner_of(part))
    SellerOrder.objects.update(delivery="pickup")
    picked_up = sheet_of(client, part).status_code
    SellerOrder.objects.update(delivery="post")
    ShippingAddress.objects.update(country="CN")

    assert (picked_up, sheet_of(client, part).status_code) == (404, 404)
    assert "海关单" not in page_of(client, part)


def test_the_buyer_is_warned_before_she_pays(client, till):
    put_in(client, a_work(shop=sending(), material_zh="种子、棉线"))

    abroad = client.post("/checkout/", ABROAD | {"action": "update"}).content.decode()
    at_home = client.get("/checkout/").content.decode()

    assert ["植物检疫证书" in page for page in (abroad, at_home)] == [True, False]
