"""For any sequence of movements: available = in − out − reserved − lost, per place and in sum."""

import pytest
from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sellers.partner.models import StockRecord
from sellers.stockroom.counter import Handed, sell_by_hand
from sellers.stockroom.errors import StockError
from sellers.stockroom.losing import Gone, write_off
from sellers.stockroom.models import Movement, Place, Shelf, Stock
from sellers.stockroom.moving import home_of
from sellers.stockroom.services import count_in, hold, made, put_back, release, send_out
from sellers.stockroom.taking import approve, begin_take, count, end_count
from sellers.stockroom.transfers import receive, send_over, turn_back
from tests.cast import a_cooperative, a_shop, a_user, a_work

DEEDS = [
    "made", "hold", "release", "send_out", "put_back", "count_in", "sell", "lose", "take",
    "arrive", "turn_back",
]  # fmt: skip
steps = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(1, 4), st.booleans()), max_size=25)


class Room:
    """A work at two places of a cooperative; refusals leave everything as it was."""

    def __init__(self):
        shop = a_shop(cooperative=a_cooperative())
        self.work = a_work(pieces=3, shop=shop)
        self.fair = Place.objects.create(shop=shop, kind=Place.Kind.FAIR, name="赶集")
        self.store, self.users = home_of(shop.pk), (a_user(), a_user())

    def do(self, at, deed, pieces, is_fair):
        place = self.fair if is_fair else self.store
        try:
            with transaction.atomic():
                getattr(self, f"_{deed}")(f"k{at}", pieces, place)
        except StockError:
            pass

    def _made(self, key, pieces, place):
        made({self.work.pk: pieces}, key=key, place=place)

    def _hold(self, key, pieces, place):
        hold({self.work.pk: pieces})

    def _release(self, key, pieces, place):
        release({self.work.pk: pieces})

    def _send_out(self, key, pieces, place):
        send_out({self.work.pk: pieces})

    def _put_back(self, key, pieces, place):
        put_back({self.work.pk: pieces})

    def _count_in(self, key, pieces, place):
        count_in(work_id=self.work.pk, on_hand=pieces)

    def _sell(self, key, pieces, place):
        handed = Handed(key=key, work_id=self.work.pk, amount_fen=100, pieces=pieces)
        sell_by_hand(place=place, handed=handed, by=None)

    def _lose(self, key, pieces, place):
        gone = Gone(key=key, work_id=self.work.pk, reason=Movement.Reason.LOST, pieces=pieces)
        write_off(place=place, gone=gone, by=None)

    def _take(self, key, pieces, place):
        take = begin_take(place=place, by=self.users[0])
        count(take=take, work_id=self.work.pk, counted=pieces, by=self.users[0])
        end_count(take=take, by=self.users[0])
        approve(take=take, by=self.users[1])

    def _sent(self, key, pieces, place):
        target = self.fair if place == self.store else self.store
        wanted = {self.work.pk: pieces}
        return send_over(key=key, source=place, target=target, pieces=wanted, by=None)

    def _arrive(self, key, pieces, place):
        receive(transfer=self._sent(key, pieces, place), arrived={self.work.pk: 1}, by=None)

    def _turn_back(self, key, pieces, place):
        turn_back(transfer=self._sent(key, pieces, place), by=None)

    def check(self):
        stock = Stock.objects.get(work=self.work)
        moved = Movement.objects.filter(work=self.work).order_by()
        by_place = dict(moved.values_list("place").annotate(Sum("pieces")))
        shelves = dict(Shelf.objects.filter(work=self.work).values_list("place", "pieces"))
        assert shelves == {place: by_place.get(place, 0) for place in shelves}
        assert min(shelves.values()) >= 0
        assert stock.on_hand == sum(by_place.values())
        assert stock.available == stock.on_hand - stock.held >= 0
        record = StockRecord.objects.get(product=self.work)
        assert (record.num_in_stock, record.num_allocated or 0) == (stock.on_hand, stock.held)


@pytest.mark.django_db
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps)
def test_available_is_in_less_out_less_reserved_less_lost(all_steps):
    with transaction.atomic():
        room = Room()
        for at, (deed, pieces, is_fair) in enumerate(all_steps):
            room.do(at, deed, pieces, is_fair)
            room.check()
        transaction.set_rollback(True)
