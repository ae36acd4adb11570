import pytest

from sellers.partner.models import StockRecord
from sellers.stockroom.errors import OutOfStock
from sellers.stockroom.models import Stock
from sellers.stockroom.services import count_in, hold, release, send_out
from tests.cast import a_work

pytestmark = pytest.mark.django_db


def figures(work):
    """(on hand, held) in the stockroom, and Oscar's projection of the same."""
    stock = Stock.objects.get(work=work)
    record = StockRecord.objects.get(product=work)
    return (stock.on_hand, stock.held), (record.num_in_stock, record.num_allocated or 0)


def test_a_hold_takes_pieces_from_the_shelf_and_from_oscars_projection():
    work = a_work(pieces=5)

    hold({work.pk: 2})

    assert figures(work) == ((5, 2), (5, 2))


def test_more_than_is_left_is_refused_and_nothing_of_the_order_is_held():
    plenty, scarce = a_work(pieces=5), a_work(pieces=1)

    with pytest.raises(OutOfStock) as refusal:
        hold({plenty.pk: 1, scarce.pk: 2})

    assert refusal.value.work_id == scarce.pk
    assert figures(plenty) == ((5, 0), (5, 0))
    assert figures(scarce) == ((1, 0), (1, 0))


def test_released_pieces_can_be_bought_again():
    work = a_work(pieces=1)
    hold({work.pk: 1})

    release({work.pk: 1})

    assert figures(work) == ((1, 0), (1, 0))


def test_releasing_what_nobody_held_is_refused():
    work = a_work(pieces=1)

    with pytest.raises(OutOfStock):
        release({work.pk: 1})

    assert figures(work) == ((1, 0), (1, 0))


def test_pieces_sent_out_are_gone_from_both_counts():
    work = a_work(pieces=5)
    hold({work.pk: 2})

    send_out({work.pk: 2})

    assert figures(work) == ((3, 0), (3, 0))


def test_a_work_made_when_ordered_never_runs_out():
    work = a_work(pieces=None)

    hold({work.pk: 40})

    assert Stock.objects.get(work=work).available is None


def test_a_count_below_what_is_promised_is_refused():
    work = a_work(pieces=5)
    hold({work.pk: 3})

    with pytest.raises(OutOfStock):
        count_in(work_id=work.pk, on_hand=2)

    assert figures(work) == ((5, 3), (5, 3))
