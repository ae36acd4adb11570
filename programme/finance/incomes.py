"""A household's income before and after: agreed to, noted, struck out, destroyed, counted."""

from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from programme.finance.errors import NoConsent, NotNow
from programme.finance.households import household_for
from programme.finance.letters import tell_consent
from programme.finance.models import Income, IncomeConsent
from programme.record.models import Person
from programme.record.queries import hers, persons_for
from programme.record.small import is_small
from sellers.organs.models import Officer

Moment = Income.Moment


class Change(NamedTuple):
    """One line, and by how much it is more or less than before; None: it is before, or unknown."""

    row: Income
    more_fen: int | None

    @property
    def less_fen(self) -> int:
        return -(self.more_fen or 0)


class Risen(NamedTuple):
    """Households of which before and after are known; and how many have more at the last."""

    all: int
    above: int

    @property
    def is_hidden(self) -> bool:
        return any(is_small(each) for each in (self.all, self.above, self.all - self.above))


def incomes_of(person: Person) -> QuerySet[Income]:
    return Income.objects.filter(hers(person)).select_related("organ")


def agrees(person: Person) -> bool:
    return IncomeConsent.objects.filter(hers(person), ended_at=None).exists()


def changes_of(person: Person) -> list[Change]:
    """Opens what lies sealed: whoever shows it to another writes a sighting first."""
    rows = list(incomes_of(person))
    before = next((row.amount_fen for row in rows if row.moment == Moment.BEFORE), None)
    return [
        Change(row, None if before is None or row.moment == Moment.BEFORE
               else row.amount_fen - before)
        for row in rows
    ]  # fmt: skip


def risen_for(officer: Officer) -> Risen:
    """By the last line of each household that somebody she may see told of."""
    women = persons_for(officer).order_by().values("pk")
    seen = Income.objects.filter(Q(person__in=women) | Q(person__same_as__in=women))
    known = seen.exclude(is_above=None)
    last = known.filter(household=OuterRef("household")).order_by("-on", "-pk").values("pk")[:1]
    rows = known.filter(pk=Subquery(last)).order_by()
    return Risen(**rows.aggregate(all=Count("pk"), above=Count("pk", Q(is_above=True))))


@transaction.atomic
def agree(*, person: Person, by: User) -> bool:
    """Her own press, or her word that an officer writes down. False: she had agreed."""
    person = person.same_as or person
    if agrees(person):
        return False
    consent, is_new = IncomeConsent.objects.get_or_create(
        person=person, ended_at=None, defaults={"given_by": by}
    )
    if is_new:
        log(instance=consent, action="income.agree", user=by)
        if person.artisan is None or person.artisan.user_id != by.pk:
            tell_consent(consent)
    return is_new


@transaction.atomic
def take_back(*, person: Person, by: User | None) -> bool:
    """At once, and what was noted is destroyed. False: she had not agreed."""
    standing = IncomeConsent.objects.filter(hers(person), ended_at=None)
    consent = standing.select_for_update().first()
    if consent is None:
        return False
    standing.update(ended_at=timezone.now())
    Income.objects.filter(hers(person)).delete()
    log(instance=consent, action="income.take_back", user=by)
    return True


@transaction.atomic
def note_income(
    *, person: Person, amount_fen: int, facts: dict[str, Any], officer: Officer
) -> Income:
    """`facts`: moment, year, source, on. Raises NoConsent, NotNow: such a line is there."""
    person = person.same_as or person
    consents = IncomeConsent.objects.select_for_update()
    if not consents.filter(hers(person), ended_at=None).exists():
        raise NoConsent
    by = {"noted_by": officer.user, "organ": officer.organ}
    household = household_for(person=person, by=officer.user)
    try:
        with transaction.atomic():
            row = Income.objects.create(
                person=person, household=household, amount=str(amount_fen), **facts, **by
            )
    except IntegrityError as twice:
        raise NotNow from twice
    _compare(person)
    log(instance=row, action="income.note", user=officer.user)
    return row


@transaction.atomic
def strike_income(*, income: Income, reason: str, officer: Officer) -> None:
    """Noted wrongly: it is destroyed, and the reason stays. Raises NotNow."""
    row = Income.objects.select_for_update().filter(pk=income.pk).first()
    if row is None:
        raise NotNow
    log(instance=row, action="income.strike", user=officer.user, data={"reason": reason})
    row.delete()
    _compare(income.person)


def _compare(person: Person) -> None:
    for row, more_fen in changes_of(person):
        is_above = None if more_fen is None else more_fen > 0
        Income.objects.filter(pk=row.pk).update(is_above=is_above)
