"""Competitions for tests: a county's contest in Miao embroidery, with three judges."""

from datetime import timedelta

from django.utils import timezone

from programme.competitions.entering import Said, enter
from programme.competitions.judging import mark
from programme.competitions.models import Competition, Exhibition, Sheet
from programme.competitions.services import (
    add_event,
    begin_judging,
    hold,
    name_judge,
    open_entries,
)
from programme.competitions.showing import call
from programme.record.services import person_of
from sellers.organs.models import Officer
from tests.cast import a_craft, a_registered, a_user, a_verified
from tests.programme.people import a_county_officer

CRITERIA = [("技法", 60), ("设计", 40)]


def a_contest(officer=None, quota=5, is_open=True, **facts) -> Competition:
    officer = officer or a_county_officer()
    day = timezone.localdate()
    facts = {
        "name_zh": "凯里市手工比赛", "place_zh": "凯里市文化馆",
        "notice_zh": "带一件自己做的作品来。",
        "enter_until": day, "held_on": day + timedelta(days=9),
    } | facts  # fmt: skip
    contest = hold(officer=officer, facts=facts)
    event = {"craft": a_craft(), "name_zh": "苗绣", "quota": quota, "minutes": 240}
    add_event(competition=contest, facts=event, criteria=CRITERIA, officer=officer)
    if is_open:
        open_entries(competition=contest, officer=officer)
        contest.refresh_from_db()
    return contest


def an_exhibition(officer=None, **facts) -> Exhibition:
    day = timezone.localdate()
    facts = {
        "name_zh": "凯里手工展", "place_zh": "文化馆", "call_zh": "苗绣、剪纸都要。",
        "propose_until": day + timedelta(days=300), "opens_on": day + timedelta(days=301),
        "closes_on": day + timedelta(days=305),
    } | facts  # fmt: skip
    return call(officer=officer or a_county_officer(), facts=facts)


def a_colleague(officer):
    """Another of the same organ."""
    return Officer.objects.create(user=a_user("同事"), organ=officer.organ, role=officer.role)


def a_verified_woman(name_zh="彩云", **fields):
    """With an account and her certificate, on record."""
    artisan = a_registered(name_zh)
    a_verified(artisan=artisan, **fields)
    return person_of(artisan)


def an_entry(contest, person, **said):
    user = person.artisan.user if person.artisan else contest.made_by
    officer = None if person.artisan else contest.made_by.officer
    return enter(
        event=contest.events.get(), person=person, said=Said(**said), by=user, officer=officer
    )


def judges_for(contest, number=3, officer=None):
    by = officer or contest.made_by.officer
    users = [a_user(f"评委{each}") for each in range(number)]
    return [name_judge(competition=contest, user=user, officer=by) for user in users]


def begun(contest, number=3):
    judges = judges_for(contest, number)
    begin_judging(competition=contest, officer=contest.made_by.officer)
    return judges


def marks(judge, entry, *points):
    """One number a criterion, of a hundred."""
    sheet = Sheet.objects.get(judge=judge, entry=entry)
    criteria = entry.event.criteria.all()
    given = {each.pk: round(1000 * points[n % len(points)]) for n, each in enumerate(criteria)}
    mark(sheet=sheet, points=given)
    return sheet
