"""Twenty buyers at once, and one buyer twenty times: the stars count each once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from shop.reviews.errors import ReviewedAlready
from shop.reviews.models import Review
from tests.cast import a_work
from tests.shop.reviews.said import a_line, a_review, rating

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 20


def at_once(deeds):
    together = Barrier(len(deeds))

    def do(deed):
        try:
            together.wait()
            deed()
        except ReviewedAlready:
            return "already"
        finally:
            connections.close_all()
        return "written"

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(do, deeds))


def test_twenty_buyers_are_counted_each():
    work = a_work(pieces=MANY)
    lines = [a_line(work) for _ in range(MANY)]

    answers = at_once([lambda line=line, n=n: a_review(line, stars=1 + n % 5)
                       for n, line in enumerate(lines)])  # fmt: skip

    assert answers == ["written"] * MANY
    assert rating(work) == (3.0, MANY)


def test_one_line_twenty_times_is_one_review():
    line = a_line()

    answers = at_once([lambda: a_review(line)] * MANY)

    assert answers == ["already"] * (MANY - 1) + ["written"]
    assert Review.objects.count() == 1
    assert rating(line.product) == (5.0, 1)
