"""What is due, from the books alone: never more than stands in them, never the same twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sellers.ledger.models import Transaction
from sellers.ledger.queries import owed_to_shop
from sellers.ledger.services import Posting, post
from shop.order.models import SellerOrder
from shop.payouts.due import due_to
from shop.payouts.holds import hold_part, hold_shop, lift_hold
from shop.payouts.models import Payout, PayoutPart
from shop.payouts.services import cancel_payout, prepare_payout
from shop.payouts.tasks import prepare_due
from tests.cast import an_operator
from tests.shop.payouts.owed import (
    Purpose,
    a_due_shop,
    a_prepared,
    a_verified_shop,
    long_ago,
    refunded,
    sold,
    with_account,
)

pytestmark = pytest.mark.django_db
Status = SellerOrder.Status


def payable(shop):
    return due_to(shop.pk).payable_fen


def test_a_completed_part_is_due_whole_less_commission():
    shop = a_verified_shop()
    part = sold(shop, 10000)

    due = due_to(shop.pk)

    assert (due.owed_fen, due.waiting_fen, due.payable_fen) == (9500, 0, 9500)
    assert due.ready == [(part.pk, 9500)]


@pytest.mark.parametrize("status", [Status.NEW, Status.ACCEPTED, Status.SENT, Status.DELIVERED])
def test_a_part_that_is_not_over_waits(status):
    shop = a_verified_shop()
    sold(shop, status=status)

    due = due_to(shop.pk)

    assert (due.owed_fen, due.waiting_fen, due.payable_fen, due.ready) == (9500, 9500, 0, [])


def test_a_partly_refunded_part_is_due_as_the_books_say():
    shop = a_verified_shop()
    refunded(sold(shop), 4000)

    assert (payable(shop), due_to(shop.pk).carried_fen) == (5500, 0)


def test_a_part_on_hold_waits_and_lifted_it_is_due():
    shop = a_verified_shop()
    part, _other = sold(shop), sold(shop, 20000)
    hold = hold_part(seller_order=part, reason="买家说没有收到", by=an_operator())

    assert payable(shop) == 19000
    lift_hold(hold=hold, by=an_operator())
    assert payable(shop) == 28500


def test_a_shop_on_hold_is_paid_nothing_until_the_day_it_ends():
    shop = a_verified_shop()
    sold(shop)
    tomorrow = timezone.now() + timedelta(days=1)
    hold = hold_shop(shop=shop, reason="在核对", by=an_operator(), until=tomorrow)
    assert payable(shop) == 0

    type(hold).objects.update(until=timezone.now() - timedelta(seconds=1))

    assert payable(shop) == 9500


def test_a_negative_balance_is_carried_into_the_next_payout():
    shop = a_due_shop()
    part = prepare_payout(shop_id=shop.pk).parts.get().seller_order
    cancel_payout(payout=Payout.objects.get(), by=None)
    refunded(part, 9500)
    refunded(part, 3000)
    assert owed_to_shop(shop.pk) == -3000
    assert prepare_payout(shop_id=shop.pk) is None

    sold(shop, 10000)
    payout = prepare_payout(shop_id=shop.pk)

    assert (payout.amount_fen, payout.carried_fen) == (6500, -3000)


def test_what_one_still_waits_for_does_not_pay_an_old_debt_twice():
    shop = a_due_shop()
    sold(shop, 20000, status=Status.DELIVERED)

    assert due_to(shop.pk).waiting_fen == 19000
    assert prepare_payout(shop_id=shop.pk).amount_fen == 9500


def test_money_beside_the_orders_is_paid_with_them():
    shop = a_due_shop()
    post(
        key="adjustment:1",
        kind="adjustment",
        reference="1",
        postings=[
            Posting(Purpose.GOODWILL, 700),
            Posting(Purpose.SHOP_PAYABLE, -700, f"shop:{shop.pk}"),
        ],
    )

    payout = prepare_payout(shop_id=shop.pk)

    assert (payout.amount_fen, payout.carried_fen) == (10200, 700)


def test_preparing_moves_nothing_in_the_books():
    before = Transaction.objects.count() + 1  # the sale

    payout = a_prepared()

    assert (payout.state, payout.amount_fen) == (Payout.State.PREPARED, 9500)
    assert Transaction.objects.count() == before
    assert owed_to_shop(payout.shop_id) == 9500


def test_the_night_prepares_once_however_often_it_knocks(django_capture_on_commit_callbacks):
    shop = a_due_shop()

    for _knock in range(3):
        with django_capture_on_commit_callbacks(execute=True):
            prepare_due()

    assert [payout.amount_fen for payout in Payout.objects.filter(shop=shop)] == [9500]
    assert PayoutPart.objects.count() == 1


def test_nobody_is_paid_without_an_account():
    shop = a_verified_shop()
    sold(shop)

    assert prepare_payout(shop_id=shop.pk) is None
    assert payable(shop) == 9500


def test_an_account_that_still_cools_is_paid_nothing():
    shop = a_verified_shop()
    with_account(shop, is_cooled=False)
    sold(shop)

    assert prepare_payout(shop_id=shop.pk) is None


def test_little_money_waits_but_not_for_ever(settings):
    settings.PAYOUT_LEAST_FEN, settings.PAYOUT_LATEST_DAYS = 10000, 60
    shop = a_due_shop()
    assert prepare_payout(shop_id=shop.pk) is None

    long_ago(SellerOrder.objects.get(), 61)

    assert prepare_payout(shop_id=shop.pk).amount_fen == 9500


def test_a_cancelled_payout_frees_its_parts():
    payout = a_prepared()
    cancel_payout(payout=payout, by=an_operator())

    again = prepare_payout(shop_id=payout.shop_id)

    assert (again.amount_fen, again.number != payout.number) == (9500, True)


@pytest.mark.parametrize("number", [2, 30])
def test_what_is_due_costs_the_same_at_two_sizes(number, django_assert_num_queries):
    shop = a_verified_shop()
    for _each in range(number):
        sold(shop)

    with django_assert_num_queries(9):
        assert payable(shop) == number * 9500
