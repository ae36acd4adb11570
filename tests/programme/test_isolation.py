"""Role by region: each private address of the programme with a real row behind it."""

import pytest
from django.test import Client
from django.urls import reverse

from sellers.organs.models import Officer
from tests.cast import a_county, a_division, a_user, an_operator, an_organ
from tests.catalog.studio.hers import a_seller
from tests.flows.visitors import everything, is_no_door, is_shut, signed_in
from tests.programme.doors import DOORS, MODELS, rows_of
from tests.programme.people import a_county_officer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]
ABOUT = sorted(name for name, door in DOORS.items() if door.about)
OF_THE_DESK = sorted(name for name, door in DOORS.items() if door.who == "officer")


class World:
    """A county with what the programme keeps of it, and people of every kind and place."""

    def __init__(self):
        self.county = a_county()
        self.officer = a_county_officer(self.county)
        self.herself = a_seller().artisan.user
        self.auditor = a_county_officer(self.county, role=Officer.Role.AUDITOR)
        self.above = a_county_officer(a_division())
        self.rows = rows_of(self)
        self.strangers = {
            "nobody": Client(),
            "a buyer": signed_in(a_user()),
            "another artisan": signed_in(a_seller().artisan.user),
            "an operator": signed_in(an_operator()),
            "the next county's": signed_in(a_county_officer(a_county("520103", "云岩区")).user),
            "the women's": signed_in(a_county_officer(self.county, kind="women").user),
        }

    def client_of(self, name):
        whose = getattr(self, DOORS[name].who, None) or self.rows[DOORS[name].who]
        return signed_in(getattr(whose, "user", whose))

    def path(self, name):
        return DOORS[name].path(name, self.rows)


@pytest.fixture
def world():
    return World()


def test_what_is_about_a_row_is_shut_to_strangers_and_nothing_moves(world):
    before, open_doors = everything(MODELS), []

    for name in ABOUT:
        for who, client in world.strangers.items():
            path = world.path(name)
            answers = [client.get(path), client.post(path, DOORS[name].asks)]
            known = [answer for answer in answers if not is_no_door(answer)]
            if not known or not all(map(is_shut, known)):
                open_doors.append((name, who, [answer.status_code for answer in answers]))

    assert open_doors == []
    assert everything(MODELS) == before


def test_the_desk_is_there_for_officers_alone(world):
    names = ("nobody", "a buyer", "another artisan", "an operator")
    open_doors = [
        (name, who)
        for name in OF_THE_DESK
        for who in names
        if world.strangers[who].get(world.path(name)).status_code not in {302, 404, 405}
    ]

    assert open_doors == []


def test_whose_it_is_comes_in_and_so_does_who_is_above(world):
    shut = {
        (name, who)
        for name in DOORS
        for who, client in (
            ("hers", world.client_of(name)),
            *([("above", signed_in(world.above.user))] if name in OF_THE_DESK else []),
        )
        if client.get(world.path(name)).status_code not in {200, 302, 405}
    }

    assert shut == set()


def test_an_auditor_reads_and_moves_nothing(world):
    client, before, wrong = signed_in(world.auditor.user), everything(MODELS), []

    for name in OF_THE_DESK:
        path, reads = world.path(name), DOORS[name].reads
        seen = client.get(path).status_code
        if (seen != 404) != reads:
            wrong.append((name, seen))
        client.post(path, DOORS[name].asks)

    assert wrong == []
    assert everything(MODELS) == before


def test_an_officer_who_moved_sees_her_new_county_alone(world):
    client = signed_in(world.officer.user)
    assert client.get(world.path("desk-person")).status_code == 200

    elsewhere = an_organ(region=a_county("520103", "云岩区"))
    Officer.objects.filter(pk=world.officer.pk).update(organ=elsewhere)

    assert client.get(world.path("desk-person")).status_code == 404
    assert client.get(reverse("desk-persons")).content.decode().count("秀英") == 0
