"""Sending and declining for whoever reads easily: one question a page, the same doors."""

import pytest

from ground.accounts.services import choose_easy_read
from shop.fulfilment.models import Parcel
from shop.fulfilment.services import accept
from shop.order.models import SellerOrder
from tests.cast import a_shop, a_work
from tests.shop.fulfilment.parts import a_paid_part

pytestmark = pytest.mark.django_db(transaction=True)
Status = SellerOrder.Status


def signed_in(client, part):
    her = part.shop.artisan.user
    choose_easy_read(user=her, is_on=True)
    client.force_login(her)
    return part


@pytest.fixture
def part(client, till):
    part = a_paid_part(till)
    accept(seller_order=part, by=None)
    return signed_in(client, part)


def send(client, part, asked, **fields):
    return client.post(f"/studio/orders/{part.pk}/send/", fields | {"_asked": asked})


def status_of(part):
    return SellerOrder.objects.get(pk=part.pk).status


def test_she_sends_in_three_questions(client, part):
    first = client.get(f"/studio/orders/{part.pk}/").content.decode()
    second = send(client, part, "how", how="number").content.decode()
    third = send(client, part, "carrier", how="number", carrier="sf").content.decode()
    answer = send(
        client, part, "tracking_number", how="number", carrier="sf", tracking_number="SF1234567890"
    )

    said = [
        f"第 {number} 问，共 3 问" in page for number, page in enumerate([first, second, third], 1)
    ]
    assert said == [True, True, True]
    assert 'name="carrier" value="sf"' in third
    assert "寄出了" in third
    assert answer.status_code == 302
    parcel = Parcel.objects.get()
    assert (parcel.carrier, parcel.tracking_number) == ("sf", "SF1234567890")
    assert status_of(part) == Status.SENT


def test_whoever_lets_it_be_fetched_is_asked_for_no_number(client, part):
    page = send(client, part, "how", how="fetched").content.decode()

    assert "第 2 问，共 2 问" in page
    assert send(client, part, "carrier", how="fetched", carrier="sf").status_code == 302
    assert status_of(part) == Status.SENT


def test_a_wrong_number_is_asked_for_again_and_nothing_is_sent(client, part):
    answer = send(client, part, "tracking_number", how="number", carrier="sf", tracking_number="？")

    html = answer.content.decode()
    assert answer.status_code == 400
    assert "<title>有错误：" in html
    assert "第 3 问，共 3 问" in html
    assert not Parcel.objects.exists()
    assert status_of(part) == Status.ACCEPTED


def test_back_leads_to_the_question_before(client, part):
    page = send(client, part, "tracking_number", how="number", carrier="sf", _go="back")

    assert page.status_code == 200
    assert "第 2 问，共 3 问" in page.content.decode()
    assert not Parcel.objects.exists()


def test_of_several_pieces_the_counts_are_asked_together_at_the_end(client, till):
    shop = a_shop()
    works = {a_work(shop=shop): 2, a_work(title="围巾", shop=shop): 1}
    part = signed_in(client, a_paid_part(till, works))
    accept(seller_order=part, by=None)

    page = send(client, part, "carrier", how="fetched", carrier="sf").content.decode()

    assert "第 3 问，共 3 问" in page
    assert page.count('class="pieces"') == 2
    assert not Parcel.objects.exists()


def test_declining_is_one_question(client, till):
    part = signed_in(client, a_paid_part(till))
    url = f"/studio/orders/{part.pk}/decline/"

    page = client.get(url).content.decode()
    client.post(url, {"reason": "no_time", "_asked": "reason"})

    assert "共 1 问" not in page
    assert "取消并退款" in page
    assert status_of(part) == Status.CANCELLED
