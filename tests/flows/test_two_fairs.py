"""The same piece is scanned at two fairs, and one of them enters it a day later."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from sellers.ledger.models import Account
from sellers.ledger.queries import balance, total
from sellers.sharing.models import Division
from sellers.stockroom.counter import Handed
from sellers.stockroom.counter_conflicts import sale_of, write_second
from sellers.stockroom.errors import AlreadySold
from sellers.stockroom.models import Conflict, CounterSale, Movement, Stock
from sellers.stockroom.services import hold
from shop.fulfilment.by_hand import enter_later
from tests.cast import a_user
from tests.sellers.stockroom.counters import a_coops_work, a_fair, brought, numbered, sold

pytestmark = pytest.mark.django_db


def test_the_first_entry_stands_and_the_second_is_written_down_without_moving_anything():
    work = a_coops_work(pieces=3)
    east, west = brought(work, a_fair(work.shop, "东集"), 3), a_fair(work.shop, "西集")
    (piece,) = numbered(work, place=east)
    first = sold(work, place=east, piece=piece)
    hold({work.pk: 2})
    moved = Movement.objects.count()
    yesterday = timezone.now() - timedelta(days=1)
    late = Handed(key="k2", work_id=work.pk, amount_fen=100, piece=piece, sold_at=yesterday)

    with pytest.raises(AlreadySold), transaction.atomic():
        enter_later(place=west, handed=late, by=None)
    conflict = write_second(sale=sale_of(piece), place=west, by=a_user())

    assert (conflict.sale, conflict.place, conflict.state) == (first, west, "open")
    assert (CounterSale.objects.get(), Division.objects.count()) == (first, 1)
    assert Movement.objects.count() == moved
    stock = Stock.objects.get(work=work)
    assert (stock.on_hand, stock.held, Conflict.objects.count()) == (2, 2, 1)
    owner = f"coop:{work.shop.cooperative_id}"
    assert (balance(Account.Purpose.COUNTER, owner), total()) == (first.amount_fen, 0)
