"""What time alone decides; each knock twice, and what is not due stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ground.messages.models import Message
from shop.payments.models import Refund
from shop.returns.models import ReturnRequest
from shop.returns.services import accept, receive
from shop.returns.tasks import move_overdue
from tests.shop.returns.given_back import a_delivered_part, a_return, a_sent_return

State = ReturnRequest.State
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def part(till):
    return a_delivered_part(till)


def state_after(days, *fields):
    """As if these moments lay so many days back."""
    row = ReturnRequest.objects.get()
    for field in fields:
        moment = getattr(row, field) - timedelta(days=days)
        ReturnRequest.objects.update(**{field: moment})
    move_overdue()
    move_overdue()
    return ReturnRequest.objects.get().state


def test_nothing_is_due_too_early(part):
    a_return(part)

    assert state_after(2, "answer_by") == State.ASKED


def test_a_silent_shop_has_accepted(part):
    a_return(part)

    assert state_after(3, "answer_by") == State.ACCEPTED
    told = Message.objects.filter(kind__in=["return.accept", "shop_return.accepted"])
    assert told.count() == 2


def test_what_is_not_sent_back_lapses_and_moves_no_money(part):
    accept(request=a_return(part), by=None)

    assert state_after(10, "send_by") == State.CLOSED
    assert (ReturnRequest.objects.get().ending, Refund.objects.count()) == ("lapsed", 0)


def test_a_parcel_long_on_its_way_has_arrived(part):
    a_sent_return(part)

    assert state_after(10, "sent_at") == State.RECEIVED
    assert ReturnRequest.objects.get().refund_by > timezone.now() + timedelta(days=6)


def test_she_is_reminded_once_and_then_it_is_refunded(part):
    request = a_sent_return(part)
    receive(request=request, by=None)

    assert state_after(5, "refund_by") == State.RECEIVED
    assert Message.objects.filter(kind="shop_return.remind").count() == 1
    assert state_after(2, "refund_by") == State.REFUNDED
    assert list(Refund.objects.values_list("amount_fen", flat=True)) == [10000]
    assert Message.objects.filter(kind="shop_return.refunded").count() == 1
