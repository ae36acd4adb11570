"""Whether the books close: statements, settlement and reports say the same to the fen."""

from collections.abc import Iterator

from ground.money.fen import to_yuan
from ground.money.months import Month
from sellers.ledger.queries import total, trial_balance
from sellers.ledger.reports import first_month
from sellers.partner.models import Partner
from shop.documents.exports import report_of
from shop.documents.figures import Sums
from shop.documents.periods import Period
from shop.documents.settlement import settlement_of
from shop.documents.statements import statement_of


class BooksDiffer(Exception):
    """Two papers about the same months disagree."""


def close_books() -> Iterator[str]:
    """A line a month, a line a quarter, and the trial balance. Raises BooksDiffer."""
    first = first_month()
    if first is None:
        return
    yield f"  {'month':8} {'sales':>12} {'fee':>10} {'refunds':>10} {'paid out':>12} {'owed':>12}"
    all_of_it = Sums()
    for month in Month.of(first).until(Month.current()):
        sums, owed = close_month(month)
        all_of_it += sums
        yield f"  {month.key:8} {_yuan(sums)} {to_yuan(owed):>12}"
    yield f"  {'all':8} {_yuan(all_of_it)}"
    for period in reversed(Period.ended(3, 8)):
        if period.end > Month.of(first).start:
            sums = close_quarter(period)
            amounts = f"{to_yuan(sums.gross)} {to_yuan(sums.refunds)} {to_yuan(sums.net)}"
            yield f"  {period.key} gross, returned, net: {amounts}"
    yield "  books: " + ", ".join(f"{name} {to_yuan(n)}" for name, n in trial_balance().items())
    _need(total() == 0, "the books")


def close_month(month: Month) -> tuple[Sums, int]:
    """Of all shops, by settlement and statements alike; and what they were owed at its end."""
    settlement = settlement_of(month)
    shops = Partner.objects.in_bulk([line.shop_id for line in settlement.lines])
    for line in settlement.lines:
        statement = statement_of(shops[line.shop_id], month)
        told = (statement.opening_fen, statement.sums, statement.closing_fen)
        _need(told == (line.opening_fen, line.sums, line.closing_fen), f"{month.key} {line}")
    _need(settlement.is_even, month.key)
    return settlement.total.sums, settlement.total.closing_fen


def close_quarter(period: Period) -> Sums:
    """As it is reported; the sum of its three months."""
    reported = report_of("income", period).sums
    months = period.first.until(period.first.after.after)
    settled = sum((settlement_of(month).total.sums for month in months), Sums())
    _need(reported == settled, period.key)
    return reported


def _need(is_so: bool, where: str) -> None:
    if not is_so:
        raise BooksDiffer(where)


def _yuan(sums: Sums) -> str:
    amounts = (sums.sales, sums.commission, sums.refunds, sums.payouts)
    return " ".join(
        f"{to_yuan(fen):>{width}}" for fen, width in zip(amounts, (12, 10, 10, 12), strict=True)
    )
