"""Every figure of a board is held beside a count in plain SQL, over a whole nation."""

import sys
from datetime import date

import pytest
from django.db import connection

from ground.regions.models import Division
from programme.record.models import Step
from programme.record.services import load_units, note_check, person_of
from programme.targets.models import Figure, Measure, Reckoning
from programme.targets.plan import load_plan
from programme.targets.reckoning import reckon
from tests.cast import a_verified, an_officer
from tests.programme.people import a_county_officer, a_person
from tests.programme.targets.nation import Nation, look_over, rows

pytestmark = pytest.mark.django_db

_ROWS = {
    "step": """
        SELECT s.id, COALESCE(p.same_as_id, p.id) AS who, s.happened_on AS day, s.unit_id AS unit,
               s.region_id AS region, COALESCE(c.family, 'none') AS family
        FROM record_step s JOIN record_person p ON p.id = s.person_id
        LEFT JOIN record_person k ON k.id = p.same_as_id
        LEFT JOIN crafts_craft c ON c.code = s.craft_id
        WHERE s.kind = 'finished' AND s.voided_at IS NULL
        AND COALESCE(k.checked_at, p.checked_at) IS NOT NULL""",
    "spell": """
        SELECT s.id, COALESCE(p.same_as_id, p.id) AS who, s.began_on AS day, s.unit_id AS unit,
               s.region_id AS region, COALESCE(c.family, 'none') AS family
        FROM record_spell s JOIN record_person p ON p.id = s.person_id
        LEFT JOIN record_person k ON k.id = p.same_as_id
        LEFT JOIN crafts_craft c ON c.code = s.craft_id
        WHERE COALESCE(k.checked_at, p.checked_at) IS NOT NULL""",
}
_FIRST = """
    , inside AS (SELECT * FROM r WHERE day BETWEEN %s AND %s),
    f AS (SELECT who, MIN(id) AS id FROM inside
          WHERE (who, day) IN (SELECT who, MIN(day) FROM inside GROUP BY who) GROUP BY who),
    one AS (SELECT r.* FROM f JOIN r ON r.id = f.id)
"""
_TIMES = """
    SELECT unit, region, COUNT(*) FROM r WHERE day BETWEEN %s AND %s GROUP BY unit, region"""
_PERSONS = "SELECT unit, region, COUNT(*) FROM one GROUP BY unit, region"
_CUTS = """
    SELECT unit, family, CASE
        WHEN who IN (SELECT who FROM r WHERE day BETWEEN %s AND %s) THEN 'again'
        WHEN who IN (SELECT who FROM r WHERE day < %s) THEN 'back'
        ELSE 'first' END AS newness, COUNT(*)
    FROM one GROUP BY unit, family, newness"""
_PERIODS = [(2017, 2020), (2017, 2017), (2019, 2019)]


def asked(source, of_each_her_first, question):
    return " ".join(
        ["WITH r AS (", _ROWS[source], ")", _FIRST if of_each_her_first else "", question]
    )


def days(period):
    return date(period[0], 1, 1), date(period[1], 12, 31)


def told(period, measure, level):
    """What the worker wrote: by the last part of each place of a level."""
    depth = {"nation": 0, "unit": 1, "city": 2, "county": 3}[level]
    found = Figure.objects.filter(
        reckoning__state="current", measure=measure, from_year=period[0], until_year=period[1]
    )
    return {
        each.place: each
        for each in found
        if (each.place.count("/") + 1 if each.place else 0) == depth
    }


def lies(unit, region, level):
    division = DIVISIONS[region]
    parts = {
        "province": [unit, "-"],
        "city": [unit, region, "-"],
        "county": [unit, division.parent_id, region],
    }[division.level]
    depth = {"nation": 0, "unit": 1, "city": 2, "county": 3}[level]
    return None if len(parts) < depth else "/".join(parts[:depth])


DIVISIONS = {}


@pytest.fixture
def nation():
    return reckoned(1500)


def reckoned(women):
    load_plan()
    made = Nation(women=women)
    look_over()
    reckon()
    DIVISIONS.clear()
    DIVISIONS.update(Division.objects.in_bulk())
    return made


def summed(counts, level):
    """Counts of (unit, region, number), as they lie on one level."""
    found = {}
    for unit, region, number in counts:
        place = lies(unit, region, level)
        if place is not None:
            found[place] = found.get(place, 0) + number
    return found


def test_every_figure_is_what_plain_sql_counts(nation):
    for period in _PERIODS:
        for measure, source in [("times", "step"), ("trained", "step"), ("employed", "spell")]:
            if measure == "times":
                sql = asked(source, False, _TIMES)
            else:
                sql = asked(source, True, _PERSONS)
            counts = rows(sql, *days(period))
            assert counts
            for level in ("nation", "unit", "city", "county"):
                shown = {at: its.value for at, its in told(period, measure, level).items()}
                assert shown == summed(counts, level), (period, measure, level)


def test_the_nation_counts_each_woman_once(nation):
    for measure, source in [("trained", "step"), ("employed", "spell")]:
        sql = asked(source, False, "SELECT COUNT(DISTINCT who) FROM r")
        assert told((2017, 2020), measure, "nation")[""].value == rows(sql)[0][0]


