"""What of a woman's is not done yet, in whichever measure: it goes with her when she moves."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programme.competitions.queries import open_entries
from programme.finance.queries import cases_for, open_cases
from programme.pairing.queries import open_groups, open_pairings, pairings_for
from programme.record.looking import look
from programme.record.models import Person
from programme.record.queries import persons_for
from programme.survey.queries import rounds_that_ask
from programme.training.queries import enrolments_for, going_enrolments
from sellers.organs.doors import DeskRequest, desk_page
from sellers.organs.models import Officer

_MOST = 50  # of one measure


class Matter(NamedTuple):
    """`page`: empty where another organ leads it."""

    what: str
    name: str
    state: Any = ""
    whose: Any = ""
    page: str = ""


@desk_page()
@require_safe
def show_matters(request: DeskRequest, pk: int) -> HttpResponse:
    person, officer = get_object_or_404(persons_for(request.officer), pk=pk), request.officer
    look(person=person, officer=officer, what="person.open", reason=_("看她没办完的事"))
    parts = (_learning(person, officer), _money(person, officer), _paired(person, officer))
    matters = [matter for part in (*parts, _others(person)) for matter in part]
    context = {"here": "programme", "person": person, "matters": matters}
    return render(request, "desk/matters.html", context)


def _linked(rows: QuerySet, mine: QuerySet, name: str) -> Iterable[tuple[Any, str]]:
    """Each with its page, where it is among what this officer may open."""
    found = list(rows[:_MOST])
    known = set(mine.filter(pk__in=[row.pk for row in found]).values_list("pk", flat=True))
    return [(row, reverse(name, args=[row.pk]) if row.pk in known else "") for row in found]


def _learning(person: Person, officer: Officer) -> Iterable[Matter]:
    rows = _linked(going_enrolments(person), enrolments_for(officer), "desk-training-enrolment")
    for row, page in rows:
        state = row.get_state_display()
        yield Matter(_("培训"), row.run.course.name, state, row.run.organ, page)


def _money(person: Person, officer: Officer) -> Iterable[Matter]:
    for row, page in _linked(open_cases(person), cases_for(officer), "desk-finance-case"):
        yield Matter(_("贷款"), row.get_kind_display(), row.get_state_display(), page=page)


def _paired(person: Person, officer: Officer) -> Iterable[Matter]:
    for row, page in _linked(open_pairings(person), pairings_for(officer), "desk-pairing-one"):
        yield Matter(_("结对"), row.leader.name_zh, whose=row.organ, page=page)


def _others(person: Person) -> Iterable[Matter]:
    for member in open_groups(person)[:_MOST]:
        yield Matter(_("互助组"), member.group.name_zh, whose=member.group.organ)
    for entry in open_entries(person)[:_MOST]:
        contest = entry.event.competition
        yield Matter(_("比赛"), contest.name, contest.get_state_display(), contest.organ)
    for survey in rounds_that_ask(person)[:_MOST]:
        yield Matter(_("摸底调查"), survey.name, _("还没有答"), survey.organ)
