"""Two at the same moment: one of two honest orders is the result."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from sellers.production.errors import ProductionError
from sellers.production.offering import accept, offer
from tests.sellers.production.making import (
    a_member,
    an_offer,
    an_open_order,
    handed_in,
    her,
    in_hand,
    judged,
    lead,
    owed_to,
)

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds):
    """How many of them were done."""
    together = Barrier(len(deeds))

    def do(deed) -> bool:
        try:
            together.wait()
            deed()
        except ProductionError:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sum(pool.map(do, deeds))


def test_two_keepers_check_the_same_delivery_once():
    delivery = handed_in(in_hand(pieces=4), 2)

    done = at_once(*[lambda: judged(delivery, pieces=2)] * 2)

    assert (done, owed_to(delivery.assignment.membership)) == (1, 3000)


def test_she_accepts_once_though_she_presses_twice():
    offered = an_offer()
    by = her(offered)

    assert at_once(*[lambda: accept(assignment=offered, by=by)] * 2) == 1


def test_the_last_pieces_go_to_one_of_two():
    order = an_open_order(pieces=5)
    by = lead(order.cooperative)
    one, other = (a_member(order.cooperative, name) for name in "甲乙")

    done = at_once(
        lambda: offer(order=order, pieces={one.pk: 5}, by=by),
        lambda: offer(order=order, pieces={other.pk: 5}, by=by),
    )

    assert (done, order.assignments.count()) == (1, 1)
