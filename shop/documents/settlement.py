"""The market's month: each shop's line, what the books say of all, and that they agree."""

from dataclasses import dataclass
from datetime import date

from ground.money.months import Month
from sellers.ledger.models import Account
from sellers.ledger.reports import moved_by_month, owed_at, purposes_between
from sellers.partner.models import Partner
from shop.documents.figures import Kept, Sums, sums_by_shop, sums_of

Purpose = Account.Purpose


@dataclass(frozen=True)
class ShopLine:
    shop_id: int
    opening_fen: int
    sums: Sums

    @property
    def closing_fen(self) -> int:
        return self.opening_fen + self.sums.change


@dataclass(frozen=True)
class MonthLine:
    """All shops together, in fen; `refunds` with the freight that shops bore."""

    month: Month
    sums: Sums
    fees: int
    owed_fen: int


@dataclass(frozen=True)
class PurposeLine:
    name: str
    before: int
    after: int

    @property
    def moved(self) -> int:
        return self.after - self.before


@dataclass(frozen=True)
class Settlement:
    month: Month
    lines: list[ShopLine]
    purposes: list[PurposeLine]

    @property
    def total(self) -> ShopLine:
        opening = sum(line.opening_fen for line in self.lines)
        return ShopLine(0, opening, sum((line.sums for line in self.lines), Sums()))

    @property
    def fees(self) -> int:
        return self._line(Purpose.GATEWAY_FEE).moved

    @property
    def commission_elsewhere(self) -> int:
        """What the marketplace earned or lost beside sales and refunds, such as by a dispute."""
        return -self._line(Purpose.COMMISSION).moved - self.total.sums.commission

    @property
    def is_even(self) -> bool:
        """The lines sum to what stands in the books, and the books to nothing."""
        owed = self._line(Purpose.SHOP_PAYABLE)
        agree = (-owed.before, -owed.after) == (self.total.opening_fen, self.total.closing_fen)
        return agree and not sum(line.after for line in self.purposes)

    def _line(self, purpose: Account.Purpose) -> PurposeLine:
        return next((each for each in self.purposes if each.name == purpose), PurposeLine("", 0, 0))


def settlement_of(month: Month) -> Settlement:
    """Of every shop that was owed or moved anything; as many queries for one as for thousands."""
    start, end = month.start, month.after.start
    opening, sums = owed_at(start), sums_by_shop(start, end)
    moved = opening.keys() | sums.keys()
    lines = [ShopLine(shop, opening.get(shop, 0), sums.get(shop, Sums())) for shop in sorted(moved)]
    lines = [line for line in lines if line.opening_fen or line.sums != Sums()]
    found = purposes_between(start, end)
    purposes = [PurposeLine(each, *found[each]) for each in Purpose.values if each in found]
    return Settlement(month, lines, purposes)


def year_until(month: Month) -> list[MonthLine]:
    """Twelve months, the latest first; months before the first fact are left out."""
    months = month.year_before()
    moved = moved_by_month(months[0].start, month.after.start)
    owed = sum(owed_at(months[0].start).values())
    lines = []
    for each in months:
        sums, fees = _of_month(each.first, moved)
        owed += sums.change
        if sums != Sums() or fees or owed:
            lines.append(MonthLine(each, sums, fees, owed))
    return lines[::-1]


def shops_of(lines: list[ShopLine]) -> dict[int, Partner]:
    return Partner.objects.in_bulk([line.shop_id for line in lines])


def _of_month(first: date, moved: dict[tuple[date, str, str], int]) -> tuple[Sums, int]:
    def of(purpose: Account.Purpose) -> dict[str, int]:
        mine = (first, purpose.value)
        return {kind: fen for (day, name, kind), fen in moved.items() if (day, name) == mine}

    payable = {kind: -fen for kind, fen in of(Purpose.SHOP_PAYABLE).items()}
    commission, campaign = of(Purpose.COMMISSION), of(Purpose.CAMPAIGN)
    kept = Kept(
        of_sales=-commission.get("sale", 0),
        given_back=commission.get("refund", 0),
        campaign=campaign.get("sale", 0),
        campaign_back=-campaign.get("refund", 0),
    )
    return sums_of(payable, kept), sum(of(Purpose.GATEWAY_FEE).values())
