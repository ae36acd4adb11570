"""Note a visit to a village or a neighbourhood, and which courses followed it."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from programme.training.errors import TooSoon
from programme.training.models import Outreach, Run
from programme.training.queries import kept_outreach
from sellers.organs.models import Officer


@transaction.atomic
def note_outreach(
    *, officer: Officer, facts: dict[str, Any], runs: list[Run], key: str
) -> Outreach:
    """Once for one key. Raises TooSoon: a course that began before is none that followed."""
    _refuse_earlier(facts, runs)
    by = {"organ": officer.organ, "made_by": officer.user}
    row, is_new = Outreach.objects.get_or_create(key=key, defaults={**facts, **by})
    if is_new:
        row.runs.set(runs)
        log(instance=row, action="training.outreach", user=officer.user)
    return row


@transaction.atomic
def change_outreach(
    *, outreach: Outreach, facts: dict[str, Any], runs: list[Run], officer: Officer
) -> None:
    """What followed is known later. Raises TooSoon."""
    _refuse_earlier(facts, runs)
    kept_outreach(officer).filter(pk=outreach.pk).update(**facts)
    outreach.runs.set(runs)
    log(instance=outreach, action="training.outreach_change", user=officer.user)


def _refuse_earlier(facts: dict[str, Any], runs: list[Run]) -> None:
    if any(run.ends_on < facts["on"] for run in runs):
        raise TooSoon
