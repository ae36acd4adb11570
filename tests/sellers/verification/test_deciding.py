from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from ground.accounts.models import User
from ground.messages.models import Message
from ground.privacy.errors import NotAgreed
from ground.privacy.models import PrivateFile, Sighting
from ground.privacy.services import keep_file
from sellers.artisans.models import Artisan
from sellers.partner.models import Partner
from sellers.verification.deciding import (
    approve,
    ask_for_more,
    check_again,
    confirm_grade,
    decide_guardian,
    look_at_number,
    refuse,
    send_back,
)
from sellers.verification.errors import (
    CertificateExpired,
    GuardianMissing,
    NotNow,
    NumberMissing,
    NumberTaken,
    SameEyes,
    TooYoung,
)
from sellers.verification.models import Credential, Identity
from sellers.verification.number import read_number
from sellers.verification.queries import approved_credential, credential_of, shown_disability
from sellers.verification.services import (
    agree,
    hand_in,
    leave,
    name_guardian,
    refuse_to_vouch,
    register,
    take_back,
    take_back_consent,
    vouch,
)
from sellers.verification.tasks import expire_overdue, forget_identities, remind_expiring
from tests.cast import (
    a_claim,
    a_cooperative,
    a_county,
    a_number,
    a_registered,
    a_user,
    a_verified,
    an_officer,
    an_organ,
)

pytestmark = pytest.mark.django_db(transaction=True)
Status = Credential.Status
TODAY = timezone.localdate()
LATER = TODAY + timedelta(days=900)


def read(number):
    return read_number(number, TODAY)


def shop_of(artisan):
    return Partner.objects.get(artisan=artisan)


def told(kind):
    return list(Message.objects.filter(kind=kind).values_list("recipient", "body"))


def sealed_files():
    """On the disk, where nothing is rolled back."""
    return sorted(Path(storages["private"].location).rglob("*.sealed"))


def a_scan(artisan):
    return keep_file(data=b"jpeg", kind="scan", content_type="image/jpeg", owner=artisan.user)


def test_who_registers_has_a_shop_that_nobody_sees_and_an_address_that_says_nothing():
    artisan = register(user=a_user(name=""), name="彩云", county=a_county(), place="三棵树镇")

    shop = shop_of(artisan)
    assert (shop.name, shop.is_open, shop.region_id) == ("凯里市手工坊", False, "522601")
    assert artisan.is_public is False
    assert "caiyun" not in artisan.slug + shop.slug
    assert User.objects.get().name == "彩云"


def test_registering_again_corrects_and_makes_nothing_twice():
    artisan = a_registered("彩云")

    register(user=artisan.user, name="彩霞", county=a_county("522602", "丹寨县"), place="龙泉镇")

    artisan = Artisan.objects.get()
    assert (artisan.name_zh, artisan.region_id, Partner.objects.count()) == ("彩霞", "522602", 1)


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


def test_without_her_consent_nothing_is_handed_in():
    artisan = register(user=a_user(), name="彩云", county=a_county(), place="镇")

    with pytest.raises(NotAgreed):
        hand_in(artisan=artisan, number=read(a_number()))

    assert Credential.objects.count() == 0


def test_below_sixteen_nothing_is_handed_in():
    young = f"{TODAY.year - 15}1231"

    with pytest.raises(TooYoung):
        a_claim(a_number(born=young))

    assert Credential.objects.count() == 0


def test_a_number_that_is_verified_cannot_be_handed_in_by_another():
    number = a_number()
    a_verified(number=number)
    other = a_registered("月亮")
    before = sealed_files()

    with pytest.raises(NumberTaken):
        hand_in(artisan=other, number=read(number), photo=b"jpeg")

    assert Credential.objects.filter(artisan=other).count() == 0
    assert sealed_files() == before


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


@pytest.mark.parametrize("tail", ["52", "63"])
def test_some_categories_come_through_a_guardian(tail):
    claim = a_claim(a_number(tail=tail))
    officer = an_officer()
    with pytest.raises(GuardianMissing):
        approve(credential=claim, officer=officer, valid_until=LATER)
    proof = a_scan(claim.artisan)
    row = name_guardian(artisan=claim.artisan, name="龙父", phone="+8613800000009", proof=proof)

    decide_guardian(guardianship=row, officer=officer, is_proven=True)
    approve(credential=claim, officer=officer, valid_until=LATER)

    assert claim.status == Status.APPROVED
    assert PrivateFile.objects.count() == 0


def test_a_guardian_confirmed_puts_a_claim_that_was_asked_for_one_back_into_the_queue():
    claim = a_claim(a_number(tail="52"))
    officer = an_officer()
    ask_for_more(credential=claim, officer=officer, reason="请先报监护人。")
    proof = a_scan(claim.artisan)
    row = name_guardian(artisan=claim.artisan, name="龙父", phone="+8613800000009", proof=proof)

    decide_guardian(guardianship=row, officer=officer, is_proven=True)

    claim.refresh_from_db()
    assert (claim.status, len(told("guardian.decided"))) == (Status.WAITING, 1)
    approve(credential=claim, officer=officer, valid_until=LATER)
    assert claim.status == Status.APPROVED


