"""All suites of judged questions over one market, on whichever database the tests run."""

import sys

import pytest
from django.db import connection, transaction

from catalog.search.forms import Asked
from catalog.search.queries import Listing
from tests.catalog.search.relevance.market import build_market
from tests.catalog.search.relevance.measures import mrr, read_judged, recall, scores, table

# So that there are tables; the rows are taken back before the first test begins.
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
STRANGERS, OURS, LATER = "judged_blind.json", "judged_ours.json", "judged_later.json"


class TakenBack(Exception):
    pass


@pytest.fixture(scope="module")
def measured(django_db_setup, django_db_blocker, request):
    with django_db_blocker.unblock():
        try:
            with transaction.atomic():
                keys = build_market(request.config.rootpath)
                found = {name: _measured(name, keys) for name in (STRANGERS, OURS, LATER)}
                raise TakenBack
        except TakenBack:
            return found


def _measured(name, keys):
    """With a table for whoever runs `python -m tests.catalog.search.relevance`."""
    judged = read_judged(name, keys)
    found = scores(judged, first_ids)
    lines = table(f"{name.removesuffix('.json')}, {connection.vendor}", found, judged)
    if name == STRANGERS:
        amended = scores(read_judged(name, keys, is_amended=True), first_ids)
        lines.append(f"{'with amended.json':32}{recall(amended):11.3f}{mrr(amended):7.3f}")
    sys.stdout.write("\n" + "\n".join(lines) + "\n")
    return found


def first_ids(query):
    listing = Listing(Asked(q=query), 0)
    return [work.pk for work in [*listing.works, *listing.besides]]


def test_at_least_120_questions_are_judged_and_40_by_a_stranger(measured):
    assert len(measured[STRANGERS]) == 40
    assert len(measured[STRANGERS]) + len(measured[OURS]) >= 120


def test_the_first_good_work_stands_high_for_a_stranger(measured):
    assert mrr(measured[STRANGERS]) >= 0.8


def test_most_of_what_a_stranger_wanted_is_among_the_first_ten(measured):
    assert recall(measured[STRANGERS]) >= 0.9


def test_our_own_questions_are_answered(measured):
    assert recall(measured[OURS]) >= 0.95
    assert mrr(measured[OURS]) >= 0.95


def test_questions_that_nothing_was_tuned_to_are_answered(measured):
    assert recall(measured[LATER]) >= 0.9
    assert mrr(measured[LATER]) >= 0.9
