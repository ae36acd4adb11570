"""The operator's pages of what is taken back: asked with a reason, and by two above the limit."""

import pytest

from sellers.ledger.queries import owed_to_shop
from shop.payouts.desk_queries import waits_for_operator
from shop.payouts.models import Reversal
from tests.cast import an_operator
from tests.shop.payouts.owed import a_waiting_reversal, refunded
from tests.shop.payouts.stripes import a_transfer, reversals_at, states

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "/desk/money/payouts/back/"
TYPED = {"amount_fen": "40.00", "reason": "买家退货"}


@pytest.fixture
def desk(client):
    client.force_login(an_operator())
    return client


@pytest.fixture
def owing(till):
    payout = a_transfer(till)
    refunded(payout.parts.get().seller_order, 4000)
    return payout


def page_of(payout):
    return f"/desk/money/payouts/{payout.pk}/back/"


def told(answer):
    return [str(message) for message in answer.context["messages"]]


def test_from_the_list_to_the_money_back(desk, till, owing):
    listed = desk.get(LIST).content.decode()
    assert page_of(owing) in listed
    assert "欠 ¥40.00，最近一笔能收回 ¥40.00" in listed
    assert 'value="40.00"' in desk.get(page_of(owing)).content.decode()

    answer = desk.post(page_of(owing), TYPED, follow=True)

    assert told(answer) == ["向 Stripe 要了，结果在下面看。"]
    assert (states(), [fen for _, fen in reversals_at(till)]) == (["done"], [4000])
    shown = desk.get(f"/desk/money/payouts/{owing.pk}/").content.decode()
    assert "从店铺的账户收回了 ¥40.00。" in shown
    assert page_of(owing) not in desk.get(LIST).content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount_fen": ""}, {"amount_fen": "x"}, {"amount_fen": "0"}, {"amount_fen": "-1"},
        {"amount_fen": "40.01"}, {"amount_fen": "1.001"}, {"amount_fen": "9" * 40},
        {"amount_fen": "NaN"}, {"amount_fen": "1e999"}, {"amount_fen": "Infinity"},
        {"reason": ""}, {"reason": "x"}, {"reason": "长" * 201},
    ],
)  # fmt: skip
def test_bad_input_is_told_and_moves_nothing(desk, till, owing, wrong):
    answer = desk.post(page_of(owing), TYPED | wrong)

    assert answer.status_code == 400
    assert "<title>有错误：" in answer.content.decode()
    assert (states(), reversals_at(till), owed_to_shop(owing.shop_id)) == ([], [], -4000)


def test_above_the_limit_who_asked_sees_no_yes(desk, client, till, owing, settings):
    settings.PAYOUT_ALONE_UP_TO_FEN = 1
    answer = desk.post(page_of(owing), TYPED, follow=True)
    assert told(answer) == ["超过限额，等另一个人批准。"]
    assert "批准收回" not in answer.content.decode()
    path = f"{LIST}{Reversal.objects.get().pk}/"

    refused = desk.post(path, {"answer": "yes"}, follow=True)
    assert told(refused) == ["超过限额的，要另一个人批准。"]
    assert (states(), reversals_at(till)) == (["asked"], [])
    client.force_login(an_operator("孙复核"))
    assert "批准收回" in client.get(LIST).content.decode()
    assert told(client.post(path, {"answer": "yes"}, follow=True)) == ["批准了，向 Stripe 要了。"]

    assert (states(), len(reversals_at(till))) == (["done"], 1)
    late = client.post(path, {"answer": "yes"}, follow=True)
    assert told(late) == ["别人刚刚处理过，请看现在的样子。"]


@pytest.mark.parametrize("answer", ["no", "", "YES", "1"])
def test_anything_but_a_yes_is_a_no(desk, answer):
    reversal = a_waiting_reversal()

    desk.post(f"{LIST}{reversal.pk}/", {"answer": answer})

    assert (states(), owed_to_shop(reversal.shop_id)) == (["declined"], -4000)


def test_what_waits_counts_on_the_start_page(desk):
    before = waits_for_operator()

    a_waiting_reversal()

    assert waits_for_operator() == before + 1


@pytest.mark.parametrize("query", ["", "?page=2", "?page=x", "?page=-1", "?page=99999999999"])
def test_empty_or_not_any_address_of_the_list_answers(desk, query):
    assert "没有。" in desk.get(f"{LIST}{query}").content.decode()


@pytest.mark.parametrize("number", [1, 4])
def test_the_list_costs_the_same_at_two_sizes(desk, number, django_assert_max_num_queries):
    for n in range(number):
        a_waiting_reversal(slug=f"shop-{n}")

    with django_assert_max_num_queries(13):
        desk.get(LIST)


def test_a_payout_that_stripe_did_not_pay_has_no_such_page(desk, client, owing):
    path = page_of(owing)
    owing.reference = ""
    owing.save()
    assert desk.get(path).status_code == 404
    client.force_login(owing.shop.artisan.user)

    assert [client.get(LIST).status_code, client.post(path, TYPED).status_code] == [404, 404]
    assert states() == []
