"""Women of the Corps and the state farms are counted under their own unit and in no province."""

import csv
import io

import pytest

from programme.survey.counting import progress_of, tables_of, units_of
from programme.survey.models import Response, Tally
from programme.survey.parts import Part, part_of
from programme.survey.queries import needs_of
from sellers.organs.models import Organ
from tests.cast import an_officer
from tests.flows.visitors import signed_in
from tests.programme.people import a_person
from tests.programme.survey.asked import a_response, a_round
from tests.programme.survey.test_hiding import Attacker
from tests.programme.test_units import World

pytestmark = pytest.mark.django_db
DESK = "/desk/programme/survey/"


@pytest.fixture(params=["bt", "hk"])
def world(request):
    """In one county: women of the province, 6 who wish and 7 who do not; of the unit, 3 and 8.

    Asked by the nation.
    """
    world = World(request.param)
    nation = Organ.objects.create(kind="disabled", name_zh="中国残联")
    world.nation = an_officer("viewer", nation)
    world.round = a_round(world.nation)
    for person, wish, many in (
        (world.neighbour, "yes", 6), (world.neighbour, "no", 7),
        (world.woman, "yes", 3), (world.woman, "no", 8),
    ):  # fmt: skip
        for _woman in range(many):
            each = a_person(region=person.region, unit=person.unit)
            a_response(world.round, each, said={"wish": wish})
    return world


def lines(survey, **rest):
    by = rest.pop("by", "region")
    found = [each for each in tables_of(survey, by, **rest) if each.question.code == "wish"]
    return dict(found[0].lines)


def test_each_answer_is_kept_and_counted_with_its_unit(world):
    assert set(Response.objects.values_list("special", flat=True)) == {"", world.special}
    rows = Tally.objects.filter(question__code="wish").order_by("special", "value")
    assert [(row.special, row.value, row.times) for row in rows] == [
        ("", "no", 7), ("", "yes", 6), (world.special, "no", 8), (world.special, "yes", 3),
    ]  # fmt: skip


def test_the_nation_reads_them_as_two_lines_that_make_up_the_whole(world):
    theirs, province = world.woman.unit.name, world.province.name

    assert {name: place[1:] for _code, place in units_of(world.round) for name in [place.name]} == {
        province: (14, 13), theirs if world.special == "bt" else "黑龙江垦区": (12, 11),
        "总人数": (26, 24),
    }  # fmt: skip
    exact = lines(world.round, hides=False)
    assert exact == {
        province: [6, 7, 13],
        theirs: [3, 8, 11],
        "总人数": [9, 15, 24],
    }
    page = signed_in(world.nation.user).get(f"{DESK}{world.round.pk}/?in={world.special}")
    assert [place[1:] for _code, place in page.context["places"]] == [(12, 11), (12, 11)]


def test_each_organ_counts_its_own_part_exactly_and_not_the_other_s(world):
    for officer, counts in (
        (world.theirs, [3, 8, 11]), (world.theirs_below, [3, 8, 11]),
        (world.province_s, [6, 7, 13]), (world.county_s, [6, 7, 13]),
    ):  # fmt: skip
        client = signed_in(officer.user)
        page = client.get(f"{DESK}{world.round.pk}/results/")
        told = [each for each in page.context["tables"] if each.question.code == "wish"][0]
        assert [line for _name, line in told.lines] == [counts, counts]
        people = client.get(f"{DESK}{world.round.pk}/").context["places"]
        assert people[-1][1].answered == counts[-1]


def test_needs_are_counted_for_who_asks_for_means(world):
    others = a_person(region=world.county)
    hers = a_person(region=world.county, unit=world.woman.unit)
    for person, need in ((others, "o1"), (hers, "o2")):
        a_response(world.round, person, said={"need": [need]})

    for officer, said in ((world.theirs, "o2"), (world.province_s, "o1")):
        needs = needs_of(world.round, part_of(officer.organ))
        assert {option.code: n for option, n in needs if n} == {said: 1}


def test_a_round_of_the_province_knows_of_none_of_theirs(world):
    survey = a_round(world.province_s)
    a_response(survey, world.neighbour)

    known = progress_of(survey)[-1].known
    assert known == 14
    assert progress_of(survey, Part(world.province.pk, world.special))[-1][1:] == (0, 0)


def test_the_small_count_of_one_is_not_the_sum_less_the_other(world):
    """Whoever takes the table along has it whole; an officer of the province knows her line."""
    answer = signed_in(world.province_s.user).get(f"{DESK}{world.round.pk}/results/sheet/?form=csv")
    cells = [cell for row in csv.reader(io.StringIO(answer.content.decode())) for cell in row]
    assert "3" not in cells

    names = [world.province.name, world.woman.unit.name, "总人数"]
    by_place = [exact_and_hidden(world.round, "region")[name] for name in names]
    by_craft = list(exact_and_hidden(world.round, "family").values())
    tables = [[counts for counts, _cells in rows] for rows in (by_place, by_craft)]
    hidden = [
        {(row, col) for row, (_counts, cells) in enumerate(rows) for col in cells}
        for rows in (by_place, by_craft)
    ]
    assert (1, 0) in hidden[0]
    for knows in (0, 1):  # the province's officer her own line, the unit's hers
        found = Attacker(*tables, hidden, knows).finds_out()
        assert {each for each in found if each[:2] == (0, 1 - knows)} == set()


def exact_and_hidden(survey, by):
    """By line: the counts, and at which columns the table that leaves the house has none."""
    exact, shown = lines(survey, by=by, hides=False), lines(survey, by=by)
    return {
        name: (exact[name], {col for col, n in enumerate(shown[name]) if n is None})
        for name in exact
    }


def test_a_page_takes_the_same_queries_for_one_unit_and_for_both(
    world, django_assert_max_num_queries
):
    client = signed_in(world.nation.user)
    with django_assert_max_num_queries(26):
        client.get(f"{DESK}{world.round.pk}/results/")
    with django_assert_max_num_queries(22):
        client.get(f"{DESK}{world.round.pk}/")
