"""Hold a competition, open it, name its judges, and begin to judge."""

import unicodedata
from collections.abc import Iterable
from secrets import SystemRandom
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from programme.competitions.errors import NoJudge, NotNow
from programme.competitions.letters import tell_judge
from programme.competitions.models import Competition, Criterion, Entry, Event, Judge, Kin, Sheet
from programme.record.models import Person
from sellers.organs.models import Officer, Organ
from sellers.organs.queries import organs_of

State = Competition.State
Conflict = Sheet.Conflict
_TO_JUDGE = (State.DRAFT, State.OPEN, State.JUDGING)


def level_of(organ: Organ) -> Competition.Level:
    return Competition.Level(organ.region.level if organ.region else Competition.Level.NATION)


@transaction.atomic
def hold(*, officer: Officer, facts: dict[str, Any]) -> Competition:
    """At the level of her organ. `facts`: names, place, words, days, ages and rules."""
    organ = officer.organ
    made = Competition.objects.create(
        organ=organ, level=level_of(organ), made_by=officer.user, **facts
    )
    log(instance=made, action="competition.hold", user=officer.user)
    return made


@transaction.atomic
def add_event(
    *,
    competition: Competition,
    facts: dict[str, Any],
    criteria: Iterable[tuple[str, int]],
    officer: Officer,
) -> Event:
    """Before entry begins alone. Raises NotNow, also for a second event of that name."""
    touch(competition, [State.DRAFT], organ__in=organs_of(officer))
    try:
        with transaction.atomic():
            event = Event.objects.create(competition=competition, **facts)
            Criterion.objects.bulk_create(
                Criterion(event=event, name_zh=name, weight=weight) for name, weight in criteria
            )
    except IntegrityError as twice:
        raise NotNow from twice
    log(instance=competition, action="competition.change", user=officer.user)
    return event


def touch(competition: Competition, states: Iterable[str], **also: Any) -> None:
    """Holds the competition's row to the end of the transaction, in this state. Raises NotNow."""
    rows = Competition.objects.filter(pk=competition.pk, state__in=states, **also)
    if not rows.update(touched=F("touched") + 1):
        raise NotNow


def move(competition: Competition, before: State, after: State, **changes: Any) -> None:
    """Raises NotNow."""
    organs = organs_of(changes.pop("officer"))
    rows = Competition.objects.filter(pk=competition.pk, organ__in=organs, state=before)
    if not rows.update(state=after, **changes):
        raise NotNow
    competition.refresh_from_db()


@transaction.atomic
def open_entries(*, competition: Competition, officer: Officer) -> None:
    """With an event at least, each with what is judged. Raises NotNow."""
    events = Event.objects.filter(competition=competition)
    if not events.exists() or events.filter(criteria=None).exists():
        raise NotNow
    move(competition, State.DRAFT, State.OPEN, officer=officer)
    log(instance=competition, action="competition.open", user=officer.user)


@transaction.atomic
def call_off(*, competition: Competition, officer: Officer) -> None:
    """Raises NotNow once it is being judged."""
    touch(competition, [State.DRAFT, State.OPEN], organ__in=organs_of(officer))
    Competition.objects.filter(pk=competition.pk).update(state=State.CALLED_OFF)
    log(instance=competition, action="competition.call_off", user=officer.user)


@transaction.atomic
def name_judge(*, competition: Competition, user: User, officer: Officer) -> Judge:
    """Raises NotNow, and NoJudge where she takes part or was named before."""
    touch(competition, _TO_JUDGE, organ__in=organs_of(officer))
    entries = Entry.objects.filter(event__competition=competition, state=Entry.State.ENTERED)
    if entries.filter(person__artisan__user=user).exists():
        raise NoJudge
    try:
        with transaction.atomic():
            judge = Judge.objects.create(competition=competition, user=user, named_by=officer.user)
    except IntegrityError as twice:
        raise NoJudge from twice
    competition.refresh_from_db()
    if competition.state == State.JUDGING:
        _give_sheets(judge, list(entries))
    log(instance=competition, action="competition.judge", user=officer.user)
    tell_judge(judge)
    return judge


@transaction.atomic
def end_judge(*, judge: Judge, officer: Officer) -> None:
    """She marks no more; what she gave stands. Raises NotNow."""
    touch(judge.competition, _TO_JUDGE, organ__in=organs_of(officer))
    if not Judge.objects.filter(pk=judge.pk, ended_at=None).update(ended_at=timezone.now()):
        raise NotNow
    log(instance=judge.competition, action="competition.judge_end", user=officer.user)


@transaction.atomic
def begin_judging(*, competition: Competition, officer: Officer) -> None:
    """Entry ends; start numbers are drawn by lot, so that their order tells nothing.

    Raises NotNow, also with fewer judges than the rule wants, or nobody to judge.
    """
    move(competition, State.OPEN, State.JUDGING, officer=officer)
    judges = list(competition.judges.filter(ended_at=None))
    entries = list(
        Entry.objects.filter(event__competition=competition, state=Entry.State.ENTERED)
        .select_related("person")
        .order_by("pk")
    )
    if len(judges) < competition.judges_at_least or not entries:
        raise NotNow
    SystemRandom().shuffle(entries)
    for number, entry in enumerate(entries, start=1):
        entry.start_number = number
    Entry.objects.bulk_update(entries, ["start_number"])
    for judge in judges:
        _give_sheets(judge, entries)
    log(instance=competition, action="competition.begin_judging", user=officer.user)


def _give_sheets(judge: Judge, entries: list[Entry]) -> None:
    kin = set(Kin.objects.filter(judge=judge).values_list("name_zh", flat=True))
    now = timezone.now()
    sheets = []
    for entry in entries:
        near = plain_name(entry.person.name_zh) in kin
        conflict = {"conflict": Conflict.KIN, "said_at": now} if near else {}
        sheets.append(Sheet(judge=judge, entry=entry, **conflict))
    Sheet.objects.bulk_create(sheets)


def plain_name(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())


def is_judge(competition: Competition, person: Person) -> bool:
    user = person.artisan.user if person.artisan else None
    return user is not None and competition.judges.filter(user=user, ended_at=None).exists()
