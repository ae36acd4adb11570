"""Interest that is given back, reckoned in fen by the rule of the terms, year by year."""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from programme.finance.errors import NoRule, NoSubsidy, NotNow, TooMuch
from programme.finance.letters import tell_claim
from programme.finance.models import LoanCase, SubsidyClaim
from programme.finance.services import write_move
from programme.finance.states import State
from programme.record.models import Step
from programme.record.services import note_step
from programme.record.telling import in_both
from sellers.organs.models import Officer

_ON_TIME = (State.GRANTED, State.CLAIMED, State.REPAID)


class Year(NamedTuple):
    """Of a loan: the days, and the part of that year's interest that is given back."""

    number: int
    from_on: date
    until_on: date
    part: Fraction


def years_of(case: LoanCase) -> list[Year]:
    """Of the terms as first agreed; none where the rule is not known."""
    if case.granted_on is None or case.due_on is None:
        return []
    years = []
    for number, part in enumerate(_parts(case), start=1):
        start, end = _after(case.granted_on, number - 1), _after(case.granted_on, number)
        if start < case.due_on:
            years.append(Year(number, start, min(end, case.due_on), part))
    return years


def subsidy_fen(case: LoanCase, year: Year, interest_fen: int) -> int:
    """Down to the whole fen; only on so much of the sum as the terms subsidise."""
    share, most = Fraction(1), case.terms.subsidised_fen
    if most is not None and case.granted_fen and most < case.granted_fen:
        share = Fraction(most, case.granted_fen)
    return int(interest_fen * year.part * share)


def refused_because(case: LoanCase) -> bool:
    """Overdue and extended terms get no subsidy."""
    return bool(case.overdue_on or case.extended_to or case.state not in _ON_TIME)


@transaction.atomic
def claim_subsidy(
    *, case: LoanCase, number: int, interest_fen: int, officer: Officer
) -> SubsidyClaim:
    """For a year that is over. Raises NoRule, NoSubsidy, TooMuch, NotNow: claimed already."""
    case = LoanCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    year = next((each for each in years_of(case) if each.number == number), None)
    if year is None:
        raise NoRule
    if refused_because(case) or year.until_on > timezone.localdate():
        raise NoSubsidy
    if not 0 < interest_fen <= (case.granted_fen or 0):
        raise TooMuch(case.granted_fen)
    claim = _write(case, year, interest_fen, officer)
    log(instance=case, action="loan.subsidy", user=officer.user, data={"fen": claim.subsidy_fen})
    if _claimed(case):
        case.refresh_from_db()
        write_move(case, officer)
    return claim


def _write(case: LoanCase, year: Year, interest_fen: int, officer: Officer) -> SubsidyClaim:
    by = {"claimed_by": officer.user, "organ": officer.organ}
    days = {"from_on": year.from_on, "until_on": year.until_on, "rule": str(year.part)}
    fen = {"interest_fen": interest_fen, "subsidy_fen": subsidy_fen(case, year, interest_fen)}
    try:
        with transaction.atomic():
            return SubsidyClaim.objects.create(case=case, year=year.number, **days, **fen, **by)
    except IntegrityError as twice:
        raise NotNow from twice


def _claimed(case: LoanCase) -> bool:
    """False: it is already, or repaid."""
    rows = LoanCase.objects.filter(pk=case.pk, state=State.GRANTED)
    return bool(rows.update(state=State.CLAIMED, moved_at=timezone.now()))


@transaction.atomic
def note_subsidy_paid(*, claim: SubsidyClaim, paid_on: date, officer: Officer) -> None:
    """It came to her. Raises NotNow."""
    _settle(claim, SubsidyClaim.State.PAID, paid_on, officer)
    case = claim.case
    said = in_both(case.get_kind_display) | {"happened_on": paid_on}
    note_step(person=case.person, kind=Step.Kind.SUBSIDY, proof=claim, by=officer.user, **said)


@transaction.atomic
def note_subsidy_refused(*, claim: SubsidyClaim, officer: Officer) -> None:
    """Raises NotNow."""
    _settle(claim, SubsidyClaim.State.REFUSED, timezone.localdate(), officer)


def _settle(claim: SubsidyClaim, state: SubsidyClaim.State, day: date, officer: Officer) -> None:
    rows = SubsidyClaim.objects.filter(pk=claim.pk, state=SubsidyClaim.State.CLAIMED)
    if not rows.update(state=state, settled_on=day):
        raise NotNow
    claim.refresh_from_db()
    log(instance=claim.case, action=f"loan.subsidy_{state.value}", user=officer.user)
    tell_claim(claim)


def _parts(case: LoanCase) -> list[Fraction]:
    terms = case.terms
    rule = (terms.subsidy_poor if case.is_poor_area else "") or terms.subsidy
    return [Fraction(part) for part in rule.split(",")] if rule else []


def _after(day: date, years: int) -> date:
    """The same day so many years on; of 29 February the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
