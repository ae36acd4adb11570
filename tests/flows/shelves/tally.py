"""What must lie where, told by hand beside the database: in − out − lost, and what is reserved."""

from collections import Counter
from dataclasses import dataclass, field

NEAREST = ("store", "outlet", "fair", "road")  # from where orders are sent, the first first


@dataclass
class Tally:
    came: Counter = field(default_factory=Counter)  # by work and place
    left: Counter = field(default_factory=Counter)
    lost: Counter = field(default_factory=Counter)
    reserved: Counter = field(default_factory=Counter)  # by work

    def lies(self, work, place):
        at = (work, place)
        return self.came[at] - self.left[at] - self.lost[at]

    def exists(self, work):
        return sum(self.lies(work, place) for place in NEAREST)

    def available(self, work):
        return self.exists(work) - self.reserved[work]

    def carry(self, work, pieces, source, target):
        self.left[work, source] += pieces
        self.came[work, target] += pieces

    def differ(self, work, place, difference):
        """More were found than the books said, or fewer."""
        self.came[work, place] += max(0, difference)
        self.lost[work, place] += max(0, -difference)

    def may_differ(self, work, place, difference):
        fits = self.lies(work, place) + difference >= 0
        return difference == 0 or (fits and self.available(work) + difference >= 0)

    def send_out(self, work, pieces):
        """What is made when ordered lies nowhere."""
        self.reserved[work] -= pieces
        for place in NEAREST if self.exists(work) else ():
            some = min(pieces, self.lies(work, place))
            self.left[work, place] += some
            pieces -= some
