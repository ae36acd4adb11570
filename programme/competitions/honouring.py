"""What a place leads to: the holder's own prize, and a title that another organ gives."""

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from programme.competitions.errors import HonouredAlready, NoAccount, NotNow
from programme.competitions.letters import tell_entrant
from programme.competitions.models import Award, Competition, Entry
from programme.record.models import Step
from programme.record.services import note_step
from programme.record.telling import in_both
from sellers.artisans.models import Artisan
from sellers.honours.errors import ClaimedAlready
from sellers.honours.models import Honour
from sellers.honours.services import award as award_honour
from sellers.organs.models import Officer
from sellers.organs.queries import organs_of

Kind = Honour.Kind
_SIXTY = 60


@transaction.atomic
def give_prize(*, entry: Entry, officer: Officer) -> Award:
    """Of the competition itself; where it is shown is hers to say. Raises NotNow, NoAccount,
    HonouredAlready.
    """
    artisan = _winner(entry, officer)
    competition, event = entry.event.competition, entry.event
    facts = {
        "kind": Kind.PRIZE,
        "name_zh": f"{competition.name_zh}{event.name_zh}第 {entry.place} 名"[-_SIXTY:],
        "name_en": _in_english(entry),
        "grantor_zh": competition.organ.name_zh[:80],
        "grantor_en": competition.organ.name_en,
        "level": competition.level,
        "year": competition.held_on.year,
    }
    honour = _honour(artisan, facts, officer)
    award = _award(entry, Kind.PRIZE, officer, honour)
    _note(award, officer)
    return award


def _in_english(entry: Entry) -> str:
    """Nothing where a part of it is not said in English, or it is too long."""
    event, contest = entry.event, entry.event.competition
    if not (event.name_en and contest.name_en):
        return ""
    name = f"{contest.name_en}: {event.name_en}, place {entry.place}"
    return name if len(name) <= 2 * _SIXTY else ""


@transaction.atomic
def recommend(*, entry: Entry, kind: str, officer: Officer) -> Award:
    """For a title; another organ decides of it. Raises NotNow, HonouredAlready."""
    if kind == Kind.PRIZE:
        raise NotNow
    _stands(entry, officer)
    award = _award(entry, kind, officer, None)
    log(instance=entry, action="competition.recommend", user=officer.user, data={"kind": kind})
    tell_entrant(entry, "recommended", f":{kind}")
    return award


@transaction.atomic
def give_title(*, award: Award, grantor: str, year: int, officer: Officer) -> None:
    """The organ that gives it has said yes. Raises NotNow, NoAccount, HonouredAlready."""
    artisan = _winner(award.entry, officer)
    facts = {
        "kind": award.kind,
        "grantor_zh": grantor,
        "level": award.entry.event.competition.level,
        "year": year,
    }
    honour = _honour(artisan, facts, officer)
    if not Award.objects.filter(pk=award.pk, honour=None).update(honour=honour):
        raise NotNow
    award.refresh_from_db()
    _note(award, officer)


def _stands(entry: Entry, officer: Officer) -> None:
    """A place of hers in a settled competition of this organ. Raises NotNow."""
    rows = Entry.objects.filter(
        pk=entry.pk,
        place__isnull=False,
        event__competition__state=Competition.State.FINAL,
        event__competition__organ__in=organs_of(officer),
    )
    if not rows.exists():
        raise NotNow


def _winner(entry: Entry, officer: Officer) -> Artisan:
    _stands(entry, officer)
    person = entry.person.same_as or entry.person
    if person.artisan is None:
        raise NoAccount
    return person.artisan


def _honour(artisan: Artisan, facts: dict, officer: Officer) -> Honour:
    try:
        return award_honour(artisan=artisan, facts=facts, officer=officer)
    except ClaimedAlready as twice:
        raise HonouredAlready from twice


def _award(entry: Entry, kind: str, officer: Officer, honour: Honour | None) -> Award:
    try:
        with transaction.atomic():
            return Award.objects.create(
                entry=entry, kind=kind, honour=honour, recommended_by=officer.user
            )
    except IntegrityError as twice:
        raise HonouredAlready from twice


def _note(award: Award, officer: Officer) -> None:
    entry, honour = award.entry, award.honour
    assert honour is not None  # noqa: S101 -- given with it
    note_step(
        person=entry.person,
        kind=Step.Kind.HONOURED,
        proof=award,
        by=officer.user,
        craft=entry.event.craft,
        **in_both(lambda: honour.title),
    )
    log(instance=entry, action="competition.award", user=officer.user, data={"kind": award.kind})
