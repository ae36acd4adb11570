"""What buyers of the invented market say: by the services that the real ones use."""

import pytest

from catalog.models import Product
from catalog.questions.models import Question
from marketplace.demo.desk import load_desk
from marketplace.demo.people import load_people
from marketplace.demo.voices import load_voices
from sellers.honours.models import Honour
from sellers.ledger.queries import faults, total
from shop.reviews.models import Review
from tests.marketplace.demo.test_market import loaded

__all__ = ["loaded"]
pytestmark = pytest.mark.django_db


def test_reviews_questions_and_honours_are_there_once(loaded):
    users = load_people()
    load_desk(loaded, users)

    first, second = load_voices(loaded, users), load_voices(loaded, users)

    assert (first, second) == (True, False)
    works = Product.objects.filter(review_count__gt=0)
    shown = Review.objects.filter(state="shown").count()
    assert sum(work.review_count for work in works) == shown > 0
    assert {row.state for row in Question.objects.all()} >= {"answered", "waiting"}
    assert sorted(Honour.objects.values_list("state", flat=True)) == [
        "claimed", "claimed", "verified", "verified",
    ]  # fmt: skip
    assert (list(faults()), total()) == ([], 0)
