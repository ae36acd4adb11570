from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from wagtail.models import ModelLogEntry

from ground.messages.models import Message
from sellers.ledger.queries import owed_to_shop, total
from sellers.stockroom.models import Stock
from shop.fulfilment.errors import NotNow
from shop.fulfilment.parcels import send
from shop.fulfilment.services import (
    accept,
    call_off,
    complete,
    decline,
    give_up,
    mark_delivered,
    remind,
)
from shop.order.models import SellerOrder
from shop.payments.models import Refund
from tests.cast import a_work
from tests.shop.fulfilment.parts import a_paid_part

pytestmark = pytest.mark.django_db(transaction=True)
Status = SellerOrder.Status


def told(kind):
    return Message.objects.filter(kind=kind).count()


def status_of(part):
    return SellerOrder.objects.get(pk=part.pk).status


def test_accepted_sent_received_each_once_and_told(till):
    work = a_work(pieces=3)
    part = a_paid_part(till, {work: 2})

    accept(seller_order=part, by=None)
    send(seller_order=part, by=None, carrier="sf", tracking_number="SF100")
    mark_delivered(seller_order=part, proof="buyer")
    complete(seller_order=part)

    assert status_of(part) == Status.COMPLETED
    stock = Stock.objects.get(work=work)
    assert (stock.on_hand, stock.held) == (1, 0)
    kinds = ["seller_order.accept", "seller_order.send", "seller_order.deliver"]
    assert [told(kind) for kind in kinds] == [1, 1, 1]
    assert "SF100" in Message.objects.get(kind="seller_order.send").body
    assert ModelLogEntry.objects.filter(action__startswith="seller_order.").count() == 4


@pytest.mark.parametrize("step", [accept, send, mark_delivered, complete])
def test_a_step_out_of_order_moves_nothing(till, step):
    part = a_paid_part(till)
    SellerOrder.objects.filter(pk=part.pk).update(status=Status.CANCELLED)
    messages = Message.objects.count()
    details = {
        accept: {"by": None},
        send: {"by": None},
        mark_delivered: {"proof": "time"},
        complete: {},
    }

    with pytest.raises(NotNow):
        step(seller_order=part, **details[step])

    assert status_of(part) == Status.CANCELLED
    assert Message.objects.count() == messages


@pytest.mark.parametrize("is_accepted", [False, True])
def test_a_shop_that_cannot_gives_everything_back(till, is_accepted):
    work = a_work(pieces=1)
    part = a_paid_part(till, {work: 1}, postage_fen=1200)
    if is_accepted:
        accept(seller_order=part, by=None)

    decline(seller_order=part, by=None, reason="no_time")
    till.deliver()

    assert status_of(part) == Status.CANCELLED
    assert Stock.objects.get(work=work).held == 0
    assert Refund.objects.get().state == Refund.State.SUCCEEDED
    assert [refund["amount"] for refund in till.refunds()] == [28000]
    assert (owed_to_shop(part.shop_id), total()) == (0, 0)


@pytest.mark.parametrize("is_accepted", [False, True])
def test_the_buyer_calls_off_what_is_not_sent_and_the_shop_is_told(till, is_accepted):
    part = a_paid_part(till)
    if is_accepted:
        accept(seller_order=part, by=None)

    call_off(seller_order=part)
    till.deliver()

    part.refresh_from_db()
    assert (part.status, part.cancel_reason) == (Status.CANCELLED, "buyer")
    assert Refund.objects.get().state == Refund.State.SUCCEEDED
    assert told("seller_order.called_off") == 1
    assert (owed_to_shop(part.shop_id), total()) == (0, 0)


def test_custom_work_is_called_off_until_it_is_begun(till):
    begun, not_begun = [
        a_paid_part(till, {a_work(stock_kind="custom", pieces=None, is_returnable=False): 1})
        for _ in range(2)
    ]
    accept(seller_order=begun, by=None)

    call_off(seller_order=not_begun)
    with pytest.raises(NotNow):
        call_off(seller_order=begun)

    assert [status_of(part) for part in (begun, not_begun)] == [Status.ACCEPTED, Status.CANCELLED]
    assert Refund.objects.count() == 1


@pytest.mark.parametrize("status", [Status.SENT, Status.DELIVERED, Status.COMPLETED])
@pytest.mark.parametrize("step", [accept, decline, call_off, give_up, remind])
def test_what_was_sent_is_neither_taken_back_nor_called_off(till, step, status):
    part = a_paid_part(till)
    SellerOrder.objects.filter(pk=part.pk).update(status=status)
    messages, held = Message.objects.count(), Stock.objects.get().held
    details = {accept: {"by": None}, decline: {"by": None, "reason": "no_time"}}

    with pytest.raises(NotNow) as refusal:
        step(seller_order=part, **details.get(step, {}))

    assert refusal.value.status == status
    assert status_of(part) == status
    assert (Message.objects.count(), Stock.objects.get().held) == (messages, held)
    assert not Refund.objects.exists()


def test_without_a_number_the_carrier_alone_is_told(till):
    part = a_paid_part(till)
    accept(seller_order=part, by=None)
    send(seller_order=part, by=None, carrier="sf")

    assert "：顺丰。" in Message.objects.get(kind="seller_order.send").body


BEIJING = ZoneInfo("Asia/Shanghai")


def test_seven_days_run_from_the_day_after_signing(till):
    part = a_paid_part(till)
    signed = datetime(2026, 11, 2, 0, 30, tzinfo=BEIJING)  # still 1 November in London
    SellerOrder.objects.filter(pk=part.pk).update(status=Status.DELIVERED, delivered_at=signed)
    part.refresh_from_db()

    assert part.last_return_day == datetime(2026, 11, 9, tzinfo=BEIJING).date()
