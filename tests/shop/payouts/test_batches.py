"""Put together by one, approved by another, handed over; from then on nothing of it changes."""

import hashlib

import pytest
from django.db import IntegrityError, transaction

from ground.privacy.models import Sighting
from sellers.ledger.models import Transaction
from sellers.ledger.queries import owed_to_shop
from shop.payouts.batchfile import show_file
from shop.payouts.batching import approve_batch, call_off_batch, make_batch
from shop.payouts.errors import Changed, NeedsSecondPerson, NotAnyMore, NothingToPay
from shop.payouts.files import file_of
from shop.payouts.holds import hold_shop
from shop.payouts.models import Batch, BatchLine, Payout
from tests.cast import an_operator
from tests.shop.payouts.owed import (
    CARD,
    OTHER_CARD,
    a_batch_of,
    a_prepared,
    approved,
    books,
    card,
    owner_of,
    refunded,
    sold,
    told,
    with_account,
)

pytestmark = pytest.mark.django_db


def states():
    return list(Payout.objects.order_by("pk").values_list("state", flat=True))


def kinds():
    return list(Transaction.objects.exclude(kind="sale").values_list("kind", flat=True))


def test_a_batch_takes_all_that_is_prepared_with_its_sums():
    first, second = a_prepared(10000, card(1)), a_prepared(20000, card(2))

    batch = a_batch_of(first, second)

    assert (batch.line_count, batch.total_fen, batch.state) == (2, 28500, Batch.State.PREPARED)
    assert [line.payout for line in batch.lines.all()] == [first, second]


def test_a_second_batch_of_the_same_is_refused():
    a_batch_of(a_prepared())

    with pytest.raises(NothingToPay):
        make_batch(method="bank", encoding="utf-8-sig", by=an_operator())

    assert Batch.objects.count() == 1


def test_nothing_prepared_makes_no_batch():
    with pytest.raises(NothingToPay):
        make_batch(method="alipay", encoding="utf-8-sig", by=an_operator())


def test_approved_the_money_is_on_its_way_in_the_books():
    payout = a_prepared()
    batch = approved(a_batch_of(payout))

    assert (owed_to_shop(payout.shop_id), books()["transit"]) == (0, -9500)
    assert (batch.state, states()) == (Batch.State.APPROVED, ["approved"])
    assert batch.sha256 == hashlib.sha256(file_of(batch)).hexdigest()
    assert told("payout.leaving") == []


def test_a_large_batch_needs_a_second_person(settings):
    settings.PAYOUT_ALONE_UP_TO_FEN = 9499
    by = an_operator()
    batch = a_batch_of(a_prepared(), by=by)

    with pytest.raises(NeedsSecondPerson):
        approve_batch(batch=batch, by=by, total_fen=9500)

    assert (states(), kinds()) == (["prepared"], [])
    assert approve_batch(batch=batch, by=an_operator("孙复核"), total_fen=9500)


def test_a_small_batch_one_person_approves(settings):
    settings.PAYOUT_ALONE_UP_TO_FEN = 9500
    by = an_operator()

    assert approve_batch(batch=a_batch_of(a_prepared(), by=by), by=by, total_fen=9500)


def test_the_database_itself_refuses_two_eyes(settings):
    settings.PAYOUT_ALONE_UP_TO_FEN = 1
    batch = a_batch_of(a_prepared())

    with pytest.raises(IntegrityError), transaction.atomic():
        Batch.objects.update(state="approved", approved_by=batch.prepared_by, sha256="x")


def test_what_is_approved_is_what_was_seen():
    batch = a_batch_of(a_prepared())

    with pytest.raises(NotAnyMore):
        approve_batch(batch=batch, by=an_operator(), total_fen=9499)

    assert states() == ["prepared"]


def test_approved_twice_it_leaves_once():
    batch = approved(a_batch_of(a_prepared()))

    with pytest.raises(NotAnyMore):
        approve_batch(batch=batch, by=an_operator(), total_fen=9500)

    assert kinds() == ["payout"]


