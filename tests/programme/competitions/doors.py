"""Addresses of competitions, of judging them, and of her own entries."""

from datetime import timedelta

from django.utils import timezone

from programme.competitions.closing import close_scoring, object_to
from programme.competitions.models import (
    Award,
    Competition,
    Entry,
    Exhibition,
    Judge,
    Lot,
    Objection,
    Score,
    Sheet,
)
from programme.competitions.services import begin_judging
from programme.competitions.showing import Piece, propose
from programme.record.services import person_of
from sellers.honours.models import Honour
from tests.programme.competitions.contests import (
    a_contest,
    an_entry,
    an_exhibition,
    judges_for,
    marks,
)
from tests.programme.door import Door
from tests.programme.people import a_county_officer, a_person

MODELS = [Award, Competition, Entry, Exhibition, Honour, Judge, Lot, Objection, Score, Sheet]
_JUDGE = "contest judge"
DOORS = {
    "desk-competitions": Door(),
    "desk-competition-new": Door(reads=False),
    "desk-competition": Door("contest"),
    "desk-practice": Door("contest"),
    "desk-competition-event": Door("contest", reads=False),
    "desk-competition-judges": Door("contest", reads=False),
    "desk-competition-judge-end": Door("contest judge", reads=False),
    "desk-competition-entries": Door("contest"),
    "desk-competition-step": Door("contest", more={"step": "call-off"}, reads=False),
    "desk-competition-objection-new": Door("contest", reads=False),
    "desk-competition-objection": Door("objection", reads=False, asks={"words": "没有错，不改。"}),
    "desk-competition-enter": Door(more={"pk": "contest event"}, reads=False),
    "desk-entry": Door("entry"),
    "desk-entry-needs": Door("entry", reads=False),
    "desk-entry-act": Door("entry", more={"deed": "withdraw"}, reads=False),
    "desk-entry-title": Door("award", reads=False),
    "desk-exhibitions": Door(),
    "desk-exhibition-new": Door(reads=False),
    "desk-exhibition": Door(more={"pk": "exhibition"}),
    "desk-exhibition-step": Door("exhibition", more={"step": "call-off"}, reads=False),
    "desk-exhibition-close": Door("exhibition", reads=False, asks={"report": "来了三百人。"}),
    "desk-exhibition-propose": Door(more={"pk": "exhibition"}, reads=False),
    "desk-exhibition-lots": Door("exhibition"),
    "desk-lot": Door("lot", reads=False, asks={"choose": "yes"}),
    "desk-lot-photo": Door("lot"),
    "studio-exhibitions": Door(who="herself"),
    "studio-exhibition-propose": Door(who="herself", more={"pk": "province exhibition"}),
    "studio-lot-back": Door("her lot", who="herself"),
    "judging": Door(who=_JUDGE),
    "judging-one": Door("judged", who=_JUDGE),
    "judging-sheet": Door("judge sheet", who=_JUDGE),
    "judging-aside": Door("judge sheet", who=_JUDGE),
    "judging-photo": Door("judge sheet", who=_JUDGE, more={"photo_pk": "entry photo"}),
    "studio-competitions": Door(who="herself"),
    "studio-competition-enter": Door(who="herself", more={"pk": "province event"}),
    "studio-entry": Door("her entry", who="herself"),
    "studio-entry-withdraw": Door("her entry", who="herself"),
    "studio-entry-name": Door("her entry", who="herself"),
    "studio-entry-object": Door("her entry", who="herself", asks={"words": "分数不对。"}),
}


def rows(world):
    """One not announced, one being judged, one under notice; and hers in the province's."""
    far = timezone.localdate() + timedelta(days=400)
    officer = world.officer
    draft = a_contest(officer, is_open=False, name_zh="县里的比赛", enter_until=far, held_on=far)
    event = a_contest(officer, enter_until=far, held_on=far, name_zh="正在报名").events.get()
    return {
        "contest": draft, "contest event": event, **_judged(officer), **_told(officer),
        **_hers(world.herself, far), **_shown(officer), **_her_lot(world.herself),
    }  # fmt: skip


def _entered(officer, name):
    contest = a_contest(officer, name_zh=name)
    woman = a_person("秀英", contest.organ.region, identity_print=f"{contest.pk:064d}")
    return contest, an_entry(contest, woman, photos=[b"piece"], needs="要坐着")


def _judged(officer):
    contest, entry = _entered(officer, "正在评分")
    judge = judges_for(contest, 3, officer)[0]
    begin_judging(competition=contest, officer=officer)
    sheet = Sheet.objects.get(judge=judge)
    return {
        "judged": contest, "entry": entry, "entry photo": entry.photos.get(),
        _JUDGE: judge, "judge sheet": sheet,
    }  # fmt: skip


def _told(officer):
    contest, entry = _entered(officer, "正在公示")
    for judge in judges_for(contest, 3, officer):
        Sheet.objects.create(judge=judge, entry=entry)
    Competition.objects.filter(pk=contest.pk).update(state="judging")
    Entry.objects.filter(pk=entry.pk).update(start_number=1)
    for judge in contest.judges.all():
        marks(judge, entry, 80)
    contest.refresh_from_db()
    close_scoring(competition=contest, officer=officer)
    said = {"words": "分数不对。", "said_by": "秀英", "by": None}
    award = Award.objects.create(entry=entry, kind="technician", recommended_by=officer.user)
    return {"objection": object_to(competition=contest, **said), "award": award}


def _hers(user, far):
    """As if her certificate had been checked when she entered."""
    province = a_county_officer(user.artisan.region)
    contest = a_contest(province, enter_until=far, held_on=far, name_zh="省里的比赛")
    event = contest.events.get()
    allotment = event.allotments.create(unit_key="5226", places=5, taken=1)
    person = person_of(user.artisan)
    entry = Entry.objects.create(event=event, allotment=allotment, person=person)
    open_one = a_contest(province, enter_until=far, held_on=far, name_zh="省里的下一次")
    return {"her entry": entry, "province event": open_one.events.get()}


def _shown(officer):
    exhibition = an_exhibition(officer)
    piece = Piece("苗绣背扇", "外婆的花样", photo=b"piece")
    woman = a_person("秀英", officer.organ.region)
    lot = propose(exhibition=exhibition, person=woman, piece=piece, by=officer.user)
    return {"exhibition": exhibition, "lot": lot}


def _her_lot(user):
    exhibition = an_exhibition(a_county_officer(user.artisan.region), name_zh="省里的展览")
    person, piece = person_of(user.artisan), Piece("蝴蝶手包")
    lot = propose(exhibition=exhibition, person=person, piece=piece, by=user)
    return {"province exhibition": exhibition, "her lot": lot}
