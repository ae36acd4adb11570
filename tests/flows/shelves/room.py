"""A cooperative's room: two counted works and one made when ordered, a store, an outlet, a fair."""

import sys
from contextlib import ExitStack

from django.db import transaction
from django.db.models import Sum
from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sellers.partner.models import StockRecord
from sellers.stockroom.errors import StockError
from sellers.stockroom.models import Movement, Place, Shelf, Stock
from sellers.stockroom.moving import home_of
from sellers.stockroom.transfers import road_of
from tests.cast import a_cooperative, a_shop, a_user, a_work
from tests.flows.shelves.deeds import deeds_of
from tests.flows.shelves.tally import NEAREST, Tally

OPENING = 6


class Room(RuleBasedStateMachine):
    """One example; it leaves nothing behind. `done`, `refused`: how often, over all examples."""

    done, refused = None, None

    def __init__(self):
        super().__init__()
        self.stack = ExitStack()
        self.stack.enter_context(transaction.atomic())
        self.shop = a_shop(cooperative=a_cooperative())
        works = [a_work(pieces=OPENING, shop=self.shop, weight_g=1) for _ in range(2)]
        self.works = [*works, a_work(pieces=None, shop=self.shop, days_to_make=3)]
        self.hands = [a_user(), a_user()]
        self.places = {"store": home_of(self.shop.pk), "road": road_of(self.shop.pk)}
        for kind in ("outlet", "fair"):
            self.places[kind] = Place.objects.create(shop=self.shop, kind=kind, name=kind)
        self.tally, self.serial = Tally(), 0
        for number in range(2):
            self.tally.came[number, "store"] = OPENING

    def teardown(self):
        if sys.exc_info()[0] is None:
            self.all_adds_up()
        transaction.set_rollback(True)
        self.stack.close()

    @rule(data=st.data())
    def next_deed(self, data):
        possible = [each for each in deeds_of(self) if not each.needs or getattr(self, each.needs)]
        chosen = data.draw(st.sampled_from(possible))
        details = data.draw(chosen.drawn)
        note(f"{chosen.do.__name__} {details}")
        chosen.do(self, **details)

    def key(self):
        self.serial += 1
        return f"k{self.serial}"

    def ids(self, pieces):
        return {self.works[number].pk: many for number, many in pieces.items()}

    def tried(self, is_allowed, service, *args, **details):
        """It is done where it may be done, and refused where not: then nothing moved."""
        name = service.__name__
        try:
            with transaction.atomic():
                made = service(*args, **details)
        except StockError:
            assert not is_allowed, f"{name} was refused"
            self.refused[name] += 1
            return None
        assert is_allowed, f"{name} was not refused"
        self.done[name] += 1
        return made or True

    @invariant()
    def all_adds_up(self):
        for number, work in enumerate(self.works[:2]):
            self.counted_adds_up(number, work)
        made = Stock.objects.get(work=self.works[2])
        assert (made.on_hand, made.available, made.held) == (None, None, self.tally.reserved[2])
        assert not Movement.objects.filter(work=self.works[2]).exists()

    def counted_adds_up(self, number, work):
        moved = Movement.objects.filter(work=work).order_by()
        by_place = dict(moved.values_list("place").annotate(Sum("pieces")))
        shelves = dict(Shelf.objects.filter(work=work).values_list("place", "pieces"))
        for name in NEAREST:
            place = self.places[name].pk
            lies = self.tally.lies(number, name)
            assert shelves.get(place, 0) == by_place.get(place, 0) == lies >= 0, name
        stock = Stock.objects.get(work=work)
        assert stock.on_hand == sum(shelves.values()) == self.tally.exists(number)
        assert stock.held == self.tally.reserved[number] >= 0
        assert stock.available == self.tally.available(number) >= 0
        record = StockRecord.objects.get(product=work)
        assert (record.num_in_stock, record.num_allocated or 0) == (stock.on_hand, stock.held)
