"""Spells that a sale or piece pay proves."""

import pytest

from programme.record.gathering import gather_spells
from programme.record.models import Person, Spell, Step
from programme.record.services import load_units
from sellers.artisans.models import Artisan
from tests.cast import a_county
from tests.shop.fulfilment.parts import a_paid_part

pytestmark = pytest.mark.django_db


def a_sale(till):
    """Paid, in the shop of a maker of Kaili."""
    part = a_paid_part(till)
    Artisan.objects.filter(pk=part.shop.artisan_id).update(region=a_county())
    return part


def test_a_first_paid_order_begins_a_spell_and_a_second_look_changes_nothing(till):
    load_units()
    part = a_sale(till)
    assert (gather_spells(), gather_spells()) == (1, 0)
    spell = Spell.objects.get()
    assert (spell.kind, spell.person.artisan) == ("shop", part.shop.artisan)
    assert [step.kind for step in Step.objects.all()] == ["employed"]


def test_what_was_given_back_whole_proves_nothing(till):
    load_units()
    part = a_sale(till)
    type(part).objects.filter(pk=part.pk).update(goods_refunded_fen=part.goods_fen)
    assert (gather_spells(), Person.objects.count()) == (0, 0)


def test_who_lives_where_nobody_reports_is_left_alone(till):
    a_sale(till)
    assert (gather_spells(), Person.objects.count()) == (0, 0)
