"""From a loan to her income: kept back only as she signed, and not a day after she stopped it."""

import pytest
from django.db import IntegrityError, transaction

from ground.messages.models import Message
from ground.privacy.models import Sighting
from sellers.ledger.models import Account, Transaction
from sellers.ledger.queries import balance, faults, owed_to_shop, total
from sellers.withholdings.errors import AboveCap, NotNow, OneAtATime
from sellers.withholdings.handing import Handed, hand_on, look_at_voucher
from sellers.withholdings.models import Agreement, Taking
from sellers.withholdings.services import decline, revoke, sign
from sellers.withholdings.taking import plan, withholding_owner
from shop.payouts.batching import approve_batch
from shop.payouts.models import Payout
from shop.payouts.services import (
    approve_payout,
    cancel_payout,
    fail_payout,
    prepare_payout,
    retry_payout,
    send_payout,
    settle_payout,
)
from tests.cast import a_user, an_operator
from tests.programme.finance.given import (
    PHOTO,
    a_case,
    granted,
    offered,
    person_with,
    signed,
)
from tests.programme.finance.test_funds import DAY, all_at_once
from tests.shop.payouts.owed import a_batch_of, a_due_shop, owner_of, sold

MATERIAL = Agreement.Purpose.MATERIAL


def kept_back(agreement):
    return -balance(Account.Purpose.WITHHOLDING, withholding_owner(agreement.pk))


def left(shop):
    """A payout on its way."""
    payout = prepare_payout(shop_id=shop.pk)
    assert approve_payout(payout=payout)
    send_payout(payout=payout)
    return payout


def paid_out(shop):
    payout = left(shop)
    settle_payout(payout=payout)
    return payout


def states(agreement):
    return list(agreement.takings.order_by("pk").values_list("state", flat=True))


@pytest.mark.django_db
def test_a_loan_is_repaid_out_of_a_sale_until_she_stops_it():
    shop = a_due_shop()
    granted(a_case(person_with(shop)))
    agreement = signed(shop, total_fen=5_000, share=100)

    first = paid_out(shop)
    revoke(agreement=agreement, by=owner_of(shop))
    sold(shop)
    second = paid_out(shop)

    assert (first.amount_fen, first.withheld_fen) == (8_550, 950)  # a tenth of 95 yuan
    assert (second.amount_fen, second.withheld_fen) == (9_500, 0)
    assert (kept_back(agreement), owed_to_shop(shop.pk), total()) == (950, 0, 0)
    assert (list(faults()), states(agreement)) == ([], ["firm"])


@pytest.mark.django_db
def test_nothing_is_withheld_that_she_has_not_signed():
    shop = a_due_shop()
    agreement = offered(shop)

    assert paid_out(shop).withheld_fen == 0
    with pytest.raises(NotNow):
        sign(agreement=agreement, words="我同意", by=a_user("别人"))
    decline(agreement=agreement, by=owner_of(shop))
    with pytest.raises(NotNow):
        sign(agreement=agreement, words="我同意", by=owner_of(shop))
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.update(state="signed")

    assert Taking.objects.count() == 0
    assert Message.objects.filter(kind="withholding.offer").count() == 1


@pytest.mark.django_db
def test_it_never_passes_the_sum_and_then_it_is_done():
    shop = a_due_shop()
    agreement = signed(shop, total_fen=1_000, share=100)

    fen = [paid_out(shop).withheld_fen]
    for _each in range(2):
        sold(shop)
        fen.append(paid_out(shop).withheld_fen)

    agreement.refresh_from_db()
    assert fen == [950, 50, 0]
    assert (agreement.state, agreement.left_fen) == ("done", 0)


@pytest.mark.django_db
def test_it_never_passes_what_the_law_leaves(settings):
    shop = a_due_shop()
    with pytest.raises(AboveCap):
        offered(shop, share=201)
    signed(shop, share=150)
    with pytest.raises(OneAtATime):
        offered(shop)
    second = offered(shop, share=100, purpose=MATERIAL)
    with pytest.raises(AboveCap):
        sign(agreement=second, words="我同意", by=owner_of(shop))

    settings.WITHHOLDING_MOST_THOUSANDTHS = 100  # the law leaves less since: of all at once

    assert prepare_payout(shop_id=shop.pk).withheld_fen == 950


