"""What the bank says: checked whole before a line is believed; said twice, it counts once."""

from io import BytesIO

import pytest

from sellers.ledger.models import Transaction
from sellers.ledger.queries import owed_to_shop
from shop.payouts.batchfile import show_file
from shop.payouts.confirming import NotAConfirmation, import_confirmation, without_accounts
from shop.payouts.errors import NotAnyMore
from shop.payouts.models import Batch, Payout
from shop.payouts.services import prepare_payout, retry_payout
from shop.payouts.tasks import prepare_task
from tests.cast import an_operator
from tests.shop.payouts.owed import (
    OTHER_CARD,
    a_batch_of,
    a_prepared,
    approved,
    books,
    card,
    told,
    with_account,
)

pytestmark = pytest.mark.django_db
HEAD = "打款编号,金额（元）,结果,原因"


@pytest.fixture
def batch():
    """Two lines, 95.00 and 190.00, handed to the bank."""
    batch = approved(a_batch_of(a_prepared(10000, card(1)), a_prepared(20000, card(2))))
    show_file(batch=batch, by=an_operator())
    batch.refresh_from_db()
    return batch


def numbers():
    return list(Payout.objects.order_by("pk").values_list("number", flat=True))


def states():
    return list(Payout.objects.order_by("pk").values_list("state", flat=True))


def bring(batch, *rows, encoding="utf-8-sig"):
    data = "\r\n".join(rows).encode(encoding)
    return import_confirmation(batch=batch, file=BytesIO(data), by=an_operator())


def both_paid():
    first, second = numbers()
    return [HEAD, f"{first},95.00,成功,", f"{second},190.00,成功,", "合计,285.00,2,"]


def test_all_paid_settles_the_batch(batch):
    assert bring(batch, *both_paid()) == {"paid": 2, "failed": 0, "known": 0, "waiting": 0}

    batch.refresh_from_db()
    assert (batch.state, states()) == (Batch.State.SETTLED, ["paid", "paid"])
    assert books() == {"transit": 0, "bank": -28500, "clearing": 30000}
    assert len(told("payout.paid")) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_it_is_read_in_each_encoding(batch, encoding):
    assert bring(batch, *both_paid(), encoding=encoding)["paid"] == 2


def test_english_words_do_as_well(batch):
    first, second = numbers()
    rows = ["payout,amount,result,reason", f"{first},95.00,paid,", f"{second},190.00,FAILED,no"]

    assert bring(batch, *rows, "total,285,2")["failed"] == 1


def test_the_same_file_again_changes_nothing(batch):
    bring(batch, *both_paid())
    facts = Transaction.objects.count()

    assert bring(batch, *both_paid()) == {"paid": 0, "failed": 0, "known": 2, "waiting": 0}

    assert Transaction.objects.count() == facts
    assert len(told("payout.paid")) == 2


def test_a_partial_confirmation_leaves_the_rest_on_its_way(batch):
    counts = bring(batch, HEAD, f"{numbers()[0]},95.00,成功,", "合计,95.00,1,")

    batch.refresh_from_db()
    assert counts == {"paid": 1, "failed": 0, "known": 0, "waiting": 1}
    assert (batch.state, states()) == (Batch.State.SUBMITTED, ["paid", "in_transit"])
    assert bring(batch, *both_paid()) == {"paid": 1, "failed": 0, "known": 1, "waiting": 0}


def a_failed(batch):
    first, second = numbers()
    rows = [f"{first},95.00,失败,户名不符", f"{second},190.00,成功,"]
    bring(batch, HEAD, *rows, "合计,285.00,2,")
    return Payout.objects.get(number=first)


def test_a_failed_line_is_owed_again_and_she_is_told(batch):
    payout = a_failed(batch)

    assert (payout.state, payout.reason) == (Payout.State.FAILED, "户名不符")
    assert (owed_to_shop(payout.shop_id), books()["transit"]) == (9500, 0)
    assert "没有打成，钱还是你的" in told("payout.failed")[0]
    assert prepare_payout(shop_id=payout.shop_id) is None  # its parts are this payout's


def test_after_a_confirmed_failure_it_goes_again_under_its_own_number(batch):
    payout = a_failed(batch)
    retry_payout(payout=payout, by=an_operator())

    again = approved(a_batch_of(payout))
    data = show_file(batch=again, by=an_operator()).decode()
    bring(again, HEAD, f"{payout.number},95.00,成功,", "合计,95.00,1,")

    assert payout.number in data
    assert states() == ["paid", "paid"]
    assert owed_to_shop(payout.shop_id) == 0
    assert books() == {"transit": 0, "bank": -28500, "clearing": 30000}


def test_the_old_file_once_more_does_not_touch_the_second_try(batch):
    payout = a_failed(batch)
    retry_payout(payout=payout)
    show_file(batch=approved(a_batch_of(payout)), by=an_operator())

    bring(batch, HEAD, f"{payout.number},95.00,失败,户名不符", "合计,95.00,1,")

    assert states() == ["in_transit", "paid"]


