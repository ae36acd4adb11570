"""All that moves pieces, in any order: what takes several steps lies half done between others."""

from hypothesis import strategies as st

from sellers.stockroom.counter import Handed, sell_by_hand, undo_sale
from sellers.stockroom.losing import Gone, write_off
from sellers.stockroom.models import Movement
from sellers.stockroom.services import count_in, hold, made, put_back, release, send_out
from shop.fulfilment.by_hand import enter_later
from shop.fulfilment.on_the_road import receive_short
from shop.order.services import expire_order
from tests.flows.shelves.deeds import deed
from tests.flows.shelves.lasting import Lasting
from tests.shop.baskets import an_order

Reason = Movement.Reason
COUNTED = st.integers(0, 1)
WORK = st.integers(0, 2)
FEW = st.integers(1, 4)
PLACE = st.sampled_from(["store", "outlet", "fair"])
PICK = st.integers(0, 9)
BASKET = st.dictionaries(WORK, FEW, min_size=1)


class ShelvesMachine(Lasting):
    def __init__(self):
        super().__init__()
        self.sales, self.orders, self.known, self.raw = [], [], [], {0: 0, 1: 0, 2: 0}

    @deed(work=COUNTED, pieces=FEW, place=PLACE)
    def made_and_brought_in(self, work, pieces, place):
        key = self.key()
        self.known.append((key, work, pieces))
        made(self.ids({work: pieces}), key=key, place=self.places[place])
        self.tally.came[work, place] += pieces

    @deed("known", weight=1, pick=PICK, place=PLACE)
    def told_again(self, pick, place):
        """At the same place, or at another."""
        key, work, pieces = self.known[pick % len(self.known)]
        pieces = self.ids({work: pieces})
        self.tried(False, made, pieces, key=key, place=self.places[place])

    @deed(work=COUNTED, counted=st.integers(0, 9))
    def counted_by_hand(self, work, counted):
        difference = counted - self.tally.exists(work)
        is_allowed = self.tally.may_differ(work, "store", difference)
        if self.tried(is_allowed, count_in, work_id=self.works[work].pk, on_hand=counted):
            self.tally.differ(work, "store", difference)

    @deed(weight=4, basket=BASKET)
    def held_for_somebody(self, basket):
        enough = all(self.tally.available(w) >= n for w, n in basket.items() if w < 2)
        if self.tried(enough, hold, self.ids(basket)):
            for work, pieces in basket.items():
                self.raw[work] += pieces
                self.tally.reserved[work] += pieces

    def may_leave(self, basket):
        """What an order holds is given free by the order alone."""
        return all(n <= self.raw[w] or n > self.tally.reserved[w] for w, n in basket.items())

    @deed(weight=3, basket=BASKET, fits=st.booleans())
    def given_free(self, basket, fits):
        for work, pieces in self.leaving(basket, fits, release).items():
            self.raw[work] -= pieces
            self.tally.reserved[work] -= pieces

    @deed(weight=4, basket=BASKET, fits=st.booleans())
    def sent_out(self, basket, fits):
        for work, pieces in self.leaving(basket, fits, send_out).items():
            self.raw[work] -= pieces
            self.tally.send_out(work, pieces)

    def leaving(self, basket, fits, service):
        """What an order holds is given free by the order alone. Empty: it was refused."""
        if fits:
            basket = {work: min(n, self.raw[work]) for work, n in basket.items() if self.raw[work]}
        if any(self.raw[work] < n <= self.tally.reserved[work] for work, n in basket.items()):
            return {}
        enough = all(n <= self.raw[work] for work, n in basket.items())
        return basket if self.tried(enough, service, self.ids(basket)) else {}

    @deed(work=WORK, pieces=FEW)
    def came_back(self, work, pieces):
        self.tried(True, put_back, self.ids({work: pieces}))
        if work < 2:
            self.tally.came[work, "store"] += pieces

    @deed(weight=5, work=COUNTED, pieces=FEW, is_all=st.booleans())
    def ordered_online(self, work, pieces, is_all):
        """All that is free, or a few; then orders must give way to whoever loses or sells more."""
        pieces = (is_all and self.tally.available(work)) or pieces
        if self.tally.available(work) >= pieces:
            order = an_order({self.works[work]: pieces})
            self.orders.append((order, work, pieces))
            self.tally.reserved[work] += pieces

    @deed("orders", pick=PICK)
    def never_paid(self, pick):
        order, work, pieces = self.orders.pop(pick % len(self.orders))
        self.tried(True, expire_order, order=order)
        self.tally.reserved[work] -= pieces

    def handed(self, work, pieces, key=None):
        facts = {"work_id": self.works[work].pk, "pieces": pieces, "amount_fen": 100}
        return Handed(key=key or self.key(), **facts)

    @deed(weight=3, work=COUNTED, pieces=FEW, place=PLACE)
    def sold(self, work, pieces, place):
        enough = min(self.tally.lies(work, place), self.tally.available(work)) >= pieces
        self.sell(enough, sell_by_hand, work, pieces, place)

    def sell(self, enough, service, work, pieces, place):
        facts = {"place": self.places[place], "handed": self.handed(work, pieces), "by": None}
        sale = self.tried(enough, service, **facts)
        if sale:
            self.sales.append([sale, work, pieces, place, True])
            self.tally.left[work, place] += pieces
            assert service(**facts) == sale  # the form pressed twice

    @deed(weight=4, work=COUNTED, pieces=FEW, place=PLACE)
    def sold_and_entered_later(self, work, pieces, place):
        """The youngest orders give way, as many as must."""
        free, gone = self.way_given(work, pieces)
        enough = free >= pieces and self.tally.lies(work, place) >= pieces
        self.sell(enough, enter_later, work, pieces, place)
        self.give_way(gone if enough else [])

    def way_given(self, work, pieces):
        """So many would be free, and the orders that must give way for it, the youngest first."""
        free, gone = self.tally.available(work), []
        for each in reversed([order for order in self.orders if order[1] == work]):
            if free < pieces:
                free += each[2]
                gone.append(each)
        return free, gone

    def give_way(self, gone):
        for each in gone:
            self.orders.remove(each)
            self.tally.reserved[each[1]] -= each[2]

    @deed("roads", weight=4, pick=PICK, short=st.integers(1, 3))
    def fewer_came_than_orders_were_promised(self, pick, short):
        entry = self.a_road(pick)
        transfer, load, _source, to, is_open = entry
        there = self.still_there(entry)
        missing = {work: min(short, n) for work, n in there.items()}
        ways = {work: self.way_given(work, n) for work, n in missing.items()}
        may = all(ways[work][0] >= n for work, n in missing.items())
        came = {work: n - missing[work] for work, n in there.items()}
        facts = {"transfer": transfer, "arrived": self.ids(came), "by": None}
        if self.tried(is_open and may, receive_short, **facts):
            entry[4] = False
            for work in load:
                self.tally.carry(work, came[work], "road", to)
                self.tally.lost[work, "road"] += missing[work]
                self.give_way(ways[work][1])

    @deed("sales", weight=3, pick=PICK)
    def undone(self, pick):
        entry = self.sales[pick % len(self.sales)]
        sale, work, pieces, place, stands = entry
        if self.tried(stands, undo_sale, sale=sale, by=None):
            entry[4] = False
            self.tally.came[work, place] += pieces

    @deed(
        work=COUNTED, pieces=FEW, place=PLACE,
        reason=st.sampled_from([Reason.LOST, Reason.DAMAGED, Reason.GIVEN_BACK]),
    )  # fmt: skip
    def gone(self, work, pieces, place, reason):
        gone = Gone(key=self.key(), work_id=self.works[work].pk, reason=reason, pieces=pieces)
        is_allowed = self.tally.may_differ(work, place, -pieces)
        if self.tried(is_allowed, write_off, place=self.places[place], gone=gone, by=None):
            self.tally.lost[work, place] += pieces
