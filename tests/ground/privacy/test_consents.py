import pytest
from django.db import IntegrityError, transaction

from ground.privacy.models import Consent, Sighting
from ground.privacy.queries import agrees, masked
from ground.privacy.services import give_consent, withdraw_consent, write_sighting
from ground.privacy.texts import TEXTS, Text
from tests.cast import a_user

pytestmark = pytest.mark.django_db


def test_given_twice_it_is_one_consent_of_one_version():
    user = a_user()

    give_consent(user=user, kind="helper")
    give_consent(user=user, kind="helper")

    row = Consent.objects.get(user=user)
    assert (row.kind, row.version, row.withdrawn_at) == ("helper", 1, None)


def test_taken_back_the_row_stays_and_she_can_agree_again():
    user = a_user()
    give_consent(user=user, kind="sharing")

    assert withdraw_consent(user=user, kind="sharing") is True
    assert withdraw_consent(user=user, kind="sharing") is False
    assert agrees(user, "sharing") is False
    give_consent(user=user, kind="sharing")
    assert Consent.objects.filter(user=user).count() == 2


def test_a_changed_text_asks_for_a_consent_of_its_own(monkeypatch):
    user = a_user()
    give_consent(user=user, kind="helper")
    monkeypatch.setitem(TEXTS, Consent.Kind.HELPER, Text(2, "新的", "收回"))

    give_consent(user=user, kind="helper")

    rows = Consent.objects.filter(user=user).order_by("version")
    assert [(row.version, row.withdrawn_at is None) for row in rows] == [(1, False), (2, True)]


def test_the_database_refuses_two_in_force():
    user = a_user()
    give_consent(user=user, kind="helper")

    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(user=user, kind="helper", version=1)


def test_every_kind_has_its_words_and_says_what_taking_back_changes():
    assert set(TEXTS) == set(Consent.Kind)
    assert all(text.says and text.taken_back for text in TEXTS.values())


def test_a_look_is_written_down_and_a_look_at_oneself_is_not():
    officer, woman = a_user("陈"), a_user("彩云")

    write_sighting(viewer=officer, about=woman, what="credential.number", reason="核对")
    write_sighting(viewer=woman, about=woman, what="credential.number")

    row = Sighting.objects.get()
    assert (row.viewer, row.about, row.what, row.reason) == (
        officer, woman, "credential.number", "核对",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("number", "shown"),
    [("52260119850312002642", "5226************2642"), ("1234", "****"), ("", "")],
)
def test_a_number_is_shown_by_its_ends(number, shown):
    assert masked(number) == shown
