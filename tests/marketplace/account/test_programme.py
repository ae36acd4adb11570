"""What the measures keep of her: in her copy, and what is left of it when she goes."""

import json

import pytest

from programme.record.models import Step
from programme.record.services import load_units, note_step, person_of
from sellers.partner.models import Outlet
from tests.cast import a_county, a_shop, an_artisan
from tests.shop.outlets import an_outlet

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def person():
    load_units()
    shop = a_shop(artisan=an_artisan(region=a_county()))
    made = person_of(shop.artisan)
    note_step(person=made, kind=Step.Kind.FINISHED, proof=made, by=None, about_zh="苗绣入门")
    return made


def test_her_copy_says_each_step(client, person):
    client.force_login(person.artisan.user)
    copy = json.loads(client.post("/account/export/").content)
    assert [step["about_zh"] for step in copy["programme"]["steps"]] == ["苗绣入门"]


def test_when_she_goes_the_count_stays_and_her_name_and_places_do_not(client, person):
    outlet = an_outlet(person.artisan.shop, phone="+8613800000009")
    client.force_login(person.artisan.user)

    client.post("/account/delete/")

    person.refresh_from_db()
    outlet = Outlet.objects.get(pk=outlet.pk)
    assert (person.name_zh, person.phone, person.artisan) == ("", "", None)
    assert Step.objects.filter(person=person, voided_at=None).count() == 1
    assert (outlet.name_zh, outlet.street_zh, outlet.phone) == ("", "", "")
    assert outlet.closed_at is not None
