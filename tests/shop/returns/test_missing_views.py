"""What buyer, shop and operator see of a parcel that never came."""

import pytest

from shop.payments.models import Refund
from shop.returns.missing import say_missing
from shop.returns.models import ReturnRequest
from shop.returns.services import refuse, turn_to_operator
from tests.cast import an_operator
from tests.shop.fulfilment.parts import key_of
from tests.shop.returns.given_back import a_delivered_part
from tests.shop.returns.test_missing import under_way

State = ReturnRequest.State
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def part(till):
    return under_way(till)


def path_of(part):
    return f"/orders/{part.order.number}/parts/{part.pk}/missing/"


def order_page(client, part):
    return client.get(f"/orders/{part.order.number}/?key={key_of(part)}").content.decode()


def test_the_order_leads_there_and_she_says_it(client, part):
    assert f'href="{path_of(part)}?key=' in order_page(client, part)
    asked = client.get(path_of(part), {"key": key_of(part)})
    assert "连邮费全部退款" in asked.content.decode()

    answer = client.post(path_of(part), {"key": key_of(part), "words": "没见到"}, follow=True)

    request = ReturnRequest.objects.get()
    assert (request.is_missing, request.words, request.state) == (True, "没见到", State.ASKED)
    page = answer.content.decode()
    assert ("收到了，不用退" in page, "寄回的运费" in page) == (True, False)
    assert answer["Cache-Control"] == "private, no-store"
    order = order_page(client, part)
    assert ("没有收到：" in order, path_of(part) in order) == (True, False)
    assert f"/parts/{part.pk}/received/" not in order


def test_pressed_twice_or_too_early_it_is_told(client, part, till):
    early = under_way(till, 6)
    for each in (part, part, early):
        answer = client.post(path_of(each), {"key": key_of(each), "words": ""}, follow=True)

    assert "现在还不能说没收到" in answer.content.decode()
    assert path_of(early) not in order_page(client, early)
    assert ReturnRequest.objects.count() == 1


def test_too_many_words_are_told(client, part):
    answer = client.post(path_of(part), {"key": key_of(part), "words": "字" * 301})

    assert "<title>有错误：" in answer.content.decode()
    assert (answer.status_code, ReturnRequest.objects.count()) == (400, 0)


def test_nobody_else_comes_near_it(client, part, till):
    other = a_delivered_part(till)
    codes = [
        client.post(path_of(part), {"key": key}).status_code for key in ("", "x", key_of(other))
    ]

    assert (codes, ReturnRequest.objects.count()) == ([404] * 3, 0)


@pytest.mark.parametrize(
    ("form", "state", "refunds"),
    [
        ({"search": "refund"}, State.REFUNDED, 1),
        ({"search": "found", "words": "在村口驿站"}, State.REFUSED, 0),
    ],
)
def test_the_shop_looks_for_it_and_answers(client, part, form, state, refunds):
    request = say_missing(seller_order=part)
    client.force_login(part.shop.artisan.user)
    page = client.get(f"/studio/returns/{request.pk}/").content.decode()
    assert ("买家没收到" in page, "SF123456789012" in page) == (True, True)

    answer = client.post(f"/studio/returns/{request.pk}/", form)

    request.refresh_from_db()
    assert (answer.status_code, request.state, Refund.objects.count()) == (302, state, refunds)
    assert client.get(answer["Location"]).status_code == 200
    seen = client.get(f"/orders/{part.order.number}/returns/{request.pk}/?key={key_of(part)}")
    assert ("在村口驿站" in seen.content.decode()) is (refunds == 0)


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"search": "lost"},
        {"search": "found"},
        {"answer": "accept"},
        {"search": "found", "words": "字" * 301},
    ],
)
def test_a_wrong_answer_is_told_and_nothing_moves(client, part, form):
    request = say_missing(seller_order=part)
    client.force_login(part.shop.artisan.user)

    answer = client.post(f"/studio/returns/{request.pk}/", form)

    request.refresh_from_db()
    assert (answer.status_code, request.state) == (400, State.ASKED)
    assert "<title>有错误：" in answer.content.decode()
    assert not Refund.objects.exists()


@pytest.mark.parametrize(
    ("verdict", "code", "state"),
    [("refund", 302, "refunded"), ("reject", 302, "closed"), ("return", 400, "escalated")],
)
def test_the_operator_decides_between_two(client, part, verdict, code, state):
    request = say_missing(seller_order=part)
    refuse(request=request, words="在驿站", by=part.shop.artisan.user)
    turn_to_operator(request=request, words="没有", by=None)
    client.force_login(an_operator())
    path = f"/desk/money/returns/{request.pk}/"
    page = client.get(path).content.decode()
    assert ("SF123456789012" in page, 'value="part"' in page) == (True, False)

    answer = client.post(path, {"verdict": verdict, "words": "查过了"})

    request.refresh_from_db()
    assert (answer.status_code, request.state) == (code, state)


def test_what_never_came_is_over_and_not_said_to_be_signed_for(client, part):
    request = say_missing(seller_order=part)
    client.force_login(part.shop.artisan.user)
    client.post(f"/studio/returns/{request.pk}/", {"search": "refund"})

    order = order_page(client, part)

    assert '<li class="done">已签收' not in order
    assert "¥212.00" in order
