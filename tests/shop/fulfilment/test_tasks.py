from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from ground.messages.models import Message
from sellers.ledger.models import Account
from sellers.ledger.queries import balance, owed_to_shop, total
from sellers.ledger.services import Posting, post
from sellers.stockroom.models import Stock
from shop.fulfilment.parcels import send
from shop.fulfilment.queries import past_return
from shop.fulfilment.services import accept
from shop.fulfilment.tasks import (
    cancel_silent,
    complete_overdue,
    deliver_overdue,
    give_up_task,
    remind_silent,
)
from shop.order.models import SellerOrder
from shop.payments.models import Refund
from tests.cast import a_work
from tests.shop.fulfilment.parts import a_paid_part

pytestmark = pytest.mark.django_db(transaction=True)
Status, Purpose = SellerOrder.Status, Account.Purpose
BEIJING = ZoneInfo("Asia/Shanghai")


def told(kind):
    return Message.objects.filter(kind=kind).count()


def status_of(part):
    return SellerOrder.objects.get(pk=part.pk).status


def put(part, **fields):
    SellerOrder.objects.filter(pk=part.pk).update(**fields)


def a_sent_part(till, **ago):
    part = a_paid_part(till)
    accept(seller_order=part, by=None)
    send(seller_order=part, by=None)
    put(part, sent_at=timezone.now() - timedelta(**ago))
    return part


@pytest.mark.parametrize(("hours_left", "reminders"), [(25, 0), (23, 1)])
def test_a_silent_shop_is_reminded_once_in_the_last_third(till, hours_left, reminders):
    part = a_paid_part(till)
    put(part, respond_by=timezone.now() + timedelta(hours=hours_left))

    remind_silent()
    remind_silent()

    assert told("seller_order.remind") == reminders
    assert status_of(part) == Status.NEW


def test_a_shop_that_answered_is_not_reminded(till):
    part = a_paid_part(till)
    accept(seller_order=part, by=None)
    put(part, respond_by=timezone.now())

    remind_silent()
    cancel_silent()

    assert told("seller_order.remind") == 0
    assert status_of(part) == Status.ACCEPTED


def test_nothing_is_cancelled_before_the_reminder_had_its_time(till):
    """The worker slept through the whole span."""
    part = a_paid_part(till)
    put(part, respond_by=timezone.now() - timedelta(days=2))

    cancel_silent()
    remind_silent()
    cancel_silent()

    part.refresh_from_db()
    assert part.status == Status.NEW
    assert part.respond_by > timezone.now() + timedelta(hours=23)
    assert not Refund.objects.exists()


def test_silent_to_the_end_it_is_cancelled_paid_back_and_both_are_told(till):
    work = a_work(pieces=1)
    part = a_paid_part(till, {work: 1}, postage_fen=1200)
    put(part, respond_by=timezone.now() + timedelta(hours=5))
    remind_silent()
    put(part, respond_by=timezone.now())

    for _ in range(2):
        cancel_silent()
    till.deliver()

    part.refresh_from_db()
    assert (part.status, part.cancel_reason) == (Status.CANCELLED, "silent")
    assert [refund["amount"] for refund in till.refunds()] == [28000]
    assert Refund.objects.get().state == Refund.State.SUCCEEDED
    assert [told("seller_order.called_off"), told("seller_order.cancelled")] == [1, 1]
    assert Stock.objects.get(work=work).held == 0
    purposes = [Purpose.CLEARING, Purpose.COMMISSION, Purpose.BUYER_REFUND]
    assert [balance(purpose) for purpose in purposes] == [0, 0, 0]
    assert (owed_to_shop(part.shop_id), total()) == (0, 0)


def test_one_that_fails_is_left_whole_and_stops_no_other(till, settings):
    settings.CELERY_TASK_EAGER_PROPAGATES = False
    broken, sound = a_paid_part(till), a_paid_part(till)
    post(
        key=f"refund:seller-order-{broken.pk}",  # so that its refund cannot be booked
        kind="test",
        reference=broken.order.number,
        postings=[Posting(Purpose.CLEARING, 1), Posting(Purpose.SUSPENSE, -1)],
    )
    now = timezone.now()
    SellerOrder.objects.update(respond_by=now, reminded_at=now - timedelta(days=1))

    cancel_silent()

    assert [status_of(part) for part in (broken, sound)] == [Status.NEW, Status.CANCELLED]
    assert Refund.objects.count() == 1
    assert told("seller_order.called_off") == 1


def test_one_that_moved_on_meanwhile_is_left(till):
    part = a_paid_part(till)
    accept(seller_order=part, by=None)

    give_up_task(part.pk)

    assert status_of(part) == Status.ACCEPTED
    assert not Refund.objects.exists()


def test_ten_days_on_the_way_is_delivered_and_nine_is_not(till):
    long, short = a_sent_part(till, days=10), a_sent_part(till, days=9, hours=23)

    deliver_overdue()
    deliver_overdue()

    assert [status_of(part) for part in (long, short)] == [Status.DELIVERED, Status.SENT]
    assert told("seller_order.deliver") == 1


@pytest.mark.parametrize(("days", "status"), [(7, Status.DELIVERED), (8, Status.COMPLETED)])
def test_it_is_complete_when_the_last_day_is_over(till, days, status):
    part = a_paid_part(till)
    signed = timezone.localtime() - timedelta(days=days)
    put(part, status=Status.DELIVERED, delivered_at=signed.replace(hour=12))

    complete_overdue()
    complete_overdue()

    assert status_of(part) == status


@pytest.mark.parametrize(
    ("now", "is_over"),
    [
        (datetime(2026, 11, 9, 23, 59, tzinfo=BEIJING), False),
        (datetime(2026, 11, 10, 0, 0, tzinfo=BEIJING), True),
    ],
)
@pytest.mark.parametrize("signed_at", [(0, 0), (0, 30), (23, 59)])
def test_the_last_day_ends_at_midnight_in_beijing(till, signed_at, now, is_over):
    part = a_paid_part(till)
    signed = datetime(2026, 11, 2, *signed_at, tzinfo=BEIJING)
    put(part, status=Status.DELIVERED, delivered_at=signed)

    assert past_return(now).exists() == is_over
