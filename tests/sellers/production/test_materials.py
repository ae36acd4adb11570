from decimal import Decimal

import pytest

from sellers.production.errors import NotNow, NotSoMuch
from sellers.production.materials import lines_of, move_material, settle
from sellers.production.models import MaterialMove
from tests.sellers.production.making import an_offer, handed_in, in_hand, lead

pytestmark = pytest.mark.django_db
Kind = MaterialMove.Kind


@pytest.fixture
def thread():
    """Four pieces in hand, one and a half skeins each."""
    assignment = in_hand(pieces=4)
    material = assignment.production_order.materials.create(
        name="丝线", unit="束", per_piece=Decimal("1.5")
    )
    return assignment, material


def move(thread, kind, amount):
    assignment, material = thread
    by = lead(assignment.production_order.cooperative)
    return move_material(
        assignment=assignment, material=material, kind=kind, amount=Decimal(amount), by=by
    )


def test_what_she_needs_and_what_is_out_is_shown(thread):
    move(thread, Kind.ISSUED, "7")
    move(thread, Kind.RETURNED, "0.5")
    move(thread, Kind.LOST, "1")

    (line,) = lines_of(thread[0].production_order)

    assert (line.needs, line.issued, line.out) == (Decimal("6"), Decimal("7"), Decimal("5.5"))


@pytest.mark.parametrize("kind", [Kind.RETURNED, Kind.USED, Kind.LOST])
def test_no_more_comes_back_than_went_out(thread, kind):
    move(thread, Kind.ISSUED, "2")

    with pytest.raises(NotSoMuch):
        move(thread, kind, "2.01")

    assert MaterialMove.objects.count() == 1


@pytest.mark.parametrize("amount", ["0", "-1"])
def test_nothing_and_less_is_no_move(thread, amount):
    with pytest.raises(NotSoMuch):
        move(thread, Kind.ISSUED, amount)

    assert MaterialMove.objects.count() == 0


def test_nothing_is_issued_before_she_said_yes(thread):
    waiting = an_offer(thread[0].production_order, pieces=1)

    with pytest.raises(NotNow):
        move((waiting, thread[1]), Kind.ISSUED, "1")

    assert MaterialMove.objects.count() == 0


def test_settling_uses_up_what_her_pieces_took_and_shows_the_rest(thread):
    assignment = thread[0]
    move(thread, Kind.ISSUED, "7")
    handed_in(assignment, 4)
    by = lead(assignment.production_order.cooperative)

    settle(assignment=assignment, by=by)
    (line,) = settle(assignment=assignment, by=by)

    assert (line.used, line.out) == (Decimal("6"), Decimal("1"))
