"""Every way that Stripe's answer can go wrong, or never come."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sellers.ledger.models import Transaction
from shop.order.models import Order
from shop.payments.errors import PaymentUnavailable
from shop.payments.models import PaymentAttempt
from shop.payments.services import look_up, start_payment
from shop.payments.tasks import reconcile_open_attempts
from tests.shop.baskets import an_order, paid

pytestmark = pytest.mark.django_db(transaction=True)


def nothing_is_booked():
    return Transaction.objects.count() == 0 and not Order.objects.exclude(paid_at=None).exists()


@pytest.mark.parametrize("faults", [["drop_before"], ["drop_after"], ["500"], ["409"], ["500"] * 2])
def test_a_fault_on_the_way_is_asked_again_with_the_same_key(till, faults):
    order = an_order()
    till.faults.order(faults, None, None)

    url = start_payment(order=order)

    assert [session["url"] for session in till.sessions()] == [url]


@pytest.mark.parametrize("fault", ["drop_before", "drop_after", "500", "429", "garbage"])
def test_a_lasting_fault_leaves_an_attempt_that_the_next_press_completes(till, fault):
    order = an_order()
    till.faults.order([fault] * (1 if fault in {"429", "garbage"} else 3), None, None)

    with pytest.raises(PaymentUnavailable):
        start_payment(order=order)

    assert nothing_is_booked()
    attempt = PaymentAttempt.objects.get()
    assert (attempt.state, attempt.url) == (PaymentAttempt.State.OPEN, "")
    url = start_payment(order=order)
    assert [session["url"] for session in till.sessions()] == [url]
    assert PaymentAttempt.objects.count() == 1


def test_a_wrong_key_of_ours_is_unavailable_and_moves_nothing(till, settings):
    settings.STRIPE_SECRET_KEY = "wrong"
    order = an_order()

    with pytest.raises(PaymentUnavailable):
        start_payment(order=order)

    assert till.sessions() == []
    assert nothing_is_booked()


def test_a_webhook_before_our_own_call_returned_finds_its_attempt(till):
    order = an_order()
    till.faults.order(["drop_after"] * 3, None, None)
    with pytest.raises(PaymentUnavailable):
        start_payment(order=order)

    till.pay(till.sessions()[0]["id"])
    till.deliver()

    assert paid(order)
    assert PaymentAttempt.objects.get().session == till.sessions()[0]["id"]


def test_a_payment_that_nobody_told_of_is_found_by_asking(till):
    order = an_order()
    start_payment(order=order)
    till.pay(till.sessions()[0]["id"])
    PaymentAttempt.objects.update(created_at=timezone.now() - timedelta(hours=1))

    reconcile_open_attempts()
    reconcile_open_attempts()

    assert paid(order)
    assert Transaction.objects.count() == 1


def test_an_attempt_whose_call_was_never_answered_is_looked_up_by_its_key(till):
    order = an_order()
    till.faults.order(["drop_after"] * 3, None, None)
    with pytest.raises(PaymentUnavailable):
        start_payment(order=order)

    outcome = look_up(attempt=PaymentAttempt.objects.get())

    assert outcome == "open"
    assert len(till.sessions()) == 1
