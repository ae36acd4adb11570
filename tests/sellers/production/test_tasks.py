import pytest

from ground.messages.models import Message
from sellers.production.models import Assignment, ProductionOrder
from sellers.production.queries import left_with_pieces
from sellers.production.tasks import look_after_leavers, remind_due
from sellers.sharing.models import PiecesPaid
from tests.sellers.production.making import (
    a_coop,
    a_coops_work,
    an_offer,
    an_open_order,
    handed_in,
    in_days,
    in_hand,
    judged,
)

pytestmark = pytest.mark.django_db


def told(kind):
    return Message.objects.filter(kind=kind).count()


def test_a_near_day_is_told_once_and_a_past_day_once_more():
    assignment = in_hand(an_open_order(due_on=in_days(3)))
    in_hand(an_open_order(due_on=in_days(4)))

    remind_due()
    remind_due()
    assert (told("assignment.near"), told("assignment.late")) == (1, 0)

    ProductionOrder.objects.filter(pk=assignment.production_order_id).update(due_on=in_days(-1))
    remind_due()
    remind_due()
    assert (told("assignment.near"), told("assignment.late")) == (1, 1)
    assert told("production.late") == 1


def test_who_handed_all_in_is_not_reminded():
    assignment = in_hand(an_open_order(due_on=in_days(1)), pieces=2)
    handed_in(assignment, 2)

    remind_due()

    assert told("assignment.near") == 0


def test_keepers_hear_once_of_who_left_with_pieces_in_hand():
    assignment, offered = in_hand(), an_offer()
    for each in (assignment, offered):
        type(each.membership).objects.filter(pk=each.membership_id).update(
            state="left", left_on=in_days(0)
        )

    look_after_leavers()
    look_after_leavers()

    offered.refresh_from_db()
    assert (told("production.left"), offered.state) == (1, Assignment.State.WITHDRAWN)
    assert list(left_with_pieces(assignment.production_order.cooperative)) == [assignment]


def test_pieces_that_pass_are_known_to_be_paid_with_the_day_she_accepted():
    cooperative = a_coop()
    work = a_coops_work(cooperative)
    assignment = in_hand(an_open_order(cooperative, work=work))
    assert PiecesPaid.objects.count() == 0

    judged(handed_in(assignment, 2), pieces=2)

    row = PiecesPaid.objects.get()
    assert (row.work, row.pieces, row.begun_on) == (work, 2, in_days(0))
    assert row.cooperative == cooperative
