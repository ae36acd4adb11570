"""How it is made and of what: one form, so that no press loses what stands beside it."""

import pytest

from sellers.production.models import Instruction, Material
from tests.cast import a_picture
from tests.catalog.studio.hers import a_photo
from tests.sellers.production.making import a_coop, an_open_order, lead

pytestmark = pytest.mark.django_db

THREAD = {"material-name": "线", "material-unit": "束", "material-per_piece": "1.5"}


@pytest.fixture
def page(client):
    a_picture()  # with it, a place for pictures to lie
    coop = a_coop()
    client.force_login(lead(coop))
    order = an_open_order(coop)
    return f"/studio/coop/{coop.pk}/production/{order.pk}/guide/"


def photo():
    return {"picture-picture": a_photo(), "picture-words": "画样", "what": "picture"}


def kept():
    words = Instruction.objects.values_list("words", flat=True)
    return [*words, *Material.objects.values_list("name", flat=True)]


def test_the_button_for_a_photo_adds_the_material_that_was_typed(client, page):
    answer = client.post(page, THREAD | photo())

    assert (answer.status_code, kept()) == (302, ["画样", "线"])


def test_a_half_typed_material_stays_on_the_page_and_the_photo_is_added(client, page):
    answer = client.post(page, {"material-name": "线"} | photo())

    html = answer.content.decode()
    assert (answer.status_code, kept(), "加上了。" in html) == (400, ["画样"], True)
    assert answer.context["material"]["name"].value() == "线"
    assert "一件要多少：请写多少" in html
    assert answer.context["picture"]["words"].value() is None


def test_enter_in_a_field_of_the_material_asks_for_no_photo(client, page):
    answer = client.post(page, THREAD | {"what": "picture"})

    assert (answer.status_code, kept()) == (302, ["线"])


@pytest.mark.parametrize("what", ["picture", "recording", "material"])
def test_an_empty_press_is_told_what_it_wants(client, page, what):
    answer = client.post(page, {"what": what})

    wrong = [name for name in ("picture", "recording", "material") if answer.context[name].errors]
    assert (answer.status_code, wrong, kept()) == (400, [what], [])
