"""An approval that was a mistake: put right or taken back, on record, and told to her."""

from datetime import timedelta

import pytest
from wagtail.models import ModelLogEntry

from sellers.verification.correcting import confirm_undo, correct_day, keep_approval, undo
from sellers.verification.deciding import approve, confirm_grade, refuse, send_back
from sellers.verification.errors import (
    CertificateExpired,
    NotNow,
    NumberMissing,
    OtherClaim,
    SameEyes,
)
from sellers.verification.models import Credential, Identity
from sellers.verification.queries import queue_of
from tests.cast import a_claim, a_number, a_registered, a_verified, an_officer
from tests.sellers.verification.hers import LATER, TODAY, read, shop_of, told

pytestmark = pytest.mark.django_db(transaction=True)
Status = Credential.Status
WHY = "日期看错了。"


def logged(action):
    return list(ModelLogEntry.objects.filter(action=action).values_list("user__name", "data"))


def an_approved_change():
    """Approved with another grade, by two officers."""
    number = a_number()
    first = a_verified(number=number)
    changed = a_claim(number[:19] + "1", first.artisan)
    approve(credential=changed, officer=an_officer(), valid_until=LATER)
    confirm_grade(credential=changed, officer=an_officer(name="吴干事"))
    first.refresh_from_db()
    return first, changed


def test_a_wrong_day_is_put_right_with_a_reason_and_she_is_told():
    claim = a_verified()
    day = TODAY + timedelta(days=400)

    correct_day(credential=claim, officer=an_officer(name="吴干事"), valid_until=day, reason=WHY)

    assert (claim.status, claim.valid_until, shop_of(claim.artisan).is_open) == (
        Status.APPROVED, day, True,
    )  # fmt: skip
    assert logged("credential.correct") == [
        ("吴干事", {"from": f"{LATER}", "to": f"{day}", "reason": WHY})
    ]
    [(phone, body)] = told("credential.correct")
    assert (phone, WHY in body, "有效期记错了" in body) == (claim.artisan.user.phone, True, True)


@pytest.mark.parametrize(
    ("day", "refusal"), [(TODAY - timedelta(days=1), CertificateExpired), (LATER, NotNow)]
)
def test_a_day_that_is_over_or_the_same_changes_nothing(day, refusal):
    claim = a_verified()

    with pytest.raises(refusal):
        correct_day(credential=claim, officer=an_officer(), valid_until=day, reason=WHY)

    claim.refresh_from_db()
    assert (claim.valid_until, told("credential.correct")) == (LATER, [])


def test_a_day_is_put_right_of_what_is_approved_alone():
    claim = a_claim()

    with pytest.raises(NotNow):
        correct_day(credential=claim, officer=an_officer(), valid_until=LATER, reason=WHY)
    with pytest.raises(NotNow):
        undo(credential=claim, officer=an_officer(), reason=WHY)

    claim.refresh_from_db()
    assert (claim.status, claim.valid_until) == (Status.WAITING, None)


def test_an_approval_taken_back_waits_again_and_the_shop_is_closed():
    claim = a_verified()

    undo(credential=claim, officer=an_officer(name="吴干事"), reason=WHY)

    claim.refresh_from_db()
    facts = (claim.status, claim.decided_by, claim.organ, claim.valid_until, claim.number != "")
    assert facts == (Status.WAITING, None, None, None, True)
    assert (shop_of(claim.artisan).is_open, Identity.objects.count()) == (False, 0)
    data = {"reason": WHY, "misread": False, "back_to": None}
    assert logged("credential.undo") == [("吴干事", data)]
    [(phone, body)] = told("credential.undo")
    assert (phone, WHY in body, "店先关上" in body) == (claim.artisan.user.phone, True, True)


def test_taken_back_twice_nothing_moves():
    claim = a_verified()
    undo(credential=claim, officer=an_officer(), reason=WHY)

    with pytest.raises(NotNow):
        undo(credential=claim, officer=an_officer(), reason=WHY)

    assert len(told("credential.undo")) == 1


