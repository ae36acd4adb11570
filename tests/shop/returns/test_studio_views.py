"""What comes back to her shop: she answers, she says how it is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sellers.stockroom.models import Stock
from shop.payments.models import Refund
from shop.returns.models import ReturnLine, ReturnRequest
from shop.returns.services import cancel
from tests.cast import a_shop, a_work
from tests.shop.returns.given_back import a_delivered_part, a_return, a_sent_return

State = ReturnRequest.State
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def part(till, client):
    part = a_delivered_part(till)
    client.force_login(part.shop.artisan.user)
    return part


def post(client, request, **form):
    answer = client.post(f"/studio/returns/{request.pk}/", form)
    request.refresh_from_db()
    return answer


@pytest.mark.parametrize(
    ("form", "state"),
    [
        ({"answer": "accept"}, State.ACCEPTED),
        ({"answer": "keep"}, State.REFUNDED),
        ({"answer": "refuse", "words": "洗过了"}, State.REFUSED),
    ],
)
def test_she_answers(client, part, form, state):
    request = a_return(part)

    answer = post(client, request, **form)

    assert (answer.status_code, request.state) == (302, state)
    assert client.get(answer["Location"]).status_code == 200


def test_what_the_way_back_may_cost_her_is_said_until_nothing_comes_back(client, part):
    request = a_return(part, reason=ReturnLine.Reason.FAULTY)
    path = f"/studio/returns/{request.pk}/"
    asked = client.get(path).content.decode()
    post(client, request, answer="refuse", words="洗过了")
    refused = client.get(path).content.decode()

    assert "寄回的运费你付。 最多 ¥30.00，买家寄了才知道多少。" in asked
    assert "寄回的运费" not in refused


def test_kept_by_the_buyer_nobody_pays_for_a_way_back(client, part):
    request = a_return(part)

    post(client, request, answer="keep")

    assert "寄回的运费" not in client.get(f"/studio/returns/{request.pk}/").content.decode()


@pytest.mark.parametrize(
    "form",
    [{}, {"answer": "maybe"}, {"answer": "refuse"}, {"answer": "refuse", "words": "字" * 301}],
)
def test_a_wrong_answer_is_told_and_nothing_moves(client, part, form):
    request = a_return(part)

    answer = post(client, request, **form)

    assert (answer.status_code, request.state) == (400, State.ASKED)
    assert "<title>有错误：" in answer.content.decode()
    assert not Refund.objects.exists()


@pytest.mark.parametrize(
    ("form", "state", "on_hand"),
    [
        ({"goods": "shelf"}, State.REFUNDED, 4),
        ({"goods": "keep"}, State.REFUNDED, 3),
        ({"goods": "look"}, State.RECEIVED, 3),
        ({"goods": "problem", "words": "剪坏了"}, State.ESCALATED, 3),
    ],
)
def test_she_says_how_it_came_back(client, part, form, state, on_hand):
    request = a_sent_return(part)

    answer = post(client, request, **form)

    assert (answer.status_code, request.state) == (302, state)
    assert Stock.objects.get().on_hand == on_hand


@pytest.mark.parametrize("form", [{}, {"goods": "lost"}, {"goods": "problem"}])
def test_without_a_word_nothing_moves(client, part, form):
    request = a_sent_return(part)

    assert post(client, request, **form).status_code == 400
    assert (request.state, Refund.objects.count()) == (State.SENT, 0)


def test_looked_at_it_is_not_looked_at_again(client, part):
    request = a_sent_return(part)
    post(client, request, goods="look")

    assert post(client, request, goods="look").status_code == 400
    assert post(client, request, goods="shelf").status_code == 302
    assert request.state == State.REFUNDED


def test_the_list_costs_the_same_with_one_and_with_four(client, till):
    shop = a_shop()
    client.force_login(shop.artisan.user)
    assert "没有人退货。" in client.get("/studio/returns/").content.decode()
    counts = []
    for number in (1, 3):
        for _ in range(number):
            a_return(a_delivered_part(till, {a_work(shop=shop): 1}))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = client.get("/studio/returns/")
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert len(page.context["returns"].object_list) == 4
    assert "有 4 次退货等你处理" in client.get("/studio/").content.decode()


def test_her_income_says_what_went_back(client, part, till):
    request = a_sent_return(part, reason="faulty")
    post(client, request, goods="keep")

    page = client.get("/studio/income/")

    sums = page.context["sums"]
    assert (sums.share, page.context["owed_fen"]) == (20200 - 10100 - 800, 20200 - 10100 - 800)
    assert "退给买家 ¥106.00，平台也退了 ¥5.00 服务费。" in page.content.decode()
    assert "寄回的运费 ¥8.00 你付。" in page.content.decode()
    row = client.get("/studio/income.csv").content.decode().splitlines()[1].split(",")
    assert row[4:11] == ["200.00", "0.00", "12.00", "5.00", "5%", "114.00", "93.00"]


def test_the_sum_on_her_order_page_adds_up_after_a_refund(client, part):
    post(client, a_sent_return(part, reason="faulty"), goods="keep")

    page = client.get(f"/studio/orders/{part.pk}/").content.decode()

    kept = 20000 + 1200 - 1000 - 10600 + 500 - 800
    assert f'<strong class="money">¥{kept / 100:.2f}</strong>' in page
    assert "作品 ¥200.00，邮费 ¥12.00，平台服务费 ¥10.00，" in page
    assert "，退给买家 ¥106.00，退回服务费 ¥5.00，寄回的运费 ¥8.00" in page


def test_a_return_that_is_over_is_not_said_to_be_wanted(client, part):
    request = a_return(part)
    path = f"/studio/orders/{part.pk}/"
    before = client.get(path).content.decode()
    cancel(request=request)

    page = client.get(path).content.decode()

    assert "买家要退货。" in before
    assert "买家要退货。" not in page
    assert "结束了，没有退款：" in page
