import pytest

from ground.messages.models import Message
from sellers.production.errors import NotAnOrder, NotNow, StillMaking
from sellers.production.models import Assignment, ProductionOrder
from sellers.production.services import cancel, change, close, draft, open_order
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
    lead,
    wanted,
)

pytestmark = pytest.mark.django_db
State = ProductionOrder.State


def test_a_draft_is_opened_by_the_lead_with_its_rate():
    cooperative = a_coop()
    order = draft(cooperative=cooperative, wanted=wanted(), by=lead(cooperative))

    open_order(order=order, by=lead(cooperative))

    order.refresh_from_db()
    assert (order.state, order.piece_fen, order.hourly_fen) == (State.OPEN, 1500, 2250)
    assert order.opened_at is not None


@pytest.mark.parametrize(
    "changes",
    [{"pieces": 0}, {"piece_fen": 0}, {"piece_minutes": 0}, {"due_on": in_days(-1)}],
    ids=str,
)
def test_work_without_pieces_rate_hours_or_day_is_no_order(changes):
    cooperative = a_coop()

    with pytest.raises(NotAnOrder):
        draft(cooperative=cooperative, wanted=wanted(**changes), by=lead(cooperative))

    assert ProductionOrder.objects.count() == 0


def test_another_shops_work_is_not_ordered():
    cooperative = a_coop()

    with pytest.raises(NotAnOrder):
        draft(cooperative=cooperative, wanted=wanted(work=a_work()), by=lead(cooperative))

    assert ProductionOrder.objects.count() == 0


def test_a_draft_is_changed_and_an_open_one_is_not():
    cooperative = a_coop()
    order = draft(cooperative=cooperative, wanted=wanted(), by=lead(cooperative))
    change(order=order, wanted=wanted(piece_fen=1800), by=lead(cooperative))
    order.refresh_from_db()
    open_order(order=order, by=lead(cooperative))

    with pytest.raises(NotNow):
        change(order=order, wanted=wanted(piece_fen=900), by=lead(cooperative))

    order.refresh_from_db()
    assert order.piece_fen == 1800


def test_one_like_an_earlier_one_has_its_guide_and_materials():
    cooperative = a_coop()
    earlier = draft(cooperative=cooperative, wanted=wanted(), by=lead(cooperative))
    earlier.instructions.create(position=1, words="先画样")
    earlier.materials.create(name="丝线", unit="束", per_piece="1.5")

    order = draft(cooperative=cooperative, wanted=wanted(), by=lead(cooperative), like=earlier)

    assert [each.words for each in order.instructions.all()] == ["先画样"]
    assert [each.name for each in order.materials.all()] == ["丝线"]
    assert earlier.materials.count() == 1


def test_another_cooperatives_order_is_not_copied():
    cooperative, other = a_coop(), a_coop("别社")
    foreign = draft(cooperative=other, wanted=wanted(), by=lead(other))
    foreign.materials.create(name="丝线", unit="束", per_piece="1")

    order = draft(cooperative=cooperative, wanted=wanted(), by=lead(cooperative), like=foreign)

    assert order.materials.count() == 0


def test_cancelling_takes_the_offers_back_and_tells():
    assignment = an_offer()
    order = assignment.production_order

    cancel(order=order, by=lead(order.cooperative))

    order.refresh_from_db()
    assignment.refresh_from_db()
    assert (order.state, assignment.state) == (State.CANCELLED, Assignment.State.WITHDRAWN)
    assert Message.objects.filter(kind="assignment.withdrawn").count() == 1


@pytest.mark.parametrize("service", [cancel, close])
def test_an_order_does_not_end_while_somebody_makes_it(service):
    order = in_hand().production_order

    with pytest.raises(StillMaking):
        service(order=order, by=lead(order.cooperative))

    order.refresh_from_db()
    assert order.state == State.OPEN


def test_what_was_made_is_not_cancelled_but_closed():
    assignment = in_hand(pieces=1)
    judged(handed_in(assignment, 1))
    order = assignment.production_order
    with pytest.raises(StillMaking):
        cancel(order=order, by=lead(order.cooperative))

    close(order=order, by=lead(order.cooperative))

    order.refresh_from_db()
    assert order.state == State.DONE


def test_an_order_is_done_by_itself_when_enough_passed():
    order = an_open_order(pieces=4)
    late = handed_in(in_hand(order, pieces=4), 4)

    judged(late, pieces=4)

    order.refresh_from_db()
    assert order.state == State.DONE


def test_what_passed_lies_on_the_shelf_once():
    cooperative = a_coop()
    work = a_coops_work(cooperative)
    delivery = handed_in(in_hand(an_open_order(cooperative, work=work)), 3)

    judged(delivery, pieces=2)

    work.stock.refresh_from_db()
    assert work.stock.on_hand == 7
