"""A period that is over is given out to others, once: hidden where it is small, then frozen."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log

from programme.record.small import is_small
from programme.targets.errors import NotNow, NotOver, NotYours
from programme.targets.hiding import Cuts, Hidden, Node, hide
from programme.targets.models import Edition, Figure, Measure, Reckoning, Shown
from programme.targets.periods import Period
from programme.targets.places import parent_of
from sellers.organs.models import Officer

_AT_ONCE = 1000
_FAMILIES = {
    Measure.TRAINED: [Measure.TRAINED, Measure.TIMES],
    Measure.EMPLOYED: [Measure.EMPLOYED],
}
Values = dict[str, dict[str, Figure]]  # by place and measure


def may_give_out(officer: Officer) -> bool:
    return officer.organ.region_id is None and not officer.audits


@transaction.atomic
def give_out(*, period: Period, officer: Officer) -> Edition:
    """Raises NotYours, NotOver, NotNow: there is one, or the figures are not reckoned yet."""
    if not may_give_out(officer):
        raise NotYours
    years = _years(period)
    reckoning = Reckoning.objects.filter(state=Reckoning.State.CURRENT).first()
    if reckoning is None or timezone.localdate(reckoning.as_of) <= period.days[1]:
        raise NotNow
    by = {"given_out_by": officer.user, "organ": officer.organ, "as_of": reckoning.as_of}
    try:
        with transaction.atomic():
            edition = Edition.objects.create(**period.facts, **by)
    except IntegrityError as twice:
        raise NotNow from twice
    cells = _cells(edition, period, _values(reckoning, period), years)
    Shown.objects.bulk_create(cells, batch_size=_AT_ONCE)
    log(instance=edition, action="targets.give_out", user=officer.user, data={"period": period.key})
    return edition


def _years(period: Period) -> list[Edition]:
    """What was given out of its years; none for a year. Raises NotOver."""
    if not period.is_over:
        raise NotOver
    if period.is_a_year:
        return []
    found = Edition.objects.filter(
        from_year__gte=period.from_year,
        until_year__lte=period.until_year,
        from_year=F("until_year"),
    )
    if len(found) < len(period.years):
        raise NotOver
    return list(found)


def _values(reckoning: Reckoning, period: Period) -> Values:
    found: Values = defaultdict(dict)
    for figure in Figure.objects.filter(reckoning=reckoning, **period.facts).iterator(_AT_ONCE):
        found[figure.place][figure.measure] = figure
    return found


def _cells(
    edition: Edition, period: Period, values: Values, years: list[Edition]
) -> Iterable[Shown]:
    """Of several years the totals alone, and times as the years' own editions have them."""
    for persons, measures in _FAMILIES.items():
        nodes = {at: _node(its, persons, measures[-1], period) for at, its in values.items()}
        kept = _kept_in(years, measures)
        hidden = hide(nodes, also=kept, signs=period.is_a_year)
        times = _times_in(years)
        for at, its in values.items():
            for measure in measures:
                figure = its.get(measure)
                if figure is None or (at and parent_of(at) in hidden.totals | hidden.closed):
                    continue
                cell = _cell(figure, hidden, signs=period.is_a_year)
                if years and measure == Measure.TIMES and cell.value is not None:
                    cell.value = times[at]
                cell.edition = edition
                yield cell


def _node(its: dict[str, Figure], persons: Measure, times: Measure, period: Period) -> Node:
    figure = its.get(persons)
    number = figure.value if figure else 0
    cuts: Cuts = figure.cuts if figure and period.is_a_year else {}
    of_times = its[times].value if times in its else 0
    return Node(number, of_times, cuts)


def _cell(figure: Figure, hidden: Hidden, *, signs: bool) -> Shown:
    at = figure.place
    facts: dict[str, object] = {
        name: getattr(figure, name) for name in ("from_year", "until_year", "parent")
    }
    facts["is_closed"] = at in hidden.closed | hidden.totals
    cell = Shown(place=at, measure=figure.measure, sign=Shown.Sign.NUMBER, **facts)
    if at in hidden.totals:
        small = signs and is_small(figure.value)
        cell.sign = Shown.Sign.SMALL if small else Shown.Sign.KEPT
    else:
        cell.value = figure.value
        if signs and figure.measure != Measure.TIMES and at not in hidden.cuts:
            cell.cuts = figure.cuts
    return cell


def _kept_in(years: list[Edition], measures: list[Measure]) -> set[str]:
    rows = Shown.objects.filter(edition__in=years, measure__in=measures)
    return set(rows.exclude(sign=Shown.Sign.NUMBER).values_list("place", flat=True))


def _times_in(years: list[Edition]) -> dict[str, int]:
    times: dict[str, int] = defaultdict(int)
    rows = Shown.objects.filter(edition__in=years, measure=Measure.TIMES, value__isnull=False)
    for place, value in rows.values_list("place", "value"):
        times[place] += value or 0
    return times
