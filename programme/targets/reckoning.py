"""The worker reckons all figures anew beside those in use, then puts them in their place."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Min
from django.utils import timezone

from programme.record.gathering import gather_checks
from programme.record.models import Spell, Step
from programme.targets.counting import Priority, Records, tally_persons, tally_times
from programme.targets.models import Figure, Measure, Reckoning, TargetSet
from programme.targets.periods import Period
from programme.targets.places import Paths, parent_of

_STUCK = timedelta(hours=2)
_MOST_YEARS = 30
_AT_ONCE = 1000  # rows written
State = Reckoning.State


def reckon() -> Reckoning | None:
    """As often as one likes. None: another worker is at it."""
    gather_checks()
    reckoning = _begin()
    if reckoning is None:
        return None
    records, paths, priority = Records(reckoning.as_of), Paths(), Priority()
    all_periods = periods()
    for period in all_periods:
        for measure in Measure:
            if measure == Measure.TIMES:
                found = tally_times(period, records, paths)
            else:
                found = tally_persons(records.with_newness(measure, period), paths, priority)
            facts = {"reckoning": reckoning, "measure": measure, **period.facts}
            rows = (
                Figure(
                    place=at, parent=_parent(at), value=its.value, cuts=its.cuts(measure), **facts
                )
                for at, its in found.items()
            )
            Figure.objects.bulk_create(rows, batch_size=_AT_ONCE)
    return _put_in_place(reckoning, [period.key for period in all_periods])


def _parent(place: str) -> str:
    above = parent_of(place)
    return "-" if above is None else above


def _begin() -> Reckoning | None:
    """A run that died is cleared away; one that runs is left alone."""
    running = Reckoning.objects.filter(state=State.RUNNING)
    running.filter(as_of__lt=timezone.now() - _STUCK).delete()
    try:
        with transaction.atomic():
            return Reckoning.objects.create()
    except IntegrityError:
        return None


@transaction.atomic
def _put_in_place(reckoning: Reckoning, keys: list[str]) -> Reckoning | None:
    """In one step; the one before stays for who is reading it. None: taken for dead meanwhile."""
    Reckoning.objects.filter(state=State.PAST).delete()
    Reckoning.objects.filter(state=State.CURRENT).update(state=State.PAST)
    done = {"state": State.CURRENT, "finished_at": timezone.now(), "periods": keys}
    still = Reckoning.objects.filter(pk=reckoning.pk, state=State.RUNNING)
    if not still.update(**done):
        transaction.set_rollback(True)
        return None
    reckoning.refresh_from_db()
    return reckoning


def periods() -> list[Period]:
    """Each year of which there is anything, and the years of each set of targets."""
    this_year = timezone.localdate().year
    began = [
        Step.objects.filter(kind=Step.Kind.FINISHED).aggregate(day=Min("happened_on"))["day"],
        Spell.objects.aggregate(day=Min("began_on"))["day"],
    ]
    first = min((day.year for day in began if day), default=this_year)
    years = range(max(first, this_year - _MOST_YEARS), this_year + 1)
    sets = TargetSet.objects.order_by().values_list("from_year", "until_year").distinct()
    return sorted({Period(year, year) for year in years} | {Period(*each) for each in sets})
