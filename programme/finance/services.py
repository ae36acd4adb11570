"""A loan case from the first question to the bank's answer. Each step is a conditional update."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from programme.finance.errors import HasOpenCase, NotNow, TooMuch
from programme.finance.households import household_for
from programme.finance.letters import tell_case
from programme.finance.models import CaseMove, LoanCase, LoanTerms
from programme.finance.papers import destroy_papers
from programme.finance.queries import open_cases_of
from programme.finance.states import BEFORE_BANK, RUNNING, WITH_BANK, State
from programme.record.models import Person, Step
from programme.record.services import note_step
from programme.record.telling import in_both
from sellers.organs.models import Officer


@transaction.atomic
def open_case(*, person: Person, terms: LoanTerms, facts: dict[str, Any], by: User) -> LoanCase:
    """She asks, or an officer for her. `facts`: amount_fen, purpose_zh.

    Raises HasOpenCase, TooMuch.
    """
    if not 0 < facts["amount_fen"] <= terms.ceiling_fen:
        raise TooMuch(terms.ceiling_fen)
    household = household_for(person=person, by=by) if terms.is_by_household else None
    if open_cases_of(person, terms.kind).exists():
        raise HasOpenCase
    asked = {"kind": terms.kind, "ceiling_fen": terms.ceiling_fen, "household": household}
    try:
        with transaction.atomic():
            case = LoanCase.objects.create(person=person, terms=terms, **asked, **facts)
    except IntegrityError as twice:
        raise HasOpenCase from twice
    CaseMove.objects.create(case=case, state=case.state, by=by)
    log(instance=case, action="loan.interest", user=by)
    return case


@transaction.atomic
def note_checked(*, case: LoanCase, officer: Officer) -> None:
    """The conditions were gone through with her; that decides nothing. Raises NotNow."""
    _move(case, [State.INTEREST], State.CHECKED, officer)


@transaction.atomic
def ask_papers(*, case: LoanCase, officer: Officer) -> None:
    """Raises NotNow."""
    _move(case, [State.CHECKED], State.PAPERS, officer)


@transaction.atomic
def recommend(*, case: LoanCase, officer: Officer) -> None:
    """Raises NotNow."""
    _move(case, [State.PAPERS], State.RECOMMENDED, officer)


@transaction.atomic
def hand_to_bank(*, case: LoanCase, bank_zh: str, officer: Officer) -> None:
    """Raises NotNow."""
    _move(case, [State.RECOMMENDED], State.BANK, officer, bank_zh=bank_zh)


@transaction.atomic
def note_granted(*, case: LoanCase, officer: Officer, facts: dict[str, Any]) -> None:
    """The bank gave it. `facts`: granted_fen, granted_on, due_on, is_poor_area.

    Raises NotNow, TooMuch.
    """
    if not 0 < facts["granted_fen"] <= case.ceiling_fen:
        raise TooMuch(case.ceiling_fen)
    _move(case, [State.BANK], State.GRANTED, officer, **facts)
    _note(case, Step.Kind.LOAN, facts["granted_on"], officer)
    destroy_papers(case)


@transaction.atomic
def note_refused(*, case: LoanCase, reason: str, officer: Officer) -> None:
    """By the bank, or not recommended; she reads the reason as it stands. Raises NotNow."""
    _move(case, list(WITH_BANK), State.REFUSED, officer, reason=reason)
    destroy_papers(case)


@transaction.atomic
def withdraw(*, case: LoanCase, by: User) -> None:
    """She wants it no more; once it lies with the bank, the bank is asked. Raises NotNow."""
    _move(case, list(BEFORE_BANK), State.WITHDRAWN, by)
    destroy_papers(case)


@transaction.atomic
def note_repaid(*, case: LoanCase, repaid_on: date, officer: Officer) -> None:
    """Raises NotNow."""
    _move(case, list(RUNNING), State.REPAID, officer)
    _note(case, Step.Kind.REPAID, repaid_on, officer)


@transaction.atomic
def note_extended(*, case: LoanCase, extended_to: date, officer: Officer) -> None:
    """From then on there is no subsidy. Raises NotNow."""
    before = [State.GRANTED, State.CLAIMED, State.OVERDUE]
    if case.due_on is None or extended_to <= case.due_on:
        raise NotNow
    _move(case, before, State.EXTENDED, officer, extended_to=extended_to)


@transaction.atomic
def note_overdue(*, case: LoanCase, overdue_on: date, officer: Officer) -> None:
    """From then on there is no subsidy. Raises NotNow."""
    before = [State.GRANTED, State.CLAIMED, State.EXTENDED]
    _move(case, before, State.OVERDUE, officer, overdue_on=overdue_on)


def _note(case: LoanCase, kind: Step.Kind, day: date, officer: Officer) -> None:
    said = in_both(case.get_kind_display) | {"happened_on": day}
    note_step(person=case.person, kind=kind, proof=case, by=officer.user, **said)


def _move(
    case: LoanCase, before: list[State], after: State, by: Officer | User, **changes: Any
) -> None:
    rows = LoanCase.objects.filter(pk=case.pk, state__in=before)
    if not rows.update(state=after, moved_at=timezone.now(), **changes):
        raise NotNow
    case.refresh_from_db()
    write_move(case, by)


def write_move(case: LoanCase, by: Officer | User) -> None:
    """That it came to its state, for the record and for her."""
    user = by.user if isinstance(by, Officer) else by
    organ = by.organ if isinstance(by, Officer) else None
    move = CaseMove.objects.create(case=case, state=case.state, by=user, organ=organ)
    log(instance=case, action=f"loan.{case.state}", user=user)
    if organ:
        tell_case(move)
