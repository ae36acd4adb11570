import pytest
from django.core.management import CommandError, call_command
from wagtail.models import ModelLogEntry

from sellers.organs.models import Officer, Organ
from sellers.organs.queries import officer_of
from tests.cast import a_county, a_user

pytestmark = pytest.mark.django_db


def appoint(phone, **options):
    call_command("appoint_officer", phone, **options)


def test_an_officer_is_appointed_to_an_organ_that_is_founded_with_her():
    user, county = a_user(), a_county()

    appoint(user.phone, region=county.pk, role="verifier")

    officer = officer_of(user)
    assert (officer.organ.name_zh, officer.verifies) == ("凯里市残联", True)
    actions = ModelLogEntry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["organ.found", "officer.appoint"]


def test_appointed_anew_she_has_one_office():
    user = a_user()
    appoint(user.phone, region=a_county().pk, role="verifier")

    appoint(user.phone, organ="women")

    officer = Officer.objects.get()
    assert (officer.organ.kind, officer.organ.region, officer.role) == ("women", None, "viewer")


def test_only_a_verifier_of_the_federation_of_disabled_persons_verifies():
    user = a_user()

    appoint(user.phone, organ="women", role="verifier")

    assert officer_of(user).verifies is False


def test_dismissed_she_is_none_and_once_is_enough():
    user = a_user()
    appoint(user.phone)

    appoint(user.phone, dismiss=True)

    assert officer_of(user) is None
    with pytest.raises(CommandError):
        appoint(user.phone, dismiss=True)


@pytest.mark.parametrize(
    ("phone", "options"),
    [("", {}), ("abc", {}), ("13800138000", {}), ("known", {"region": "000001"})],
)
def test_what_cannot_be_is_refused_and_nothing_is_founded(phone, options):
    known = a_user()

    with pytest.raises(CommandError):
        appoint(known.phone if phone == "known" else phone, **options)

    assert (Officer.objects.count(), Organ.objects.count()) == (0, 0)
