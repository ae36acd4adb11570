"""The operator writes rates down, and takes them off show; none is ever edited."""

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from catalog.currencies.errors import FarFromBefore, NotNow
from catalog.currencies.models import UNITS, Rate
from catalog.currencies.queries import rates_in_force
from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages

FAR = Decimal("0.2")  # of what it was: more than that is looked at twice


@transaction.atomic
def set_rates(
    *, yuan: dict[str, Decimal], day: date, by: User | None, sure: bool = False
) -> list[Rate]:
    """Each takes the place of the one before; what is not named stays.

    Raises FarFromBefore unless `sure`, NotNow: another operator wrote at the same moment.
    """
    before = rates_in_force()
    far = {} if sure else _far(yuan, before)
    if far:
        raise FarFromBefore(far)
    Rate.objects.in_force().filter(currency__in=yuan).update(ended_at=timezone.now())
    made = [_write(currency, worth, day, by) for currency, worth in yuan.items()]
    refresh_public_pages()
    return made


def _far(yuan: dict[str, Decimal], before: dict[str, Rate]) -> dict[str, tuple[Decimal, Decimal]]:
    """Beside what a unit was worth: a hundred yen for one is the commonest slip."""
    known = {each: before[each].yuan / before[each].units for each in yuan if each in before}
    found = {each: (was, yuan[each] / UNITS[each]) for each, was in known.items()}
    return {
        each: (before[each].yuan, yuan[each])
        for each, (was, now) in found.items()
        if abs(now - was) > was * FAR
    }


def _write(currency: str, worth: Decimal, day: date, by: User | None) -> Rate:
    facts = {"currency": currency, "units": UNITS[currency], "yuan": worth, "day": day}
    try:
        with transaction.atomic():
            rate = Rate.objects.create(**facts, made_by=by)
    except IntegrityError as twice:
        raise NotNow(currency) from twice
    log(instance=rate, action="rate.set", user=by, data={"yuan": str(worth), "day": str(day)})
    return rate


@transaction.atomic
def end_rate(*, rate: Rate, by: User) -> None:
    """Off show at once, until another is written down. Raises NotNow."""
    if not Rate.objects.in_force().filter(pk=rate.pk).update(ended_at=timezone.now()):
        raise NotNow(rate.pk)
    log(instance=rate, action="rate.end", user=by)
    refresh_public_pages()
