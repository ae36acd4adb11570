"""The operator's pages of returns and of refunds that are stuck."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shop.payments.models import Refund
from shop.returns.models import ReturnRequest
from tests.cast import a_work, an_operator
from tests.shop.returns.given_back import return_rows

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rows(till, client):
    client.force_login(an_operator())
    return return_rows(till, a_work(price_fen=10000))


def decided(**form):
    return {"verdict": "refund", "freight_on": "shop", "words": "看了", "amount": "", **form}


def test_the_start_page_counts_what_waits(client, rows):
    waiting = {each.url_name: each.number for each in client.get("/desk/money/").context["waiting"]}

    assert (waiting["money-returns"], waiting["money-refunds"]) == (1, 1)


@pytest.mark.parametrize(
    ("form", "state", "fen"),
    [
        ({}, "refunded", 10000),
        ({"verdict": "part", "amount": "30"}, "refunded", 3000),
        ({"verdict": "return"}, "accepted", None),
        ({"verdict": "reject"}, "closed", None),
        ({"verdict": "part", "amount": "30", "freight_on": ""}, "refunded", 3000),
    ],
)
def test_she_decides(client, rows, form, state, fen):
    path = f"/desk/money/returns/{rows['return'].pk}/"
    assert "洗过了" in client.get(path).content.decode()

    answer = client.post(path, decided(**form))

    request = ReturnRequest.objects.get()
    assert (answer.status_code, request.state) == (302, state)
    assert (request.refund and request.refund.amount_fen) == fen
    assert client.post(path, decided(**form)).status_code == 302
    assert ReturnRequest.objects.get().state == state
    assert client.get("/desk/money/returns/?show=all").status_code == 200


@pytest.mark.parametrize(
    "form",
    [
        {"verdict": ""},
        {"verdict": "perhaps"},
        {"verdict": "return", "freight_on": "nobody"},
        {"verdict": "return", "freight_on": ""},
        {"words": ""},
        {"verdict": "part"},
        {"verdict": "part", "amount": "x"},
        {"verdict": "part", "amount": "100.01"},
        {"verdict": "part", "amount": "-1"},
    ],
)
def test_a_wrong_decision_is_told_and_nothing_moves(client, rows, form):
    answer = client.post(f"/desk/money/returns/{rows['return'].pk}/", decided(**form))

    assert answer.status_code == 400
    assert ReturnRequest.objects.get().state == "escalated"
    assert Refund.objects.count() == 1


def test_a_refused_decision_shows_the_return_as_it_was(client, rows):
    path = f"/desk/money/returns/{rows['return'].pk}/"

    answer = client.post(path, decided(verdict="part", amount="99999"))

    page, row = answer.content.decode(), answer.context["row"]
    assert (row.state, row.decided_at, row.decision_words) == ("escalated", None, "")
    assert "平台决定" not in page
    assert "没有这么多可退" in page


def test_a_stuck_refund_is_paid_by_hand_by_two(client, rows):
    path = f"/desk/money/refunds/{rows['refund'].pk}/"
    assert client.post(path, {"means": ""}).status_code == 400
    assert client.post(path, {"means": "x" * 201}).status_code == 400
    client.post(path, {"means": "支付宝 1"})

    answer = client.post(f"{path}approve/", follow=True)
    assert "没有改动" in answer.content.decode()
    assert Refund.objects.get(pk=rows["refund"].pk).state == "failed"
    client.force_login(an_operator("李运营"))
    client.post(f"{path}approve/")

    assert Refund.objects.get(pk=rows["refund"].pk).state == "succeeded"


def test_turned_down_or_asked_again(client, rows):
    path = f"/desk/money/refunds/{rows['refund'].pk}/"
    client.post(path, {"means": "支付宝 1"})
    client.post(f"{path}turn-down/")
    assert Refund.objects.get(pk=rows["refund"].pk).asked_by is None

    client.post(f"{path}again/")

    assert Refund.objects.get(pk=rows["refund"].pk).tries == 2
    assert client.get(f"{path}again/").url == path
    assert client.get("/desk/money/refunds/999999/").status_code == 404


@pytest.mark.parametrize("path", ["/desk/money/returns/", "/desk/money/refunds/"])
def test_the_lists_cost_the_same_with_one_and_with_three(client, till, rows, path):
    counts = []
    for number in (0, 2):
        for _ in range(number):
            return_rows(till, a_work())
        with CaptureQueriesContext(connection) as queries:
            page = client.get(path)
        counts.append(len(queries))

    assert counts[0] == counts[1]
    name = "returns" if "returns" in path else "refunds"
    assert len(page.context[name].object_list) == 3


def test_empty_lists_say_so(client):
    client.force_login(an_operator())

    assert "没有要平台决定的退货。" in client.get("/desk/money/returns/").content.decode()
    assert "没有卡住的退款。" in client.get("/desk/money/refunds/").content.decode()
