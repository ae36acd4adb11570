"""Whoever reads the demo in English finds it in English, wherever a column for it is kept."""

import pytest
from django.apps import apps
from django.db.models import F

from marketplace.demo.board import load_board
from marketplace.demo.contests import load_contests
from marketplace.demo.desk import load_desk
from marketplace.demo.finance import load_finance
from marketplace.demo.offers import load_offers
from marketplace.demo.people import load_people
from marketplace.demo.posts import load_posts
from marketplace.demo.sharing import load_sharing
from marketplace.demo.survey import load_survey
from marketplace.demo.training import load_training
from marketplace.demo.voices import load_voices
from tests.marketplace.demo.test_market import loaded

__all__ = ["loaded"]
pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.slow]


def unsaid():
    """By column: rows that say it in Chinese and have an English column that is empty."""
    found = {}
    for model in apps.get_models():
        names = {field.name for field in model._meta.concrete_fields}
        for english in sorted(name for name in names if name.endswith("_en")):
            base = english.removesuffix("_en")
            chinese = f"{base}_zh" if f"{base}_zh" in names else base
            if chinese not in names:
                continue
            rows = model._default_manager.filter(**{english: ""}).exclude(**{chinese: ""})
            said = list(rows.annotate(said=F(chinese)).values_list("said", flat=True)[:3])
            found |= {f"{model._meta.label}.{english}": said} if said else {}
    return found


def test_all_that_can_be_said_in_english_is(loaded):
    users = load_people()
    load_desk(loaded, users)
    load_voices(loaded, users)
    load_offers(users)
    load_training(loaded, users)
    load_survey(users)
    load_finance(loaded, users)
    load_contests(loaded, users)
    load_posts(loaded, users)
    load_sharing(users)
    load_board(users, women=20)

    assert unsaid() == {}
