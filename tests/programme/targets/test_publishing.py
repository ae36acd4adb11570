"""What is given out to others: once, never changed, and nothing of it says of one woman."""

import pytest

from programme.record.models import Step
from programme.targets.errors import NotNow, NotOver, NotYours
from programme.targets.models import Edition, Figure, Shown
from programme.targets.periods import Period
from programme.targets.plan import load_plan
from programme.targets.publishing import give_out
from programme.targets.reckoning import reckon
from tests.cast import a_division
from tests.programme.targets.nation import Nation
from tests.programme.targets.test_services import an_officer_of

pytestmark = pytest.mark.django_db
YEAR, PLAN = Period(2018, 2018), Period(2017, 2020)


@pytest.fixture
def nation():
    load_plan()
    made = Nation(women=1500)
    reckon()
    return made


def test_no_small_number_is_given_out(nation):
    edition = give_out(period=YEAR, officer=an_officer_of())

    true = {(f.place, f.measure): f for f in Figure.objects.filter(from_year=2018, until_year=2018)}
    for cell in edition.cells.all():
        figure = true[cell.place, cell.measure]
        assert cell.value in {None, figure.value}
        assert cell.value is None or not 0 < cell.value < 5
        assert (cell.sign == "small") <= (0 < figure.value < 5)
        for parts in (cell.cuts or {}).values():
            assert not any(0 < number < 5 for number in parts.values())
    numbers = edition.cells.filter(sign="number", parent="")
    assert numbers.filter(measure="times").count() > 10
    assert edition.cells.get(place="", measure="trained").cuts is not None


def test_it_is_given_out_once_and_stays(nation):
    officer = an_officer_of()
    edition = give_out(period=YEAR, officer=officer)
    before = list(edition.cells.order_by("pk").values())
    Step.objects.filter(happened_on__year=2018).delete()
    reckon()

    with pytest.raises(NotNow):
        give_out(period=YEAR, officer=officer)

    assert list(edition.cells.order_by("pk").values()) == before


def test_several_years_come_after_each_of_them_and_keep_what_they_keep(nation):
    officer = an_officer_of()
    with pytest.raises(NotOver):
        give_out(period=PLAN, officer=officer)
    years = [give_out(period=year, officer=officer) for year in PLAN.years]

    edition = give_out(period=PLAN, officer=officer)

    shown = edition.cells.filter(sign="number")
    kept = {
        (cell.place, cell.measure)
        for cell in Shown.objects.filter(edition__in=years).exclude(sign="number")
    }
    assert not kept & set(shown.values_list("place", "measure"))
    assert not edition.cells.filter(sign="small").exists()
    assert not any(shown.values_list("cuts", flat=True))
    for cell in shown.filter(measure="times"):
        of_years = Shown.objects.filter(edition__in=years, place=cell.place, measure="times")
        assert cell.value == sum(each.value for each in of_years)


@pytest.mark.parametrize("why", ["of a unit", "not over", "not reckoned"])
def test_it_is_refused(why):
    load_plan()
    officer = an_officer_of(a_division() if why == "of a unit" else None)
    if why != "not reckoned":
        reckon()
    period = Period(2999, 2999) if why == "not over" else YEAR
    refusal = {"of a unit": NotYours, "not over": NotOver, "not reckoned": NotNow}[why]

    with pytest.raises(refusal):
        give_out(period=period, officer=officer)

    assert Edition.objects.count() == 0