def test_approved_anew_the_shop_opens_and_she_is_told_again():
    claim = a_verified()
    undo(credential=claim, officer=an_officer(), reason=WHY)

    approve(credential=claim, officer=an_officer(), valid_until=LATER)

    assert (claim.status, shop_of(claim.artisan).is_open) == (Status.APPROVED, True)
    assert len(told("credential.approve")) == 2


def test_a_number_misread_is_forgotten_and_another_takes_two_officers():
    claim = a_verified()
    wrong = claim.number
    undo(credential=claim, officer=an_officer(), reason=WHY, misread=True)
    claim.refresh_from_db()
    assert (claim.number, claim.fingerprint, claim.misread) == ("", "", True)
    other = a_verified(number=wrong, artisan=a_registered("月亮"))
    assert other.status == Status.APPROVED
    one, two = an_officer(), an_officer(name="吴干事")
    with pytest.raises(NumberMissing):
        approve(credential=claim, officer=one, valid_until=LATER)

    again = {"valid_until": LATER, "number": read(a_number())}
    approve(credential=claim, officer=one, **again)
    send_back(credential=claim, officer=two)
    approve(credential=claim, officer=one, **again)
    assert claim.status == Status.SECOND
    confirm_grade(credential=claim, officer=two)

    assert (claim.status, claim.misread) == (Status.APPROVED, False)


def test_a_change_of_grade_is_taken_back_by_two_and_what_was_before_is_in_force():
    first, changed = an_approved_change()
    one, two = an_officer(), an_officer(name="吴干事")

    undo(credential=changed, officer=one, reason=WHY)
    assert (changed.status, told("credential.return")) == (Status.APPROVED, [])
    assert (list(queue_of(one)), list(queue_of(two))) == ([], [changed])
    with pytest.raises(NotNow):
        undo(credential=changed, officer=two, reason=WHY)
    with pytest.raises(SameEyes):
        confirm_undo(credential=changed, officer=one)
    confirm_undo(credential=changed, officer=two)

    first.refresh_from_db()
    changed.refresh_from_db()
    assert (first.status, changed.status, changed.undo_by) == (
        Status.APPROVED, Status.WAITING, None,
    )  # fmt: skip
    assert shop_of(first.artisan).is_open is True
    assert Identity.objects.get().fingerprint == first.fingerprint
    assert ("店照开" in told("credential.return")[0][1], told("credential.undo")) == (True, [])


def test_the_approval_stands_if_the_second_officer_says_so():
    first, changed = an_approved_change()
    undo(credential=changed, officer=an_officer(), reason=WHY, misread=True)

    keep_approval(credential=changed, officer=an_officer(name="吴干事"))
    with pytest.raises(NotNow):
        keep_approval(credential=changed, officer=an_officer())
    with pytest.raises(NotNow):
        confirm_undo(credential=changed, officer=an_officer())

    changed.refresh_from_db()
    facts = (changed.status, changed.undo_by, changed.reason, changed.misread)
    assert facts == (Status.APPROVED, None, "", False)
    assert (first.status, told("credential.return")) == (Status.REPLACED, [])


def test_the_same_grade_anew_is_taken_back_by_one():
    number = a_number()
    first = a_verified(number=number)
    renewed = a_verified(number=number, artisan=first.artisan)

    undo(credential=renewed, officer=an_officer(), reason=WHY)

    first.refresh_from_db()
    assert (first.status, shop_of(first.artisan).is_open) == (Status.APPROVED, True)


def test_a_claim_that_waits_is_decided_before_an_approval_is_taken_back():
    claim = a_verified()
    waiting = a_claim(claim.number, claim.artisan)

    with pytest.raises(OtherClaim):
        undo(credential=claim, officer=an_officer(), reason=WHY)

    claim.refresh_from_db()
    assert (claim.status, shop_of(claim.artisan).is_open) == (Status.APPROVED, True)
    refuse(credential=waiting, officer=an_officer(), reason="重复了。")
    undo(credential=claim, officer=an_officer(), reason=WHY)
    assert claim.status == Status.WAITING
