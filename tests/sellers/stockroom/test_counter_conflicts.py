import pytest
from wagtail.models import ModelLogEntry

from sellers.stockroom.counter_conflicts import sale_of, settle, write_second
from sellers.stockroom.errors import NotNow
from sellers.stockroom.models import Conflict
from tests.cast import a_user
from tests.sellers.stockroom.counters import a_coops_work, a_fair, numbered, sold

pytestmark = pytest.mark.django_db


@pytest.fixture
def work():
    return a_coops_work()


def test_the_sale_of_a_piece_is_the_one_that_stands(work):
    (piece,) = numbered(work)
    sale = sold(work, piece=piece)

    assert sale_of(piece) == sale


def test_a_second_sale_of_a_number_is_written_once_a_place_until_settled(work):
    (piece,) = numbered(work)
    sale, fair, keeper = sold(work, piece=piece), a_fair(work.shop), a_user()
    first = write_second(sale=sale, place=fair, by=keeper)

    assert write_second(sale=sale, place=fair, by=keeper) == first
    settle(conflict=first, note="贴错标签了", by=keeper)
    assert write_second(sale=sale, place=fair, by=keeper) != first


def test_it_is_settled_once_with_a_note(work):
    conflict = write_second(sale=sold(work), place=a_fair(work.shop), by=None)
    keeper = a_user()
    settle(conflict=conflict, note="贴错标签了", by=keeper)

    with pytest.raises(NotNow):
        settle(conflict=conflict, note="又来", by=keeper)

    assert list(Conflict.objects.values_list("state", "note", "settled_by")) == [
        ("settled", "贴错标签了", keeper.pk)
    ]
    assert ModelLogEntry.objects.filter(action="counter.settle").count() == 1
