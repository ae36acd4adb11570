"""Officers approve, ask, refuse; four eyes; each look is on record."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from ground.privacy.models import PrivateFile, Sighting
from sellers.verification.deciding import (
    approve,
    ask_for_more,
    check_again,
    confirm_grade,
    look_at_number,
    refuse,
    send_back,
)
from sellers.verification.errors import (
    CertificateExpired,
    NotNow,
    NumberMissing,
    NumberTaken,
    SameEyes,
)
from sellers.verification.models import Credential, Identity
from sellers.verification.services import (
    hand_in,
)
from tests.cast import (
    a_claim,
    a_number,
    a_registered,
    a_verified,
    an_officer,
    an_organ,
)
from tests.sellers.verification.hers import LATER, TODAY, read, shop_of, told

pytestmark = pytest.mark.django_db(transaction=True)
Status = Credential.Status


def test_approval_opens_the_shop_tells_her_and_forgets_the_photo():
    artisan = a_registered()
    number = a_number()
    claim = hand_in(artisan=artisan, number=read(number), photo=b"jpeg")
    officer = an_officer()

    approve(credential=claim, officer=officer, valid_until=LATER)

    assert (claim.status, claim.decided_by, claim.organ) == (
        "approved",
        officer.user,
        officer.organ,
    )
    assert shop_of(artisan).is_open is True
    assert PrivateFile.objects.count() == 0
    assert Identity.objects.get().artisan == artisan
    [(phone, body)] = told("credential.approve")
    assert phone == artisan.user.phone
    assert [word in body for word in ("残疾", number)] == [False, False]
    assert ModelLogEntry.objects.filter(action="credential.approve").count() == 1


def test_approved_twice_nothing_moves():
    claim = a_verified()

    with pytest.raises(NotNow):
        approve(credential=claim, officer=an_officer(), valid_until=LATER)

    assert len(told("credential.approve")) == 1


def test_of_two_claims_of_one_number_the_database_lets_one_through():
    number = a_number()
    first, second = a_claim(number), a_claim(number, a_registered("月亮"))
    officer = an_officer()
    approve(credential=first, officer=officer, valid_until=LATER)

    with pytest.raises(NumberTaken):
        approve(credential=second, officer=officer, valid_until=LATER)

    second.refresh_from_db()
    assert second.status == Status.WAITING
    assert shop_of(second.artisan).is_open is False


def test_an_expired_certificate_is_not_approved():
    claim = a_claim()

    with pytest.raises(CertificateExpired):
        approve(credential=claim, officer=an_officer(), valid_until=TODAY - timedelta(days=1))

    claim.refresh_from_db()
    assert (claim.status, claim.valid_until) == (Status.WAITING, None)


def test_a_photo_without_a_number_needs_the_number_that_the_officer_reads():
    artisan = a_registered()
    claim = hand_in(artisan=artisan, photo=b"jpeg")
    officer = an_officer()

    with pytest.raises(NumberMissing):
        approve(credential=claim, officer=officer, valid_until=LATER)
    number = a_number()
    approve(credential=claim, officer=officer, valid_until=LATER, number=read(number))

    assert Credential.objects.get().number == number


def test_a_change_of_grade_takes_two_officers():
    number = a_number()
    first = a_verified(number=number)
    changed = a_claim(number[:19] + "1", first.artisan)
    one, two = an_officer(), an_officer(name="吴干事")

    approve(credential=changed, officer=one, valid_until=LATER)
    assert (changed.status, first.status) == (Status.SECOND, Status.APPROVED)
    with pytest.raises(SameEyes):
        confirm_grade(credential=changed, officer=one)
    changed.refresh_from_db()
    assert changed.status == Status.SECOND
    confirm_grade(credential=changed, officer=two)

    first.refresh_from_db()
    assert (changed.status, first.status) == (Status.APPROVED, Status.REPLACED)


def test_the_database_wants_four_eyes_too():
    officer = an_officer()
    claim = a_claim()

    with pytest.raises(IntegrityError), transaction.atomic():
        Credential.objects.filter(pk=claim.pk).update(
            proposed_by=officer.user, decided_by=officer.user
        )


def test_the_second_officer_may_send_it_back():
    number = a_number()
    first = a_verified(number=number)
    changed = a_claim(number[:19] + "1", first.artisan)
    approve(credential=changed, officer=an_officer(), valid_until=LATER)

    send_back(credential=changed, officer=an_officer(name="吴干事"))

    assert (changed.status, changed.proposed_by) == (Status.WAITING, None)


def test_asked_for_more_she_is_told_and_hands_in_again():
    claim = a_claim()
    ask_for_more(credential=claim, officer=an_officer(), reason="请拍背面。")

    again = a_claim(artisan=claim.artisan)

    claim.refresh_from_db()
    assert (claim.status, claim.number, again.status) == (Status.REPLACED, "", Status.WAITING)
    assert "请拍背面。" in told("credential.ask")[0][1]


def test_refused_she_is_told_why_and_number_and_photo_are_forgotten():
    artisan = a_registered()
    claim = hand_in(artisan=artisan, number=read(a_number()), photo=b"jpeg")

    refuse(credential=claim, officer=an_officer(), reason="照片看不清。")

    claim.refresh_from_db()
    assert (claim.status, claim.number, claim.fingerprint, claim.scan) == ("refused", "", "", None)
    assert PrivateFile.objects.count() == 0
    assert shop_of(artisan).is_open is False
    assert "照片看不清。" in told("credential.refuse")[0][1]


def test_each_look_at_the_number_is_written_down_with_its_reason():
    number = a_number()
    claim, officer = a_claim(number), an_officer()

    assert look_at_number(credential=claim, officer=officer, reason="核对姓名") == number

    row = Sighting.objects.get()
    assert (row.viewer, row.about, row.what, row.reason) == (
        officer.user, claim.artisan.user, "credential.number", "核对姓名",
    )  # fmt: skip


def test_half_a_year_on_it_is_checked_again():
    claim = a_verified()
    past = timezone.now() - timedelta(days=200)
    Credential.objects.update(checked_at=past)

    check_again(credential=claim, officer=an_officer())

    assert claim.checked_at > past


def test_one_organ_of_a_kind_in_a_region():
    organ = an_organ()

    with pytest.raises(IntegrityError), transaction.atomic():
        type(organ).objects.create(kind=organ.kind, region=organ.region, name_zh="又一个")
