import csv
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from programme.targets.models import Ground, Target, TargetSet
from programme.targets.plan import load_plan

pytestmark = pytest.mark.django_db


def annex():
    return TargetSet.objects.get(name_zh="附件的数字")


def test_the_plan_is_stored_as_it_stands():
    call_command("load_plan")

    text = TargetSet.objects.get(name_zh="正文的全国目标").targets.all()
    assert {(each.unit_id, each.metric, each.value) for each in text} == {
        (None, "person_times", 80_000),
        (None, "persons", 50_000),
    }
    assert {(each.document.number, each.from_year, each.until_year, each.as_given)
            for each in TargetSet.objects.all()} == {
        ("残联发〔2017〕24号", 2017, 2020, True)
    }  # fmt: skip


def test_the_annex_has_29_figures_and_nobody_knows_of_what():
    load_plan()
    rows = annex().targets.all()
    path = Path("programme/targets/data/annex_figures.csv")
    given = {row["gb_code"]: int(row["persons"]) for row in csv.DictReader(path.open())}

    assert {row.unit_id: row.value for row in rows if row.value is not None} == given
    assert len(given) == 29
    assert sum(given.values()) == 48_880
    assert {row.unit_id for row in rows if row.value is None} == {"35", "63", "bt", "hk"}
    assert {row.metric for row in rows} == {"unspecified"}
    assert {row.source for row in rows if row.value is None} == {"附件无此数"}


def test_loading_twice_changes_nothing_that_an_officer_said():
    load_plan()
    Target.objects.filter(unit="52").update(metric="persons")

    assert load_plan() == 35

    assert Target.objects.get(unit="52").metric == "persons"
    assert Target.objects.count() == 35


@pytest.mark.parametrize("place", ["52", ""])
def test_the_database_refuses_a_second_target_over_the_same_ground(place):
    load_plan()
    with pytest.raises(IntegrityError), transaction.atomic():
        Ground.objects.create(set=annex(), metric="unspecified", place=place)
