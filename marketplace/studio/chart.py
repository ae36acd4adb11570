"""Bars for the months, drawn on the server: lengths in per cent, heights in letters."""

from collections.abc import Sequence
from dataclasses import dataclass

from ground.money.months import Month

_ROW = 2.4  # em from one bar to the next
_SHORTEST = 1  # per cent: a bar that is there can be seen


@dataclass(frozen=True)
class Row:
    fen: int  # or pieces, where no money is shown
    length: int  # per cent of the chart's width
    row: int

    @property
    def top(self) -> str:
        return f"{self.row * _ROW:.1f}em"

    @property
    def base(self) -> str:
        """Where its letters stand."""
        return f"{self.row * _ROW + 1.4:.1f}em"


@dataclass(frozen=True)
class Bar(Row):
    month: Month


@dataclass(frozen=True)
class NamedBar(Row):
    name: str


@dataclass(frozen=True)
class Chart:
    bars: list[Bar]

    @property
    def height(self) -> str:
        return height_of(self.bars)

    @property
    def sold(self) -> "Chart":
        """Without the months in which nothing was sold: no bar is drawn of nothing."""
        return chart_of({bar.month: bar.fen for bar in reversed(self.bars) if bar.fen})

    @property
    def best(self) -> Bar:
        return max(self.bars, key=lambda bar: bar.fen)

    @property
    def total_fen(self) -> int:
        return sum(bar.fen for bar in self.bars)


def chart_of(shares: dict[Month, int]) -> Chart:
    """The latest month first, as in the table."""
    most = max(shares.values(), default=0)
    return Chart(
        [
            Bar(fen=fen, length=_length(fen, most), row=row, month=month)
            for row, (month, fen) in enumerate(reversed(shares.items()))
        ]
    )


def bars_of(amounts: dict[str, int]) -> list[NamedBar]:
    """The longest first."""
    most = max(amounts.values(), default=0)
    ranked = sorted(amounts.items(), key=lambda each: -each[1])
    return [
        NamedBar(fen=amount, length=_length(amount, most), row=row, name=name)
        for row, (name, amount) in enumerate(ranked)
    ]


def height_of(bars: Sequence[Row]) -> str:
    return f"{len(bars) * _ROW:.1f}em"


def _length(fen: int, most: int) -> int:
    return max(_SHORTEST, round(100 * fen / most)) if fen > 0 else 0
