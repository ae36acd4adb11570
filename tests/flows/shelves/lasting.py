"""What takes several steps: pieces on the road, and counts that another approves."""

from hypothesis import strategies as st

from sellers.stockroom.taking import approve, begin_take, count, drop, end_count
from sellers.stockroom.transfers import receive, send_over, turn_back
from tests.flows.shelves.deeds import deed
from tests.flows.shelves.room import Room

PLACE = st.sampled_from(["store", "outlet", "fair"])
LOAD = st.dictionaries(st.integers(0, 1), st.integers(1, 4), min_size=1)
PICK = st.integers(0, 9)
BUSY = st.sampled_from(["store", "store", "fair"])
MORE = st.sampled_from([-2, -1, 1, 3])


class Lasting(Room):
    def __init__(self):
        super().__init__()
        self.roads, self.takes = [], []

    @deed(weight=3, load=LOAD, source=PLACE, to=PLACE, fits=st.booleans())
    def sent_over(self, load, source, to, fits):
        if fits and any(self.tally.lies(work, source) for work in load):
            load = {work: min(n, self.tally.lies(work, source)) for work, n in load.items()}
            load = {work: n for work, n in load.items() if n}
        enough = all(self.tally.lies(work, source) >= n for work, n in load.items())
        facts = {
            "key": self.key(), "source": self.places[source], "target": self.places[to],
            "pieces": self.ids(load), "by": None,
        }  # fmt: skip
        transfer = self.tried(enough and source != to, send_over, **facts)
        if transfer:
            self.roads.append([transfer, load, source, to, True])
            for work, pieces in load.items():
                self.tally.carry(work, pieces, source, "road")
            assert send_over(**facts) == transfer  # the form pressed twice

    def a_road(self, pick):
        """One that is open, as a rule."""
        rows = [entry for entry in self.roads if entry[4] or pick == 0] or self.roads
        return rows[pick % len(rows)]

    def still_there(self, entry):
        """Fewer than were sent over, where buyers were sent some of them from the road."""
        others = [each for each in self.roads if each[4] and each is not entry]
        there = {}
        for work, pieces in entry[1].items():
            waited_for = sum(load.get(work, 0) for _transfer, load, *_ in others)
            there[work] = max(0, min(pieces, self.tally.lies(work, "road") - waited_for))
        return there

    @deed("roads", weight=6, pick=PICK, short=st.sampled_from([0, 1, 2, -1]))
    def arrived(self, pick, short):
        entry = self.a_road(pick)
        transfer, load, _source, to, is_open = entry
        there = self.still_there(entry)
        missing = {work: min(short, n) for work, n in there.items()}
        may = all(0 <= n <= max(0, self.tally.available(work)) for work, n in missing.items())
        came = {work: n - missing[work] for work, n in there.items()}
        facts = {"transfer": transfer, "arrived": self.ids(came), "by": None}
        if self.tried(is_open and may, receive, **facts):
            entry[4] = False
            for work in load:
                self.tally.carry(work, came[work], "road", to)
                self.tally.lost[work, "road"] += missing[work]

    @deed("roads", weight=2, pick=PICK)
    def turned_back(self, pick):
        entry = self.a_road(pick)
        transfer, _load, source, _to, is_open = entry
        there = self.still_there(entry)
        if self.tried(is_open, turn_back, transfer=transfer, by=None):
            entry[4] = False
            for work, pieces in there.items():
                self.tally.carry(work, pieces, "road", source)

    @deed(weight=7, place=BUSY, work=st.integers(0, 1), more=MORE)
    def take_goes_on(self, place, work, more):
        """Begun, counted, ended, approved by another."""
        take = self.open_take(place)
        if take is None:
            self.begin(place)
        elif take[2] == "counting" and not take[3]:
            self.count(take, work, more)
        elif take[2] == "counting":
            self.end(take)
        else:
            self.approve(take, is_other=True)

    @deed(
        "takes",
        weight=2,
        pick=PICK,
        what=st.sampled_from(["begin", "count", "end", "same", "other", "drop", "drop"]),
    )
    def take_out_of_turn(self, pick, what):
        take = self.takes[-1 - pick % len(self.takes)]
        {
            "begin": lambda: self.begin(take[1]),
            "count": lambda: self.count(take, pick % 2, 1),
            "end": lambda: self.end(take),
            "same": lambda: self.approve(take, is_other=False),
            "other": lambda: self.approve(take, is_other=True),
            "drop": lambda: self.drop(take),
        }[what]()

    def open_take(self, place):
        return next((row for row in self.takes if row[1] == place and row[2] != "over"), None)

    def begin(self, place):
        is_free = self.open_take(place) is None
        take = self.tried(is_free, begin_take, place=self.places[place], by=self.hands[0])
        if take:
            self.takes.append([take, place, "counting", {}])

    def count(self, entry, work, more):
        take, place, state, found = entry
        counted = max(0, self.tally.lies(work, place) + more)
        facts = {"take": take, "work_id": self.works[work].pk, "counted": counted}
        if self.tried(state == "counting", count, by=self.hands[0], **facts):
            found[work] = counted - self.tally.lies(work, place)

    def end(self, entry):
        if self.tried(entry[2] == "counting", end_count, take=entry[0], by=self.hands[0]):
            entry[2] = "counted"

    def approve(self, entry, is_other):
        take, place, state, found = entry
        fits = all(self.tally.may_differ(work, place, n) for work, n in found.items())
        is_allowed = state == "counted" and is_other and fits
        if self.tried(is_allowed, approve, take=take, by=self.hands[is_other]):
            entry[2] = "over"
            for work, difference in found.items():
                self.tally.differ(work, place, difference)

    def drop(self, entry):
        if self.tried(entry[2] != "over", drop, take=entry[0], by=self.hands[0]):
            entry[2] = "over"
