import pytest

from ground.messages.models import Message
from sellers.production.delivering import tell_made
from sellers.production.errors import (
    LeftAlready,
    NotAMember,
    NotNow,
    OfferedAlready,
    TooManyPieces,
)
from sellers.production.models import Assignment
from sellers.production.offering import accept, decline, hand_over, offer, withdraw
from sellers.production.queries import left_to_give
from tests.sellers.production.making import (
    REJECT,
    a_coop,
    a_member,
    an_offer,
    an_open_order,
    counts,
    handed_in,
    her,
    in_days,
    in_hand,
    judged,
    lead,
)

pytestmark = pytest.mark.django_db
State = Assignment.State


def told(kind):
    return Message.objects.filter(kind=kind).count()


def test_several_are_asked_in_one_press_at_the_rate_of_the_order():
    order = an_open_order()
    two = [a_member(order.cooperative), a_member(order.cooperative, "桂花")]

    made = offer(order=order, pieces={each.pk: 5 for each in two}, by=lead(order.cooperative))

    assert [(each.pieces, each.piece_fen, each.state) for each in made] == [
        (5, 1500, State.OFFERED)
    ] * 2
    assert (left_to_give(order), told("assignment.offered")) == (0, 2)


@pytest.mark.parametrize("pieces", [0, -1, 11])
def test_no_more_is_offered_than_is_wanted(pieces):
    order = an_open_order()
    member = a_member(order.cooperative)

    with pytest.raises(TooManyPieces):
        offer(order=order, pieces={member.pk: pieces}, by=lead(order.cooperative))

    assert (Assignment.objects.count(), told("assignment.offered")) == (0, 0)


def test_nobody_is_asked_while_it_is_a_draft():
    order = an_open_order()
    member = a_member(order.cooperative)
    type(order).objects.filter(pk=order.pk).update(state="draft")

    with pytest.raises(NotNow):
        offer(order=order, pieces={member.pk: 1}, by=lead(order.cooperative))

    assert Assignment.objects.count() == 0


def test_who_is_no_member_is_not_asked():
    order = an_open_order()
    gone = a_member(order.cooperative, state="left", left_on=in_days(0))
    other = a_member(a_coop("别社"))
    member = a_member(order.cooperative, "桂花")

    for stranger in (gone, other):
        with pytest.raises(NotAMember):
            offer(order=order, pieces={stranger.pk: 1, member.pk: 1}, by=lead(order.cooperative))

    assert Assignment.objects.count() == 0


def test_who_has_not_answered_is_not_asked_again():
    assignment = an_offer()

    with pytest.raises(OfferedAlready):
        an_offer(assignment.production_order, assignment.membership)

    assert Assignment.objects.count() == 1


def test_she_accepts_once():
    assignment = an_offer()
    accept(assignment=assignment, by=her(assignment))

    with pytest.raises(NotNow):
        accept(assignment=assignment, by=her(assignment))

    assignment.refresh_from_db()
    assert (assignment.state, assignment.begun_on) == (State.ACCEPTED, in_days(0))
    assert told("production.accepted") == 1


def test_declining_leaves_no_trace_but_the_answer():
    assignment = an_offer()

    decline(assignment=assignment, by=her(assignment))

    assignment.refresh_from_db()
    assert assignment.state == State.DECLINED
    assert left_to_give(assignment.production_order) == 10
    again = an_offer(assignment.production_order, assignment.membership)
    assert again.piece_fen == 1500


def test_what_was_answered_is_not_withdrawn():
    assignment = in_hand()

    with pytest.raises(NotNow):
        withdraw(assignment=assignment, by=lead(assignment.production_order.cooperative))

    assignment.refresh_from_db()
    assert assignment.state == State.ACCEPTED


def test_who_left_accepts_nothing():
    assignment = an_offer()
    type(assignment.membership).objects.update(state="left", left_on=in_days(0))

    with pytest.raises(LeftAlready):
        accept(assignment=assignment, by=her(assignment))

    assignment.refresh_from_db()
    assert assignment.state == State.OFFERED


def test_who_falls_ill_hands_the_rest_over_at_the_same_rate():
    ill = in_hand(pieces=6)
    other = a_member(ill.production_order.cooperative, "桂花")
    tell_made(assignment=ill, made=2, by=her(ill))

    given = hand_over(assignment=ill, pieces=4, to=other, by=lead(other.cooperative))

    assert (given.pieces, given.piece_fen, given.taken_from, given.state) == (
        4, 1500, ill, State.OFFERED,
    )  # fmt: skip
    assert counts(ill)["pieces"] == 2
    assert ill.state == State.ACCEPTED  # what she made is hers to hand in


def test_what_she_made_is_not_handed_over():
    ill = in_hand(pieces=6)
    other = a_member(ill.production_order.cooperative, "桂花")
    tell_made(assignment=ill, made=3, by=her(ill))

    with pytest.raises(TooManyPieces):
        hand_over(assignment=ill, pieces=4, to=other, by=lead(other.cooperative))

    assert (counts(ill)["pieces"], Assignment.objects.count()) == (6, 1)


def test_all_of_it_handed_over_ends_hers():
    ill = in_hand(pieces=6)

    hand_over(assignment=ill, pieces=6, to=None, by=lead(ill.production_order.cooperative))

    assert counts(ill)["pieces"] == 0
    assert (ill.state, left_to_give(ill.production_order)) == (State.HANDED_OVER, 10)


def test_it_is_not_handed_to_herself_or_to_another_cooperative():
    ill = in_hand(pieces=6)
    for other in (ill.membership, a_member(a_coop("别社"))):
        with pytest.raises(NotAMember):
            hand_over(assignment=ill, pieces=1, to=other, by=lead(ill.production_order.cooperative))

    assert counts(ill)["pieces"] == 6


def test_what_was_rejected_is_wanted_again():
    assignment = in_hand(pieces=10)
    assert left_to_give(assignment.production_order) == 0

    judged(handed_in(assignment, 2), REJECT, 2)

    assert left_to_give(assignment.production_order) == 2