def test_each_cut_is_what_plain_sql_counts(nation):
    period = (2019, 2019)
    for measure, source in [("trained", "step"), ("employed", "spell")]:
        before = date(2018, 1, 1), date(2018, 12, 31)
        sql = asked(source, True, _CUTS)
        families, newness = {}, {}
        for unit, family, new, number in rows(sql, *days(period), *before, date(2019, 1, 1)):
            families[unit, family] = families.get((unit, family), 0) + number
            newness[unit, new] = newness.get((unit, new), 0) + number
        shown = told(period, measure, "unit")
        assert _cut(shown, "family") == families
        assert _cut(shown, "newness") == newness


def _cut(shown, name):
    return {
        (place, part): number
        for place, figure in shown.items()
        for part, number in figure.cuts[name].items()
    }


def test_priority_is_by_her_newest_list(nation):
    """Sealed, so SQL counts whom it names and the test says what stands there."""
    lists = rows("""SELECT COALESCE(p.same_as_id, p.id), b.id FROM record_poverty b
                    JOIN record_person p ON p.id = b.person_id ORDER BY b.checked_on, b.id""")
    newest = dict(lists)
    on_list = set(nation.filed())
    counted, sql = {}, asked("step", True, "SELECT unit, who FROM one")
    for unit, who in rows(sql, *days((2018, 2018))):
        counted[unit] = counted.get(unit, 0) + (newest.get(who) in on_list)

    shown = told((2018, 2018), "trained", "unit")

    assert {unit: its.cuts["priority"]["priority"] for unit, its in shown.items()} == counted
    assert all(
        sum(its.cuts["priority"].values()) == its.value == sum(its.cuts["newness"].values())
        for its in shown.values()
    )


@pytest.mark.soak
def test_all_of_this_holds_for_a_hundred_thousand_women():
    nation = reckoned(100_000)
    test_every_figure_is_what_plain_sql_counts(nation)
    test_the_nation_counts_each_woman_once(nation)
    test_each_cut_is_what_plain_sql_counts(nation)
    test_priority_is_by_her_newest_list(nation)
    sys.stdout.write(
        f"\n{connection.vendor}: {Figure.objects.count()} figures as SQL counts them\n"
    )


def test_a_second_run_says_the_same_and_keeps_one_before():
    Nation(women=60)
    names = ("from_year", "until_year", "place", "measure", "value", "cuts")
    first = reckon()
    before = list(first.figures.order_by("place", "pk").values_list(*names))

    again = reckon()

    assert list(again.figures.order_by("place", "pk").values_list(*names)) == before
    assert sorted(Reckoning.objects.values_list("state", flat=True)) == ["current", "past"]
    reckon()
    assert Reckoning.objects.count() == 2


def test_a_run_leaves_another_run_alone_and_clears_a_dead_one():
    running = Reckoning.objects.create()
    assert reckon() is None
    assert Reckoning.objects.get() == running

    Reckoning.objects.update(as_of="2020-01-01T00:00:00Z")

    assert reckon().state == "current"
    assert Reckoning.objects.count() == 1


def test_a_person_who_moves_counts_where_her_first_record_of_the_period_says():
    woman = a_person()
    woman.unit_id, woman.region_id = "52", "522601"
    other = Division.objects.create(code="110000", name_zh="北京", level="province")
    facts = {"person": woman, "kind": "finished"}
    Step.objects.create(
        happened_on=date(2018, 5, 1), region=woman.region, unit_id="52", reference="a:1", **facts
    )
    Step.objects.create(
        happened_on=date(2019, 5, 1), region=other, unit_id="11", reference="a:2", **facts
    )

    reckon()

    assert _values((2018, 2018)) == {"": 1, "52": 1}
    assert _values((2019, 2019)) == {"": 1, "11": 1}
    Step.objects.filter(reference="a:2").update(happened_on=date(2018, 6, 1))
    reckon()
    assert _values((2018, 2018)) == {"": 1, "52": 1}
    assert _values((2018, 2018), Measure.TIMES) == {"": 2, "52": 1, "11": 1}


def test_who_has_no_checked_certificate_counts_once_an_officer_has_seen_it():
    woman = a_person(checked_at=None)
    there = {"region": woman.region, "unit": woman.unit, "happened_on": date(2018, 5, 1)}
    Step.objects.create(person=woman, kind="finished", reference="a:1", **there)
    reckon()
    assert _values((2018, 2018), Measure.TIMES) == {}

    note_check(person=woman, identity_print="a", officer=a_county_officer())
    reckon()

    assert _values((2018, 2018), Measure.TIMES) == {"": 1, "52": 1}


def test_her_own_approved_certificate_counts_too_and_stays_when_it_runs_out():
    load_units()
    credential = a_verified(officer=an_officer())
    woman = person_of(credential.artisan)
    there = {"region": woman.region, "unit": woman.unit, "happened_on": date(2018, 5, 1)}
    Step.objects.create(person=woman, kind="finished", reference="a:1", **there)
    type(credential).objects.update(status="expired")

    reckon()

    assert _values((2018, 2018)) == {"": 1, "52": 1}


def _values(period, measure=Measure.TRAINED):
    both = told(period, measure, "nation") | told(period, measure, "unit")
    return {place: its.value for place, its in both.items()}