def test_a_refund_between_preparing_and_approving_takes_the_line_out():
    kept, gone = a_prepared(10000, card(1)), a_prepared(20000, card(2))
    batch = a_batch_of(kept, gone)
    refunded(gone.parts.get().seller_order, 5000)

    assert approve_batch(batch=batch, by=an_operator(), total_fen=28500) is False

    batch.refresh_from_db()
    assert (batch.line_count, batch.total_fen, batch.state) == (1, 9500, Batch.State.PREPARED)
    assert states() == ["prepared", "cancelled"]
    assert owed_to_shop(gone.shop_id) == 14000
    assert approve_batch(batch=batch, by=an_operator(), total_fen=9500)


def test_a_hold_that_came_between_empties_the_batch():
    payout = a_prepared()
    batch = a_batch_of(payout)
    hold_shop(shop=payout.shop, reason="在核对", by=None)

    assert approve_batch(batch=batch, by=an_operator(), total_fen=9500) is False

    batch.refresh_from_db()
    assert (batch.state, states(), kinds()) == (Batch.State.CANCELLED, ["cancelled"], [])


def test_a_refund_after_approval_is_carried():
    payout = a_prepared()
    approved(a_batch_of(payout))

    refunded(payout.parts.get().seller_order, 5000)

    assert (states(), owed_to_shop(payout.shop_id)) == (["approved"], -5000)


def test_the_file_is_the_same_however_often_it_is_shown_and_each_is_written_down():
    payout = a_prepared()
    batch, by = approved(a_batch_of(payout)), an_operator("看的人")

    first, second = show_file(batch=batch, by=by), show_file(batch=batch, by=by)

    assert first == second
    assert first.decode("utf-8-sig").splitlines() == [
        "序号,打款编号,收款人姓名,收款账号,开户银行,金额（元）,附言",
        f"1,{payout.number},彩云,{CARD},中国农业银行凯里支行,95.00,巧手货款",
    ]
    seen = Sighting.objects.filter(viewer=by, about=owner_of(payout.shop), what="payout.file")
    assert list(seen.values_list("reason", flat=True)) == [batch.number] * 2
    assert states() == ["in_transit"]
    assert len(told("payout.leaving")) == 1


def test_the_file_speaks_gbk_if_asked():
    batch = make_batch(method=a_prepared().account.kind, encoding="gb18030", by=an_operator())

    data = file_of(approved(batch))

    assert data.decode("gbk").startswith("序号,打款编号")


def test_the_account_of_that_day_counts_though_she_changed_it_meanwhile():
    payout = a_prepared()
    batch = a_batch_of(payout)
    with_account(payout.shop, OTHER_CARD)

    data = show_file(batch=approved(batch), by=an_operator()).decode()

    assert (CARD in data, OTHER_CARD in data) == (True, False)


def test_a_file_that_is_not_what_was_approved_is_not_given():
    batch = approved(a_batch_of(a_prepared()))
    BatchLine.objects.update(amount_fen=1)

    with pytest.raises(Changed):
        show_file(batch=batch, by=an_operator())

    assert (states(), Sighting.objects.count()) == (["approved"], 0)


def test_no_file_before_approval():
    batch = a_batch_of(a_prepared())

    with pytest.raises(NotAnyMore):
        show_file(batch=batch, by=an_operator())


def test_called_off_before_approval_its_payouts_go_into_another():
    payout = a_prepared()
    call_off_batch(batch=a_batch_of(payout), by=an_operator())

    again = a_batch_of(payout)

    assert [line.payout for line in again.lines.all()] == [payout]
    assert kinds() == []


def test_called_off_after_approval_it_is_owed_again():
    payout = a_prepared()
    call_off_batch(batch=approved(a_batch_of(payout)), by=an_operator())

    assert (owed_to_shop(payout.shop_id), books()["transit"], states()) == (9500, 0, ["prepared"])
    approved(a_batch_of(payout))
    assert (owed_to_shop(payout.shop_id), books()["transit"]) == (0, -9500)


def test_once_the_file_was_shown_nothing_is_called_off():
    batch = approved(a_batch_of(a_prepared()))
    show_file(batch=batch, by=an_operator())

    with pytest.raises(NotAnyMore):
        call_off_batch(batch=batch, by=an_operator())

    assert states() == ["in_transit"]


def test_new_money_goes_into_the_next_payout_and_not_into_this():
    payout = a_prepared()
    batch = a_batch_of(payout)
    sold(payout.shop, 20000)

    assert file_of(approved(batch)).decode("utf-8-sig").count("95.00") == 1
    assert owed_to_shop(payout.shop_id) == 19000
