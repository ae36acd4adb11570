"""She enters by herself or by her county's officer, while there are places and days."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from ground.messages.models import Message
from ground.privacy.models import PrivateFile, Sighting
from programme.competitions.entering import needs_of, withdraw
from programme.competitions.errors import EnteredAlready, NotEligible, NotNow, QuotaFull
from programme.competitions.models import Allotment, Competition, Entry
from programme.competitions.queries import entries_for, events_to_enter, held_by
from programme.competitions.services import call_off, name_judge
from programme.record.models import Step
from tests.cast import a_county, a_division, a_number, an_organ
from tests.programme.competitions.contests import (
    a_contest,
    a_verified_woman,
    an_entry,
    begun,
)
from tests.programme.people import a_county_officer, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest():
    return a_contest()


def test_entered_it_is_a_step_of_her_way_and_she_is_told(contest):
    woman = a_verified_woman()

    entry = an_entry(contest, woman, needs="要坐着做", photos=[b"piece"])

    assert list(Step.objects.values_list("kind", "person")) == [("entered", woman.pk)]
    assert entry.photos.count() == PrivateFile.objects.filter(kind="proof").count() == 1
    assert "凯里市手工比赛" in Message.objects.latest("pk").body


def test_the_last_place_goes_to_one(contest):
    Competition.objects.get().events.update(quota=1)
    an_entry(contest, a_verified_woman())

    with pytest.raises(QuotaFull):
        an_entry(contest, a_verified_woman("水妹"))

    assert (Entry.objects.count(), Allotment.objects.get().taken) == (1, 1)
    assert Step.objects.count() == 1


def test_a_place_is_free_again_once_she_withdraws(contest):
    contest.events.update(quota=1)
    entry = an_entry(contest, a_verified_woman())

    withdraw(entry=entry, by=contest.made_by)
    an_entry(contest, a_verified_woman("水妹"))

    assert Step.objects.filter(kind="entered", voided_at=None).count() == 1
    with pytest.raises(NotNow):
        withdraw(entry=entry, by=contest.made_by)
    assert Allotment.objects.get().taken == 1


def test_the_database_keeps_the_quota(contest):
    an_entry(contest, a_verified_woman())
    with pytest.raises(IntegrityError), transaction.atomic():
        Allotment.objects.update(taken=9)


def test_she_enters_an_event_once(contest):
    woman = a_verified_woman()
    an_entry(contest, woman)

    with pytest.raises(EnteredAlready):
        an_entry(contest, woman)

    assert (Entry.objects.count(), Allotment.objects.get().taken) == (1, 1)


def _too_young():
    return a_verified_woman(number=a_number(born="20050101"))


@pytest.mark.parametrize(
    ("who", "why"),
    [
        (lambda: a_person("无证"), "credential"),
        (lambda: a_person("远方", a_county("520103", "云岩区")), "place"),
        (_too_young, "young"),
        (lambda: a_verified_woman(number=a_number(born="19400101")), "old"),
    ],
)
def test_who_may_not_enter_is_told_why_and_nothing_is_kept(who, why):
    contest = a_contest(youngest=30, oldest=59)
    woman = who()

    with pytest.raises(NotEligible) as refusal:
        an_entry(contest, woman)

    assert (refusal.value.why, Entry.objects.count(), Allotment.objects.count()) == (why, 0, 0)


def test_an_officer_enters_her_who_has_no_account(contest):
    woman = a_person("秀英", identity_print="1" * 64, phone="+8613800000009")

    entry = an_entry(contest, woman)

    assert entry.organ == contest.organ
    assert Message.objects.get().recipient == "+8613800000009"


def test_a_judge_does_not_enter(contest):
    woman = a_verified_woman()
    name_judge(competition=contest, user=woman.artisan.user, officer=contest.made_by.officer)

    with pytest.raises(NotEligible) as refusal:
        an_entry(contest, woman)

    assert refusal.value.why == "judge"


@pytest.mark.parametrize("when", ["late", "off", "judging"])
def test_after_the_end_nobody_enters(contest, when):
    if when == "late":
        Competition.objects.update(enter_until=timezone.localdate() - timedelta(days=1))
    elif when == "off":
        call_off(competition=contest, officer=contest.made_by.officer)
    else:
        an_entry(contest, a_verified_woman("水妹"))
        begun(contest)
    before = Entry.objects.count()

    with pytest.raises(NotNow):
        an_entry(contest, a_verified_woman())

    assert Entry.objects.count() == before


def test_a_province_gives_places_to_each_city():
    officer = a_county_officer(a_division())
    contest = a_contest(officer, quota=1)
    an_entry(contest, a_verified_woman())

    with pytest.raises(QuotaFull):
        an_entry(contest, a_verified_woman("水妹"))

    assert list(Allotment.objects.values_list("unit_key", "taken")) == [("5226", 1)]
    assert contest.level == "province"


def test_an_officer_who_moved_leaves_her_competitions_and_women_behind(contest):
    officer = contest.made_by.officer
    an_entry(contest, a_verified_woman())
    assert [q(officer).count() for q in (held_by, entries_for, events_to_enter)] == [1, 1, 1]

    officer.organ = an_organ(region=a_county("520103", "云岩区"))
    officer.save()

    assert [q(officer).count() for q in (held_by, entries_for, events_to_enter)] == [0, 0, 0]
    with pytest.raises(NotNow):
        call_off(competition=contest, officer=officer)


def test_who_reads_what_she_needs_is_on_record(contest):
    entry = an_entry(contest, a_verified_woman(), needs="要手语翻译")

    assert needs_of(entry=entry, officer=contest.made_by.officer) == "要手语翻译"
    assert Sighting.objects.get().what == "competition.needs"