def test_a_guardian_not_proven_she_is_asked_for_another_photo():
    claim = a_claim(a_number(tail="52"))
    proof = a_scan(claim.artisan)
    row = name_guardian(artisan=claim.artisan, name="龙父", phone="+8613800000009", proof=proof)

    decide_guardian(guardianship=row, officer=an_officer(), is_proven=False)

    assert "/studio/register/guardian/" in told("guardian.decided")[0][1]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("贵州凯里 三棵树镇", "三棵树镇"),
        ("贵州省黔东南苗族侗族自治州凯里市三棵树镇", "三棵树镇"),
        ("凯里市", "凯里市"),
        ("三棵树镇", "三棵树镇"),
    ],
)
def test_the_county_is_not_said_twice(typed, kept):
    artisan = register(user=a_user(), name="彩云", county=a_county(), place=typed)

    assert artisan.place_zh == kept


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
    assert (claim.status, claim.number, again.status) == (Status.WITHDRAWN, "", Status.WAITING)
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


def test_taken_back_nothing_of_it_is_kept():
    claim = a_claim()

    take_back(credential=claim, by=claim.artisan.user)

    claim.refresh_from_db()
    assert (claim.status, claim.number) == (Status.WITHDRAWN, "")
    with pytest.raises(NotNow):
        approve(credential=claim, officer=an_officer(), valid_until=LATER, number=read(a_number()))


def test_a_cooperative_vouches_and_then_an_officer_decides():
    cooperative = a_cooperative()
    keeper = cooperative.keepers.get().user
    claim = hand_in(artisan=a_registered(), cooperative=cooperative)
    assert told("credential.vouch")[0][0] == keeper.phone
    with pytest.raises(NotNow):
        approve(credential=claim, officer=an_officer(), valid_until=LATER, number=read(a_number()))

    vouch(credential=claim, by=keeper)

    assert (claim.status, claim.vouched_by) == (Status.WAITING, keeper)


def test_the_keeper_of_another_cooperative_cannot_vouch():
    claim = hand_in(artisan=a_registered(), cooperative=a_cooperative())
    stranger = a_cooperative("别社", "Other").keepers.get().user

    for service in (vouch, refuse_to_vouch):
        with pytest.raises(NotNow):
            service(credential=claim, by=stranger)

    claim.refresh_from_db()
    assert claim.status == Status.VOUCH


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


@pytest.mark.parametrize(("left", "reminders"), [(91, 0), (90, 1), (31, 1), (30, 1), (0, 1)])
def test_she_is_reminded_before_it_ends_once_each_time(left, reminders):
    claim = a_verified()
    Credential.objects.filter(pk=claim.pk).update(valid_until=TODAY + timedelta(days=left))

    remind_expiring()
    remind_expiring()

    assert len(told("credential.remind")) == reminders


def test_reminded_at_ninety_days_she_is_reminded_at_thirty_as_well():
    claim = a_verified()
    for left in (90, 60, 30, 10):
        Credential.objects.filter(pk=claim.pk).update(valid_until=TODAY + timedelta(days=left))
        remind_expiring()

    assert len(told("credential.remind")) == 2


def test_past_its_last_day_the_badge_goes_and_she_is_told_once():
    claim = a_verified()
    Credential.objects.filter(pk=claim.pk).update(valid_until=TODAY - timedelta(days=1))

    expire_overdue()
    expire_overdue()

    claim.refresh_from_db()
    assert (claim.status, approved_credential(claim.artisan)) == (Status.EXPIRED, None)
    assert len(told("credential.expire")) == 1
    assert shop_of(claim.artisan).is_open is True


def test_her_disability_is_shown_by_her_consent_alone():
    artisan = a_verified().artisan
    assert shown_disability(artisan) == ""

    agree(user=artisan.user, kind="show_disability")
    assert shown_disability(artisan) == "肢体"
    take_back_consent(user=artisan.user, kind="show_disability")

    assert shown_disability(artisan) == ""


def test_taking_back_the_consent_to_be_checked_closes_the_shop():
    claim = a_verified()

    assert take_back_consent(user=claim.artisan.user, kind="verification") is True

    claim.refresh_from_db()
    assert (claim.status, shop_of(claim.artisan).is_open) == (Status.WITHDRAWN, False)


def test_agreeing_to_a_profile_shows_it_and_taking_it_back_hides_it():
    artisan = a_registered()

    agree(user=artisan.user, kind="public_profile")
    shown = Artisan.objects.get().is_public
    take_back_consent(user=artisan.user, kind="public_profile")

    assert (shown, Artisan.objects.get().is_public) == (True, False)


def test_who_leaves_is_kept_three_years_and_then_forgotten():
    claim = a_verified()
    leave(artisan=claim.artisan)
    assert Credential.objects.get().number != ""
    forget_identities()
    assert Identity.objects.count() == 1
    Identity.objects.update(keep_until=TODAY - timedelta(days=1))

    forget_identities()

    claim.refresh_from_db()
    assert (claim.number, claim.fingerprint, Identity.objects.count()) == ("", "", 0)


def test_who_leaves_unverified_leaves_no_number():
    claim = a_claim()

    leave(artisan=claim.artisan)

    claim.refresh_from_db()
    assert (claim.status, claim.number) == (Status.WITHDRAWN, "")


def test_she_is_told_of_the_open_claim_before_an_old_one():
    first = a_claim()
    refuse(credential=first, officer=an_officer(), reason="看不清。")
    second = a_claim(artisan=first.artisan)

    assert credential_of(first.artisan.user) == second


def test_one_organ_of_a_kind_in_a_region():
    organ = an_organ()

    with pytest.raises(IntegrityError), transaction.atomic():
        type(organ).objects.create(kind=organ.kind, region=organ.region, name_zh="又一个")
