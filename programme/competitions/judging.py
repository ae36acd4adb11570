"""A judge says whom she is near to, and marks what she is asked to mark."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from programme.competitions.errors import NotAScore, NotNow, Recused
from programme.competitions.models import Competition, Criterion, Entry, Judge, Kin, Score, Sheet
from programme.competitions.services import plain_name, touch

MOST = 100_000  # thousandths
State = Competition.State
_BEFORE_THE_END = (State.DRAFT, State.OPEN, State.JUDGING)


@transaction.atomic
def declare_kin(*, judge: Judge, name: str) -> None:
    """The answer is the same whether or not such a woman takes part. Raises NotNow."""
    touch(judge.competition, _BEFORE_THE_END)
    name = plain_name(name)
    Kin.objects.get_or_create(judge=judge, name_zh=name)
    for sheet in Sheet.objects.filter(judge=judge, conflict="").select_related("entry__person"):
        if plain_name(sheet.entry.person.name_zh) == name:
            _set_aside(sheet, Sheet.Conflict.KIN)
    log(instance=judge.competition, action="competition.conflict", user=judge.user)


@transaction.atomic
def step_aside(*, sheet: Sheet, conflict: Sheet.Conflict, by: User) -> None:
    """Of one piece, for good; marks that she gave it stay on record and do not count.

    Raises NotNow.
    """
    touch(sheet.judge.competition, [State.JUDGING])
    if not _set_aside(sheet, conflict):
        raise NotNow
    log(instance=sheet.judge.competition, action="competition.conflict", user=by)


def _set_aside(sheet: Sheet, conflict: Sheet.Conflict) -> int:
    rows = Sheet.objects.filter(pk=sheet.pk, conflict="")
    return rows.update(conflict=conflict, said_at=timezone.now())


@transaction.atomic
def mark(*, sheet: Sheet, points: Mapping[int, int]) -> None:
    """All criteria at once, in thousandths by the criterion's id; again, it is a correction.

    Raises NotNow once scoring ended or her grant did, Recused, NotAScore.
    """
    touch(sheet.judge.competition, [State.JUDGING])
    asked = Sheet.objects.filter(
        pk=sheet.pk, entry__state=Entry.State.ENTERED, judge__ended_at=None
    )
    if not asked.exists():
        raise NotNow
    if not asked.filter(conflict="").update(marks=F("marks") + 1):
        raise Recused
    criteria = Criterion.objects.filter(event=sheet.entry.event_id)
    if {each.pk for each in criteria} != set(points) or not all(
        0 <= each <= MOST for each in points.values()
    ):
        raise NotAScore
    Score.objects.filter(sheet=sheet, counts=True, is_sealed=False).update(counts=False)
    Score.objects.bulk_create(
        Score(sheet=sheet, criterion=each, points=points[each.pk]) for each in criteria
    )
