"""The invented province's competitions: one settled, one to judge, one to enter; and a leader."""

import pytest

from marketplace.demo.contests import load_contests
from marketplace.demo.desk import load_desk
from marketplace.demo.people import load_people
from programme.competitions.models import Award, Competition, Entry
from programme.competitions.queries import judged_by
from programme.pairing.models import Pairing
from tests.marketplace.demo.test_market import loaded

__all__ = ["loaded"]
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_each_stage_is_there_to_see_and_loaded_twice_it_is_the_same(loaded):
    users = load_people()
    load_desk(loaded, users)

    assert [load_contests(loaded, users), load_contests(loaded, users)] == [True, False]

    states = Competition.objects.order_by("pk").values_list("state", "is_demo")
    assert list(states) == [("final", True), ("judging", True), ("open", True)]
    assert Entry.objects.filter(place__isnull=False).count() == 2
    assert judged_by(users["quality"]).count() == 2
    assert Award.objects.get().honour.is_shown is False
    assert Pairing.objects.get().grants.count() == 2
