"""What is no sale at all is refused, and nothing moves."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sellers.ledger.models import Transaction
from sellers.stockroom.errors import (
    AlreadySold,
    LiesElsewhere,
    NotASum,
    NotSoldHere,
    NotThatDay,
)
from sellers.stockroom.models import CounterSale, Movement, Piece, Place, Stock
from sellers.stockroom.moving import home_of
from tests.cast import a_work
from tests.sellers.stockroom.counters import a_coops_work, a_fair, brought, numbered, sold

pytestmark = pytest.mark.django_db


@pytest.fixture
def work():
    return a_coops_work(pieces=2)


def refused(work, error, **fields):
    with pytest.raises(error):
        sold(work, **fields)
    assert CounterSale.objects.filter(work=work, undone_at=None).count() == 0
    assert Stock.objects.get(work=work).on_hand == 2
    assert Movement.objects.filter(work=work).count() == 1
    assert Transaction.objects.count() == 0


def test_nothing_is_sold_at_a_closed_place(work):
    fair = brought(work, a_fair(work.shop), 2)
    Place.objects.filter(pk=fair.pk).update(closed_at=timezone.now())

    refused(work, NotSoldHere, place=fair)


def test_nothing_is_sold_on_the_road(work):
    road = Place.objects.create(shop=work.shop, kind=Place.Kind.TRANSIT)

    refused(work, NotSoldHere, place=brought(work, road, 2))


def test_nothing_is_sold_at_her_home():
    work = a_work(pieces=2)

    refused(work, NotSoldHere, place=home_of(work.shop_id))


def test_a_work_is_sold_at_the_places_of_its_own_shop(work):
    other = a_coops_work().shop

    refused(work, NotSoldHere, place=a_fair(other))


@pytest.mark.parametrize("fen", [0, -1])
def test_nothing_is_given_away_as_a_sale(work, fen):
    refused(work, NotASum, amount_fen=fen)


@pytest.mark.parametrize("pieces", [0, -1])
def test_no_piece_is_no_sale(work, pieces):
    refused(work, NotASum, pieces=pieces)


@pytest.mark.parametrize("days", [-1, 32, 400])
def test_tomorrow_and_long_ago_are_no_days(work, days):
    refused(work, NotThatDay, sold_at=timezone.now() - timedelta(days=days))


def test_a_month_ago_can_still_be_entered(work):
    sale = sold(work, sold_at=timezone.now() - timedelta(days=31))

    assert Stock.objects.get(work=work).on_hand == 1
    assert timezone.localdate() - timezone.localdate(sale.sold_at) == timedelta(days=31)


def test_a_numbered_piece_that_lies_elsewhere_is_not_sold_here(work):
    (piece,) = numbered(work)
    fair = brought(work, a_fair(work.shop), 2)

    refused(work, LiesElsewhere, place=fair, piece=piece)
    assert Piece.objects.get().state == Piece.State.HERE


def test_a_number_of_another_work_sells_nothing(work):
    (piece,) = numbered(a_coops_work())

    refused(work, AlreadySold, piece=piece)
