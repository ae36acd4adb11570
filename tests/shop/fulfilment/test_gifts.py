"""The card of a gift: she sees it once she has taken the order, and prints it without a price."""

import pytest
from wagtail.models import ModelLogEntry

from ground.money.formats import format_fen
from shop.fulfilment.parcels import hand_over
from shop.fulfilment.services import accept
from shop.order.models import SellerOrder
from tests.catalog.studio.hers import a_seller
from tests.shop.fulfilment.parts import (
    a_paid_part,
    her_cooperative,
    keeper_of,
    key_of,
    owner_of,
    page_of,
    url,
)

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "祝阿婆 <b>生日</b>快乐"
SHOWN = "祝阿婆 &lt;b&gt;生日&lt;/b&gt;快乐"


@pytest.fixture
def part(till):
    part = a_paid_part(till)
    SellerOrder.objects.filter(pk=part.pk).update(gift_words=WORDS)
    part.refresh_from_db()
    return part


def card_of(client, part):
    return client.get(f"/studio/orders/{part.pk}/card/")


def test_before_she_takes_the_order_she_reads_that_it_is_a_gift_and_no_word_of_it(client, part):
    client.force_login(owner_of(part))

    page = page_of(client, part)

    assert ("这是一份礼物。" in page, SHOWN in page) == (True, False)
    assert card_of(client, part).status_code == 404


def test_card_and_slip_have_no_price_and_the_look_is_written_down(client, part):
    accept(seller_order=part, by=None)
    client.force_login(owner_of(part))

    card = card_of(client, part).content.decode()
    slip = client.get(f"/studio/orders/{part.pk}/slip/").content.decode()

    assert [SHOWN in card, SHOWN in page_of(client, part), SHOWN in slip] == [True, True, False]
    assert [format_fen(26800) in page or "¥" in page for page in (card, slip)] == [False, False]
    assert ModelLogEntry.objects.filter(action="seller_order.view").count() == 3


def test_the_cooperative_that_sends_for_her_prints_it_and_another_seller_does_not(client, part):
    accept(seller_order=part, by=None)
    yunling = her_cooperative(part)
    parcel = hand_over(seller_order=part, cooperative=yunling, by=None)
    a_seller(client)
    other = [card_of(client, part).status_code, client.get(url(parcel, "card/")).status_code]
    client.force_login(keeper_of(yunling))

    card = client.get(url(parcel, "card/")).content.decode()

    assert other == [404, 404]
    assert SHOWN in card


def test_the_buyer_reads_her_words_on_the_order_and_without_words_there_is_no_card(client, part):
    page = client.get(f"/orders/{part.order.number}/?key={key_of(part)}").content.decode()
    accept(seller_order=part, by=None)
    SellerOrder.objects.update(gift_words="")
    client.force_login(owner_of(part))

    assert SHOWN in page
    assert "买家没有写卡片。" in card_of(client, part).content.decode()
    assert "贺卡" not in page_of(client, part)
