"""The invented nation: counted, aimed at, given out; all of it marked."""

import pytest

from ground.regions.models import Division
from marketplace.demo.board import load_board
from marketplace.demo.people import load_people
from programme.record.models import Person
from programme.targets.models import Edition, Shown, TargetSet
from sellers.organs.models import Officer, Organ
from tests.reference import load_crafts, load_divisions

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_a_national_officer_gives_out_the_plan_s_years_and_a_second_time_nothing():
    load_divisions()
    load_crafts()
    users = load_people()
    guizhou = Organ.objects.create(
        kind="disabled", region=Division.objects.get(pk="520000"), name_zh="贵州省残联（演示）"
    )
    Officer.objects.create(user=users["officer"], organ=guizhou)

    for _ in range(2):
        load_board(users, women=150)

    assert Person.objects.filter(is_demo=True).count() == 150 == Person.objects.count()
    assert Edition.objects.filter(given_out_by=users["national"]).count() == 6
    assert Shown.objects.filter(place="", measure="times", sign="number").count() == 6
    assert TargetSet.objects.get(organ=guizhou).targets.count() == 2
    assert users["national"].officer.organ.is_demo
