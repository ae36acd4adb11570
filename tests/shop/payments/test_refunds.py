import json

import pytest

from ground.messages.models import Message
from sellers.ledger.models import Account, Transaction
from sellers.ledger.queries import balance, owed_to_shop, total
from shop.payments.models import Refund
from shop.payments.refunds import refund_seller_order
from shop.payments.services import start_payment
from shop.payments.tasks import retry_refunds
from tests.shop.baskets import an_order

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def part(till):
    """A paid order's only part."""
    order = an_order()
    start_payment(order=order)
    till.pay(till.sessions()[0]["id"])
    till.deliver()
    return order.seller_orders.get()


def test_a_part_is_refunded_whole_and_the_books_return_to_nothing(till, part):
    refund_seller_order(seller_order=part, reason="declined")
    till.deliver()

    assert [refund["amount"] for refund in till.refunds()] == [part.total_fen]
    assert Refund.objects.get().state == Refund.State.SUCCEEDED
    purposes = [purpose for purpose in Account.Purpose if purpose != Account.Purpose.SHOP_PAYABLE]
    assert [balance(purpose) for purpose in purposes] == [0] * len(purposes)
    assert owed_to_shop(part.shop_id) == 0
    assert Message.objects.filter(kind="refund.paid").count() == 1


def test_asking_twice_refunds_once(till, part):
    first = refund_seller_order(seller_order=part, reason="declined")
    second = refund_seller_order(seller_order=part, reason="declined")

    assert first == second
    assert len(till.refunds()) == 1
    assert Transaction.objects.filter(kind="refund").count() == 1


def test_what_was_never_paid_is_not_refunded(till):
    part = an_order().seller_orders.get()

    assert refund_seller_order(seller_order=part, reason="declined") is None
    assert not Transaction.objects.exists()


def test_a_refund_that_stripe_did_not_hear_is_asked_again_once(till, part, settings):
    settings.CELERY_TASK_EAGER_PROPAGATES = False
    Refund.objects.create(
        attempt=part.order.payment_attempts.get(),
        seller_order=part,
        key=f"seller-order-{part.pk}",
        amount_fen=part.total_fen,
        reason="declined",
    )
    Refund.objects.update(created_at="2026-01-01T00:00:00Z")
    till.faults.order(["drop_after"] * 3, None, None)

    retry_refunds()
    retry_refunds()
    retry_refunds()

    assert len(till.refunds()) == 1
    assert Refund.objects.get().state == Refund.State.SUCCEEDED


def test_a_refund_that_fails_later_is_told_to_the_operator(till, part, settings):
    settings.OPERATOR_EMAIL = "operator@qiaoshou.example"
    refund = Refund.objects.create(
        attempt=part.order.payment_attempts.get(),
        key="failing",
        amount_fen=1,
        reason="declined",
        reference="re_1",
    )
    event = {
        "id": "evt_failed",
        "type": "refund.failed",
        "livemode": False,
        "data": {"object": {"id": "re_1", "status": "failed", "metadata": {"refund": "failing"}}},
    }

    answers = [till.knock(json.dumps(event)).content for _ in range(2)]

    assert answers == [b"refund failed", b"repeated"]
    refund.refresh_from_db()
    assert refund.state == Refund.State.FAILED
    assert Message.objects.filter(kind="refund.failed").count() == 1
    assert total() == 0