@pytest.mark.django_db
def test_a_payout_that_comes_back_gives_all_of_it_back_and_the_next_try_keeps_the_same():
    shop = a_due_shop()
    agreement = signed(shop)
    payout = left(shop)

    fail_payout(payout=payout, reason="户名不符")
    assert (owed_to_shop(shop.pk), kept_back(agreement), states(agreement)) == (
        9_500, 0, ["planned"],
    )  # fmt: skip

    retry_payout(payout=payout)
    assert approve_payout(payout=payout)
    send_payout(payout=payout)
    settle_payout(payout=payout)

    assert (owed_to_shop(shop.pk), kept_back(agreement), total()) == (0, 950, 0)
    kinds = Transaction.objects.filter(kind__startswith="withholding").order_by("pk")
    assert [each.kind for each in kinds] == ["withholding", "withholding_back", "withholding"]


@pytest.mark.django_db
def test_a_payout_called_off_kept_nothing_back():
    shop = a_due_shop()
    agreement = signed(shop)
    payout = prepare_payout(shop_id=shop.pk)

    cancel_payout(payout=payout, by=None)

    agreement.refresh_from_db()
    assert (agreement.taken_fen, states(agreement)) == (0, ["released"])
    assert prepare_payout(shop_id=shop.pk).withheld_fen == 950


@pytest.mark.django_db
def test_stopped_before_it_was_approved_the_payout_is_made_anew_and_whole():
    shop = a_due_shop()
    agreement = signed(shop)
    batch = a_batch_of(prepare_payout(shop_id=shop.pk))

    revoke(agreement=agreement, by=owner_of(shop))
    assert approve_batch(batch=batch, by=an_operator(), total_fen=batch.total_fen) is False

    again = paid_out(shop)
    assert (again.amount_fen, again.withheld_fen) == (9_500, 0)
    assert (kept_back(agreement), states(agreement)) == (0, ["released"])


@pytest.mark.django_db
def test_what_has_arrived_is_handed_on_with_a_voucher_once():
    shop = a_due_shop()
    agreement, by = signed(shop), an_operator()
    bank = -balance(Account.Purpose.BANK)
    left(shop)
    handed = Handed(950, DAY, PHOTO)
    with pytest.raises(NotNow):  # the payout may still come back
        hand_on(agreement=agreement, handed=handed, by=by)
    settle_payout(payout=Payout.objects.get())

    handover = hand_on(agreement=agreement, handed=handed, by=by)
    with pytest.raises(NotNow):
        hand_on(agreement=agreement, handed=handed, by=by)

    assert (kept_back(agreement), total(), states(agreement)) == (0, 0, ["handed"])
    assert -balance(Account.Purpose.BANK) - bank == 9_500
    assert look_at_voucher(handover=handover, viewer=by) == PHOTO
    assert Sighting.objects.get().about == owner_of(shop)
    assert Message.objects.filter(kind="withholding.handed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_payouts_at_once_never_withhold_more_than_the_sum():
    shop = a_due_shop()
    agreement = signed(shop, total_fen=1_000, share=200)

    def take(number):
        return plan(artisan=shop.artisan, payout=f"P-{number}", fen=2_000) or "nothing"

    answers = all_at_once([lambda number=number: take(number) for number in range(5)])

    agreement.refresh_from_db()
    assert agreement.taken_fen == 1_000
    assert sum(each for each in answers if each != "nothing") == 1_000


@pytest.mark.django_db(transaction=True)
def test_she_stops_it_while_it_is_approved_and_the_books_agree_with_what_left():
    shop = a_due_shop()
    agreement, owner = signed(shop), owner_of(shop)
    payout = prepare_payout(shop_id=shop.pk)

    all_at_once(
        [
            lambda: approve_payout(payout=payout),
            lambda: revoke(agreement=agreement, by=owner),
        ]
    )

    payout.refresh_from_db()
    agreement.refresh_from_db()
    assert agreement.state == "revoked"
    assert (owed_to_shop(shop.pk), kept_back(agreement)) == {
        "approved": (0, 950),
        "prepared": (9_500, 0),
    }[payout.state]
    assert total() == 0
