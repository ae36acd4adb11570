"""The end of scoring, what is said against the result, and the result for good."""

from collections import defaultdict
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from programme.competitions.errors import NotNow, ObjectionsOpen, SameOfficer, TooFewJudges
from programme.competitions.letters import tell_answer, tell_entrant
from programme.competitions.models import Competition, Entry, Event, Objection, Score
from programme.competitions.queries import standing_scores, told_of
from programme.competitions.scoring import mean, places, weighed, working_days_after
from programme.competitions.services import move, touch
from programme.record.models import Step
from programme.record.services import note_step
from sellers.organs.models import Officer
from sellers.organs.queries import organs_of

State = Competition.State


@transaction.atomic
def close_scoring(*, competition: Competition, officer: Officer) -> None:
    """Marks are sealed, places given, and the notice hangs out. Raises NotNow, TooFewJudges."""
    today = timezone.localdate()
    move(
        competition,
        State.JUDGING,
        State.NOTICE,
        officer=officer,
        decided_by=officer.user,
        decided_at=timezone.now(),
        notice_from=today,
        notice_until=working_days_after(today, competition.notice_days),
    )
    ranked = sum(_rank(competition, event) for event in competition.events.all())
    if not ranked:
        raise TooFewJudges
    _of(competition).filter(counts=True).update(is_sealed=True)
    log(instance=competition, action="competition.close", user=officer.user)
    for entry in told_of(competition):
        entry.event.competition = competition
        tell_entrant(entry, "notice", f":{competition.decided_at:%Y%m%d%H%M%S%f}")
    refresh_public_pages()


def _of(competition: Competition) -> QuerySet[Score]:
    return Score.objects.filter(sheet__entry__event__competition=competition)


def _rank(competition: Competition, event: Event) -> int:
    """How many were ranked; who has marks of too few judges is not."""
    weights = dict(event.criteria.values_list("pk", "weight"))
    points: dict[int, int] = {}
    judged: dict[int, int] = {}
    for entry, wholes in _wholes(competition, event, weights).items():
        if len(wholes) >= competition.judges_at_least:
            points[entry] = mean(wholes, competition.drops_extremes)
            judged[entry] = len(wholes)
    for entry, place in places(points).items():
        facts = {"points": points[entry], "judged_by": judged[entry], "place": place}
        Entry.objects.filter(pk=entry).update(**facts)
    return len(points)


def _wholes(
    competition: Competition, event: Event, weights: dict[int, int]
) -> dict[int, list[int]]:
    """Each judge's whole for each entry, where she marked every criterion."""
    sheets: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    rows = standing_scores(competition).filter(sheet__entry__event=event)
    named = ("sheet__entry_id", "sheet_id", "criterion_id", "points")
    for entry, sheet, criterion, points in rows.values_list(*named):
        sheets[entry, sheet][criterion] = points
    wholes: dict[int, list[int]] = defaultdict(list)
    for (entry, _sheet), marks in sheets.items():
        if marks.keys() == weights.keys():
            wholes[entry].append(weighed(marks, weights))
    return wholes


@transaction.atomic
def object_to(
    *, competition: Competition, words: str, said_by: str, by: User, entry: Entry | None = None
) -> Objection:
    """While the notice hangs out. Raises NotNow."""
    touch(competition, [State.NOTICE], notice_until__gte=timezone.localdate())
    competition.refresh_from_db()
    assert competition.decided_by is not None  # noqa: S101 -- a notice has it, by constraint
    objection = Objection.objects.create(
        competition=competition,
        entry=entry,
        words=words,
        said_by=said_by,
        raised_by=by,
        decided_by=competition.decided_by,
    )
    log(instance=competition, action="competition.object", user=by)
    return objection


@transaction.atomic
def answer(*, objection: Objection, officer: Officer, words: str, reopens: bool = False) -> None:
    """By another than who decided; where it is right, scoring begins again.

    Raises SameOfficer, NotNow.
    """
    if officer.user_id == objection.decided_by_id:
        raise SameOfficer
    held = Competition.objects.filter(organ__in=organs_of(officer)).order_by().values("pk")
    open_still = Objection.objects.filter(pk=objection.pk, answered_at=None, competition__in=held)
    by = {"answered_by": officer.user, "organ": officer.organ, "answered_at": timezone.now()}
    if not open_still.update(answer=words, is_upheld=reopens, **by):
        raise NotNow
    objection.refresh_from_db()
    objection.competition.refresh_from_db()
    log(instance=objection.competition, action="competition.answer", user=officer.user)
    if reopens:
        _reopen(objection.competition, officer, words)
    tell_answer(objection)


def _reopen(competition: Competition, officer: Officer, reason: str) -> None:
    """The notice comes down, places are open again, and judges may correct. Raises NotNow."""
    nobody = dict.fromkeys(("decided_by", "decided_at", "notice_from", "notice_until"))
    move(competition, State.NOTICE, State.JUDGING, officer=officer, **nobody)
    _of(competition).filter(is_sealed=True).update(is_sealed=False)
    Entry.objects.filter(event__competition=competition).update(
        points=None, judged_by=0, place=None
    )
    said = {"reason": reason}
    log(instance=competition, action="competition.reopen", user=officer.user, data=said)
    refresh_public_pages()


@transaction.atomic
def settle(*, competition: Competition, officer: Officer, today: date | None = None) -> None:
    """After the last day of the notice, with all answered. Raises NotNow, ObjectionsOpen."""
    today = today or timezone.localdate()
    touch(competition, [State.NOTICE], organ__in=organs_of(officer), notice_until__lt=today)
    waiting = Objection.objects.filter(competition=OuterRef("pk"), answered_at=None)
    ready = Competition.objects.filter(~Exists(waiting), pk=competition.pk)
    if not ready.update(state=State.FINAL):
        raise ObjectionsOpen
    competition.refresh_from_db()
    for entry in told_of(competition).select_related("event__craft", "person__artisan__user"):
        entry.event.competition = competition
        note_step(
            person=entry.person,
            kind=Step.Kind.PLACED,
            proof=entry,
            by=officer.user,
            craft=entry.event.craft,
            about_zh=f"{competition.name_zh} 第 {entry.place} 名",
            about_en=competition.name_en and f"{competition.name_en}, place {entry.place}",
        )
        tell_entrant(entry, "final")
    log(instance=competition, action="competition.final", user=officer.user)
    refresh_public_pages()
