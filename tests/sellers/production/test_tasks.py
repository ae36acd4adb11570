import pytest

from ground.messages.models import Message
from sellers.production.models import Assignment, ProductionOrder
from sellers.production.queries import begun_of, left_with_pieces
from sellers.production.tasks import look_after_leavers, remind_due
from tests.cast import a_work
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


def test_a_work_is_paid_by_piece_once_a_piece_passed():
    cooperative = a_coop()
    work, other = a_coops_work(cooperative), a_work()
    assignment = in_hand(an_open_order(cooperative, work=work))
    assert begun_of([work.pk, other.pk]) == {}

    judged(handed_in(assignment, 1))

    assert begun_of([work.pk, other.pk]) == {work.pk: in_days(0)}
