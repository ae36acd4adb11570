"""Boards ask as often for a hundred thousand women as for a thousand; `-s` shows how long each is.

Every page that shows figures, for officers of the nation, of a province and of a county, in full
and as given out to others.
"""

import sys
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ground.regions.models import Division
from programme.record.models import Person
from programme.targets.models import Edition, Measure
from programme.targets.periods import Period
from programme.targets.plan import load_plan
from programme.targets.publishing import give_out
from programme.targets.reckoning import reckon
from tests.flows.visitors import signed_in
from tests.programme.targets.nation import Nation, look_over
from tests.programme.targets.test_services import an_officer_of

pytestmark = [pytest.mark.django_db, pytest.mark.soak]
FEW, MANY, MOST = 1_000, 100_000, 12
BOARD, PLAN = "/desk/programme/targets/", Period(2017, 2020)
HOMES = {"nation": None, "province": "520000", "county": "520101"}
COUNTY = ("52", HOMES["county"])
OTHERS = ["", "11", "11/110100", "52/520100"]


def asked_of(home):
    """Each address that shows figures: of her own place, and of others' as it was given out."""
    mine = [{"period": key} for key in ("2018", PLAN.key)]
    theirs = [each | {"place": at, "as": "others"} for each in mine for at in OTHERS]
    for query in [*mine, *theirs]:
        yield "board", BOARD, query
        yield "report", f"{BOARD}report/", query
        for form in ("csv", "xlsx"):
            yield form, f"{BOARD}sheet/", query | {"form": form}
    for query in mine:
        for measure in Measure.values:
            yield "records", f"{BOARD}records/", query | {"measure": measure}
            yield "records", f"{BOARD}records/", query | {"measure": measure, "page": "2"}
    if home is None:  # down to a county
        for place in ("52", "52/520100", "52/520100/520101"):
            yield "board", BOARD, {"place": place, "period": "2018"}
            yield "records", f"{BOARD}records/", {"place": place, "period": "2018"}
    yield "sets", f"{BOARD}sets/", {}


def queries_of(desks):
    """How often each asks once warm, and the slowest of each kind in ms."""
    counts, slowest = {}, {}
    for level, desk in desks.items():
        for kind, path, query in asked_of(HOMES[level]):
            assert desk.get(path, query).status_code == 200, (level, path, query)
            with CaptureQueriesContext(connection) as asked:
                began = time.perf_counter()
                b"".join(desk.get(path, query))
                took = (time.perf_counter() - began) * 1000
            counts[level, kind, path, *sorted(query.items())] = len(asked)
            slowest[level, kind] = max(slowest.get((level, kind), 0), took)
    return counts, slowest


def grow(women, seed, in_county=0):
    """Reckoned and given out anew; the seconds of each."""
    began = time.perf_counter()
    Nation(women=women - in_county, seed=seed)
    Nation(women=in_county, seed=seed, crowded=COUNTY)
    look_over()
    made = time.perf_counter()
    reckon()
    reckoned = time.perf_counter()
    Edition.objects.all().delete()
    officer = an_officer_of(name=f"国干事{seed}")
    for period in [*PLAN.years, PLAN]:
        give_out(period=period, officer=officer)
    return made - began, reckoned - made, time.perf_counter() - reckoned


def say(few, many, seconds):
    made, reckoned, given_out = seconds
    sys.stdout.write(
        f"\n{connection.vendor}: {Person.objects.count()} women made in {made:.0f} s, reckoned in "
        f"{reckoned:.1f} s, {len(PLAN.years) + 1} periods given out in {given_out:.1f} s\n"
        f"{'officer of':12}{'page':10}{'queries':>9}{'ms at 1,000':>13}{'ms at 100,000':>15}\n"
    )
    for level, kind in many[1]:
        most = max(number for at, number in many[0].items() if at[:2] == (level, kind))
        ms = f"{few[1][level, kind]:13.0f}{many[1][level, kind]:15.0f}"
        sys.stdout.write(f"{level:12}{kind:10}{most:9}{ms}\n")


def test_a_board_asks_as_often_for_a_hundred_thousand_women_as_for_a_thousand():
    load_plan()
    grow(FEW, seed=7, in_county=400)  # so that no list of theirs is empty
    regions = {level: Division.objects.filter(pk=code).first() for level, code in HOMES.items()}
    desks = {
        level: signed_in(an_officer_of(region, name=level).user)
        for level, region in regions.items()
    }
    few = queries_of(desks)

    seconds = grow(MANY - FEW, seed=8)
    many = queries_of(desks)

    say(few, many, seconds)
    assert Person.objects.count() == MANY
    assert many[0] == few[0]
    assert max(many[0].values()) <= MOST
