"""After the decision: reminders, the last day, what she takes back, and leaving."""

from datetime import timedelta

import pytest

from sellers.artisans.models import Artisan
from sellers.verification.models import Credential, Identity
from sellers.verification.queries import approved_credential, shown_disability
from sellers.verification.services import (
    agree,
    leave,
    take_back_consent,
)
from sellers.verification.tasks import expire_overdue, forget_identities, remind_expiring
from tests.cast import (
    a_claim,
    a_registered,
    a_verified,
)
from tests.sellers.verification.hers import TODAY, shop_of, told

pytestmark = pytest.mark.django_db(transaction=True)
Status = Credential.Status


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
