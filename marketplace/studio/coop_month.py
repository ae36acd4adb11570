"""A cooperative's month: sold online and by hand, by craft and by member, paid, in and out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.expressions import Combinable
from django.db.models.functions import TruncMonth
from django.utils.translation import get_language

from ground.money.months import Month
from marketplace.studio.chart import Chart, NamedBar, bars_of, chart_of
from sellers.cooperatives.models import Cooperative
from sellers.ledger.models import Account, Entry
from sellers.sharing.kinds import PAID
from sellers.stockroom.models import CounterSale, Movement
from shop.order.models import Line, SellerOrder

Purpose = Account.Purpose
DIVIDED = ("division", "division_undone")
_WHOSE = ("craft_zh", "craft_en", "maker_zh", "maker_en")

# What buyers and campaigns paid for a line, what went back taken off.
_ONLINE_FEN = F("price_fen") + F("campaign_fen") - F("refunded_fen") - F("campaign_refunded_fen")


@dataclass
class Sold:
    """Of a craft or a member."""

    name: str
    online: int = 0  # pieces
    online_fen: int = 0
    counter: int = 0
    counter_fen: int = 0

    @property
    def pieces(self) -> int:
        return self.online + self.counter

    @property
    def fen(self) -> int:
        return self.online_fen + self.counter_fen


@dataclass(frozen=True)
class Moved:
    reason: str
    came: int
    left: int


@dataclass(frozen=True)
class Books:
    """In fen, of the month; the funds as they stand at its end."""

    piece_pay: int = 0
    shares: int = 0
    paid: int = 0
    welfare: int = 0
    material: int = 0


@dataclass(frozen=True)
class Report:
    month: Month
    crafts: list[Sold]
    members: list[Sold]
    moved: list[Moved]
    sees_money: bool
    books: Books | None = None
    chart: Chart | None = None

    @property
    def total(self) -> Sold:
        return _sum(self.crafts)

    @property
    def bars(self) -> list[NamedBar]:
        """Of the crafts: in fen for whoever sees money, else in pieces."""
        return bars_of(
            {row.name: row.fen if self.sees_money else row.pieces for row in self.crafts}
        )


def report_of(cooperative: Cooperative, month: Month, *, sees_money: bool) -> Report:
    online, counter = _online(cooperative), _counter(cooperative)
    rows = [
        *_by_whom(online.filter(_paid_in(month)), "online", _ONLINE_FEN),
        *_by_whom(counter.filter(_sold_in(month)), "counter", F("amount_fen")),
    ]
    return Report(
        month=month,
        crafts=_added(rows, "craft"),
        members=_added(rows, "maker"),
        moved=_moved(cooperative, month),
        sees_money=sees_money,
        books=_books(cooperative, month) if sees_money else None,
        chart=chart_of(_by_month(online, counter, month)) if sees_money else None,
    )


def _online(cooperative: Cooperative) -> QuerySet[Line]:
    lines = Line.objects.filter(
        seller_order__shop__cooperative=cooperative, seller_order__order__paid_at__isnull=False
    )
    return lines.exclude(seller_order__status=SellerOrder.Status.CANCELLED).order_by()


def _counter(cooperative: Cooperative) -> QuerySet[CounterSale]:
    sales = CounterSale.objects.filter(place__shop__cooperative=cooperative, undone_at=None)
    return sales.order_by()


def _paid_in(month: Month) -> Q:
    paid = "seller_order__order__paid_at"
    return Q(**{f"{paid}__gte": month.start, f"{paid}__lt": month.after.start})


def _sold_in(month: Month) -> Q:
    return Q(sold_at__gte=month.start, sold_at__lt=month.after.start)


def _by_whom(rows: QuerySet, where: str, fen: Combinable) -> Iterable[dict]:
    """One row a craft and a maker: pieces and fen, what went back taken off."""
    work = "product" if where == "online" else "work"
    whose = {
        "craft_zh": F(f"{work}__craft__name_zh"),
        "craft_en": F(f"{work}__craft__name_en"),
        "maker_zh": F(f"{work}__maker__name_zh"),
        "maker_en": F(f"{work}__maker__name_en"),
    }
    is_online = where == "online"
    pieces = Sum(F("quantity") - F("refunded_pieces")) if is_online else Sum("pieces")
    found = rows.values(**whose).annotate(count=pieces, fen=Sum(fen))
    return [row | {"where": where} for row in found]


def _added(rows: Iterable[dict], what: str) -> list[Sold]:
    found: dict[str, Sold] = {}
    for row in rows:
        english = row[f"{what}_en"] if get_language() == "en" else ""
        name = english or row[f"{what}_zh"] or "—"
        sold = found.setdefault(name, Sold(name))
        where = row["where"]
        setattr(sold, where, getattr(sold, where) + row["count"])
        setattr(sold, f"{where}_fen", getattr(sold, f"{where}_fen") + row["fen"])
    return sorted(found.values(), key=lambda sold: (-sold.fen, sold.name))


def _sum(rows: Iterable[Sold]) -> Sold:
    total = Sold("")
    for row in rows:
        total.online += row.online
        total.online_fen += row.online_fen
        total.counter += row.counter
        total.counter_fen += row.counter_fen
    return total


def _by_month(
    online: QuerySet[Line], counter: QuerySet[CounterSale], last: Month
) -> dict[Month, int]:
    months = last.year_before()
    found: dict[Month, int] = defaultdict(int)
    paid, since = "seller_order__order__paid_at", months[0].start
    lines = online.filter(**{f"{paid}__gte": since}).values_list(TruncMonth(paid))
    sales = counter.filter(sold_at__gte=since).values_list(TruncMonth("sold_at"))
    for start, fen in lines.annotate(fen=Sum(_ONLINE_FEN)):
        found[Month.of(start.date())] += fen
    for start, fen in sales.annotate(fen=Sum("amount_fen")):
        found[Month.of(start.date())] += fen
    return {month: found[month] for month in months}


def _books(cooperative: Cooperative, month: Month) -> Books:
    """From the ledger; credit is negative there."""
    mine = f"coop:{cooperative.pk}"
    owner = Q(account__owner=mine) | Q(account__owner__startswith=f"{mine}:")
    within = Q(transaction__posted_at__gte=month.start)
    owed, kind = Q(account__purpose=Purpose.MEMBER_PAYABLE), "transaction__kind"
    row = Entry.objects.filter(owner, transaction__posted_at__lt=month.after.start).aggregate(
        piece_pay=-Sum("amount_fen", filter=owed & within & Q(**{kind: "piece_pay"})),
        shares=-Sum("amount_fen", filter=owed & within & Q(**{f"{kind}__in": DIVIDED})),
        paid=Sum("amount_fen", filter=owed & within & Q(**{f"{kind}__in": PAID})),
        welfare=-Sum("amount_fen", filter=Q(account__purpose=Purpose.WELFARE_FUND)),
        material=-Sum("amount_fen", filter=Q(account__purpose=Purpose.MATERIAL_FUND)),
    )
    return Books(**{name: fen or 0 for name, fen in row.items()})


def _moved(cooperative: Cooperative, month: Month) -> list[Moved]:
    """Of all its places together; what only changed its place came and left."""
    rows = Movement.objects.filter(
        place__shop__cooperative=cooperative, at__gte=month.start, at__lt=month.after.start
    )
    sums = (
        rows.order_by("reason")
        .values("reason")
        .annotate(
            came=Sum("pieces", filter=Q(pieces__gt=0)), left=Sum("pieces", filter=Q(pieces__lt=0))
        )
    )
    return [
        Moved(str(Movement.Reason(row["reason"]).label), row["came"] or 0, -(row["left"] or 0))
        for row in sums
    ]
