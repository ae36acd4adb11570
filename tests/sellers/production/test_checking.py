import pytest

from ground.messages.models import Message
from sellers.production.checking import Finding, appeal, check, decide
from sellers.production.delivering import deliver, tell_made
from sellers.production.errors import (
    CheckedAlready,
    NeedsReason,
    NotNow,
    SameHands,
    TooManyPieces,
)
from sellers.production.models import Appeal, Assignment, Check, Delivery
from tests.sellers.production.making import (
    PASS,
    REJECT,
    REWORK,
    a_keeper,
    an_offer,
    counts,
    handed_in,
    her,
    in_days,
    in_hand,
    judged,
    lead,
    owed_to,
    piece_keys,
)

pytestmark = pytest.mark.django_db


def test_handing_in_twice_with_one_form_is_once():
    assignment = in_hand()

    first = handed_in(assignment, 2, key="same")
    second = handed_in(assignment, 2, key="same")

    assert first == second
    assert counts(assignment)["delivered"] == 2
    assert Message.objects.filter(kind="production.delivered").count() == 1


def test_the_key_of_anothers_form_hands_nothing_in():
    handed_in(key="same")
    other = in_hand()

    with pytest.raises(NotNow):
        handed_in(other, 2, key="same")

    assert counts(other)["delivered"] == 0


@pytest.mark.parametrize("pieces", [0, -1, 5])
def test_no_more_is_handed_in_than_is_hers(pieces):
    assignment = in_hand(pieces=4)

    with pytest.raises(TooManyPieces):
        handed_in(assignment, pieces)

    assert (counts(assignment)["delivered"], Delivery.objects.count()) == (0, 0)


def test_nothing_is_handed_in_before_she_said_yes():
    assignment = an_offer()

    with pytest.raises(NotNow):
        handed_in(assignment, 1)

    assert Delivery.objects.count() == 0


@pytest.mark.parametrize("made", [-1, 1, 5])
def test_she_has_made_what_she_handed_in_and_no_more_than_is_hers(made):
    assignment = in_hand(pieces=4)
    handed_in(assignment, 2)

    with pytest.raises(TooManyPieces):
        tell_made(assignment=assignment, made=made, by=her(assignment))

    assert counts(assignment)["made"] == 2


def test_over_the_counter_she_is_told():
    assignment = in_hand()
    keeper = lead(assignment.production_order.cooperative)

    made = deliver(assignment=assignment, pieces=1, key="x", by=keeper, is_received=True)

    assert made.received_by == keeper
    assert Message.objects.filter(kind="assignment.received").count() == 1


def test_one_delivery_is_judged_in_parts_and_what_passes_is_paid_by_key():
    assignment = in_hand(pieces=6)
    delivery = handed_in(assignment, 5)
    found = [Finding(PASS, 2), Finding(REWORK, 1, "线松了"), Finding(REJECT, 1, "布破了")]

    check(delivery=delivery, findings=found, by=lead(assignment.production_order.cooperative))

    assert counts(assignment) == {
        "pieces": 6, "made": 4, "delivered": 4, "passed": 2, "rejected": 1,
    }  # fmt: skip
    delivery.refresh_from_db()
    assert delivery.unchecked == 1
    assert owed_to(assignment.membership) == 3000
    assert piece_keys() == [f"piece:{assignment.pk}:1", f"piece:{assignment.pk}:2"]


@pytest.mark.parametrize("result", [REWORK, REJECT])
def test_what_does_not_pass_has_a_reason(result):
    delivery = handed_in()

    with pytest.raises(NeedsReason):
        check(
            delivery=delivery,
            findings=[Finding(PASS, 1), Finding(result, 1, "  ")],
            by=lead(delivery.assignment.production_order.cooperative),
        )

    assert (Check.objects.count(), owed_to(delivery.assignment.membership)) == (0, 0)


@pytest.mark.parametrize("pieces", [0, -1, 3])
def test_no_more_is_judged_than_waits(pieces):
    delivery = handed_in(pieces=2)

    with pytest.raises(TooManyPieces):
        judged(delivery, pieces=pieces)

    assert (Check.objects.count(), piece_keys()) == (0, [])


def test_a_reject_after_the_pay_is_refused_and_the_pay_stands():
    delivery = handed_in(pieces=2)
    judged(delivery, pieces=2)

    with pytest.raises(CheckedAlready):
        judged(delivery, REJECT)

    assert owed_to(delivery.assignment.membership) == 3000
    assert counts(delivery.assignment)["rejected"] == 0


def test_all_judged_she_is_done():
    delivery = handed_in(in_hand(pieces=3), 3)

    judged(delivery, pieces=2)
    judged(delivery, REJECT)

    delivery.assignment.refresh_from_db()
    assert delivery.assignment.state == Assignment.State.DONE


def test_rework_comes_back_and_is_paid_when_it_passes():
    assignment = in_hand(pieces=2)
    judged(handed_in(assignment, 2), REWORK, 2)
    assert counts(assignment)["delivered"] == 0

    judged(handed_in(assignment, 2), PASS, 2)

    assert owed_to(assignment.membership) == 3000


def test_who_left_hands_in_and_is_paid():
    assignment = in_hand(pieces=2)
    type(assignment.membership).objects.update(state="left", left_on=in_days(0))

    judged(handed_in(assignment, 2), pieces=2)

    assert owed_to(assignment.membership) == 3000


class TestAppeal:
    @pytest.fixture
    def rejected(self):
        return judged(handed_in(in_hand(pieces=3), 3), REJECT, 2)

    def test_another_decides_and_what_is_granted_is_paid(self, rejected):
        asked = appeal(check_made=rejected, words="布是你们给的", by=None)
        other = a_keeper(rejected.delivery.assignment.production_order.cooperative)

        decide(appeal=asked, is_granted=True, answer="布的问题", by=other)

        assignment = rejected.delivery.assignment
        assert (counts(assignment)["passed"], counts(assignment)["rejected"]) == (2, 0)
        assert owed_to(assignment.membership) == 3000

    def test_who_rejected_it_does_not_decide(self, rejected):
        asked = appeal(check_made=rejected, words="布是你们给的", by=None)

        with pytest.raises(SameHands):
            decide(appeal=asked, is_granted=False, answer="不行", by=rejected.by)

        asked.refresh_from_db()
        assert asked.is_granted is None

    def test_the_maker_does_not_decide_either(self, rejected):
        asked = appeal(check_made=rejected, words="布是你们给的", by=None)

        with pytest.raises(SameHands):
            decide(appeal=asked, is_granted=True, answer="", by=her(rejected.delivery.assignment))

        assert owed_to(rejected.delivery.assignment.membership) == 0

    def test_it_is_decided_once(self, rejected):
        asked = appeal(check_made=rejected, words="布是你们给的", by=None)
        other = a_keeper(rejected.delivery.assignment.production_order.cooperative)
        decide(appeal=asked, is_granted=False, answer="针脚太松", by=other)

        with pytest.raises(NotNow):
            decide(appeal=asked, is_granted=True, answer="", by=other)

        assert owed_to(rejected.delivery.assignment.membership) == 0

    def test_she_asks_once_and_of_a_rejection_alone(self, rejected):
        appeal(check_made=rejected, words="请再看", by=None)
        passed = judged(rejected.delivery, PASS, 1)

        for one in (rejected, passed):
            with pytest.raises(NotNow):
                appeal(check_made=one, words="请再看", by=None)

        assert Appeal.objects.count() == 1