def test_what_is_on_its_way_is_not_tried_again(batch):
    payout = Payout.objects.first()

    with pytest.raises(NotAnyMore):
        retry_payout(payout=payout)

    assert states() == ["in_transit", "in_transit"]


def test_a_new_account_lets_it_go_again_by_itself(batch):
    payout = a_failed(batch)
    prepare_task(payout.shop_id)
    assert states()[0] == "failed"

    account = with_account(payout.shop, OTHER_CARD)
    prepare_task(payout.shop_id)

    payout.refresh_from_db()
    assert (payout.state, payout.account, payout.tries) == ("prepared", account, 2)


def faulty(first, second):
    line = f"{second},190.00,成功,"
    return {
        "empty": [],
        "no heading": [f"{first},95.00,成功,", "合计,95.00,1"],
        "another heading": ["编号,金额,结果,原因", f"{first},95.00,成功,", "合计,95.00,1"],
        "no total": [HEAD, f"{first},95.00,成功,", line],
        "wrong total": [HEAD, f"{first},95.00,成功,", line, "合计,285.01,2"],
        "wrong number of lines": [HEAD, f"{first},95.00,成功,", line, "合计,285.00,3"],
        "a total without numbers": [HEAD, f"{first},95.00,成功,", "合计"],
        "an unknown line": [HEAD, "P000000-XXXXXX,95.00,成功,", "合计,95.00,1"],
        "a changed amount": [HEAD, f"{first},95.01,成功,", "合计,95.01,1"],
        "a line twice": [HEAD, f"{first},95.00,成功,", f"{first},95.00,成功,", "合计,190.00,2"],
        "an unknown result": [HEAD, f"{first},95.00,处理中,", "合计,95.00,1"],
        "no reason": [HEAD, f"{first},95.00,失败,", "合计,95.00,1"],
        "a long reason": [HEAD, f"{first},95.00,失败,{'长' * 201}", "合计,95.00,1"],
        "three cells": [HEAD, f"{first},95.00,成功", "合计,95.00,1"],
        "five cells": [HEAD, f"{first},95.00,成功,,", "合计,95.00,1"],
        "a negative amount": [HEAD, f"{first},-95.00,成功,", "合计,-95.00,1"],
        "thousands": [HEAD, f'{first},"9,500",成功,', "合计,9500.00,1"],
        "no number": [HEAD, f"{first},NaN,成功,", "合计,NaN,1"],
        "half a fen": [HEAD, f"{first},95.005,成功,", "合计,95.005,1"],
        "full-width digits": [HEAD, f"{first},９５.００,成功,", "合计,95.00,1"],
        "a superscript": [HEAD, f"{first},95²,成功,", "合计,95.00,1"],
        "an open quote": [HEAD, f'"{first},95.00,成功,', "合计,95.00,1"],
        "an amount without end": [HEAD, f"{first},{'9' * 400},成功,", "合计,95.00,1"],
    }  # fmt: skip


@pytest.mark.parametrize("fault", sorted(faulty("", "")))
def test_a_faulty_file_changes_nothing_at_all(batch, fault):
    facts = Transaction.objects.count()

    with pytest.raises(NotAConfirmation) as refusal:
        bring(batch, *faulty(*numbers())[fault])

    assert len(refusal.value.faults) > 0
    assert (states(), Transaction.objects.count()) == (["in_transit"] * 2, facts)


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", b"\0" * 9, b"PK\x03\x04zip", b"a," * 600_000, b"\n" * 99, b"\x80" * 9]
)
def test_a_file_that_is_no_table_changes_nothing(batch, data):
    with pytest.raises(NotAConfirmation):
        import_confirmation(batch=batch, file=BytesIO(data), by=an_operator())

    assert states() == ["in_transit", "in_transit"]


def test_a_word_is_not_taken_back(batch):
    bring(batch, *both_paid())
    first, second = numbers()

    with pytest.raises(NotAConfirmation) as refusal:
        bring(batch, HEAD, f"{first},95.00,失败,退回", f"{second},190.00,成功,", "合计,285,2")

    assert refusal.value.faults == [(2, f"{first} 以前导入的结果不一样")]
    assert states() == ["paid", "paid"]


def test_a_batch_that_nobody_took_is_not_confirmed():
    batch = approved(a_batch_of(a_prepared()))

    with pytest.raises(NotAnyMore):
        bring(batch, HEAD, f"{numbers()[0]},95.00,成功,", "合计,95.00,1")

    assert states() == ["approved"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("账号 6222021234567894 不存在", "账号 ****7894 不存在"),
        ("6222 0212 3456 7894户名不符", "****7894户名不符"),
        ("支付宝 bing@example.com 没有实名", "支付宝 **** 没有实名"),
        ("错误码 2041", "错误码 2041"),
    ],
)
def test_a_reason_of_the_bank_s_keeps_no_account(said, kept):
    assert without_accounts(said) == kept
