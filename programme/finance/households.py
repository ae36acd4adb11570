"""Who lives under one roof: asked only where a loan is given once to a household."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from programme.finance.errors import InHousehold, NotNow
from programme.finance.models import Household, Member
from programme.finance.queries import household_of
from programme.record.models import Person
from sellers.organs.models import Officer


@transaction.atomic
def household_for(*, person: Person, by: User) -> Household:
    """Hers; made now, with her alone, where nobody has noted one."""
    known = household_of(person)
    if known:
        return known
    try:
        with transaction.atomic():
            household = Household.objects.create(made_by=by)
            Member.objects.create(household=household, person=person)
    except IntegrityError:  # made at the same moment
        return Member.objects.get(person=person, until=None).household
    return household


@transaction.atomic
def join_household(*, person: Person, other: Person, officer: Officer) -> Household:
    """They live under one roof: `person` is of the household of `other`. Raises InHousehold."""
    household = household_for(person=other, by=officer.user)
    mine = household_of(person)
    if mine and mine.pk == household.pk:
        raise InHousehold
    if mine:
        if mine.cases.exists() or mine.members.filter(until=None).count() > 1:
            raise InHousehold
        Member.objects.filter(household=mine, until=None).update(until=timezone.localdate())
    try:
        with transaction.atomic():
            Member.objects.create(household=household, person=person)
    except IntegrityError as twice:
        raise InHousehold from twice
    log(instance=household, action="household.join", user=officer.user)
    return household


@transaction.atomic
def leave_household(*, member: Member, officer: Officer) -> None:
    """She lives there no more. Raises NotNow."""
    today = timezone.localdate()
    if not Member.objects.filter(pk=member.pk, until=None).update(until=today):
        raise NotNow
    log(instance=member.household, action="household.leave", user=officer.user)
