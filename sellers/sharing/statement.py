"""Her month as sentences that can be read aloud: what she earned, by what, and what was paid."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from ground.money.months import Month
from sellers.artisans.models import Artisan
from sellers.cooperatives.models import Cooperative
from sellers.ledger.models import Entry, Transaction
from sellers.sharing.books import member_owner
from sellers.sharing.models import Agreement, Division, FundSpending
from sellers.sharing.queries import agreement_on, movements_of, owed_to, spent_between, titled

DIVIDED, UNDONE = "division", "division_undone"


@dataclass
class Item:
    """One sentence: what moved, for how many pieces, on which day: a sale, when it was sold."""

    kind: str  # of the fact in the books
    day: date
    fen: int  # above zero: hers
    pieces: int = 1
    division: Division | None = None

    @property
    def is_undone(self) -> bool:
        return self.kind == UNDONE

    @property
    def is_paid(self) -> bool:
        return self.fen < 0

    @property
    def size_fen(self) -> int:
        return abs(self.fen)


@dataclass
class Statement:
    """Of one cooperative and one month."""

    cooperative: Cooperative
    month: Month
    owed_fen: int
    agreement: Agreement | None
    items: list[Item] = field(default_factory=list)
    spendings: list[FundSpending] = field(default_factory=list)

    @property
    def earned_fen(self) -> int:
        return sum(item.fen for item in self.items if not item.kind.startswith("member_"))

    @property
    def paid_fen(self) -> int:
        return -sum(item.fen for item in self.items if item.kind.startswith("member_"))


def statements_of(
    artisan: Artisan, cooperatives: Iterable[Cooperative], month: Month
) -> list[Statement]:
    """One for each cooperative; the queries are as many for one fact as for a thousand."""
    owners = {member_owner(each.pk, artisan.pk): each for each in cooperatives}
    today = timezone.localdate()
    found = {
        owner: Statement(each, month, owed_to(each.pk, artisan.pk), agreement_on(each.pk, today))
        for owner, each in owners.items()
    }
    ids = [each.pk for each in owners.values()]
    entries = list(movements_of(artisan, ids, month.start, month.after.start))
    _tell_apart(entries, found)
    for row in spent_between(ids, month.first, month.after.first):
        found[member_owner(row.cooperative_id, artisan.pk)].spendings.append(row)
    return list(found.values())


def _tell_apart(entries: list[Entry], statements: dict[str, Statement]) -> None:
    """A sentence a fact; pieces that passed on one day for one order are told together."""
    divisions = _divisions_of(entries)
    told: dict[tuple[str, str, date], Item] = {}
    for entry in entries:
        item = _item(entry, divisions)
        alike = (entry.account.owner, entry.transaction.reference, item.day)
        if item.kind == "piece_pay" and alike in told:
            told[alike].fen += item.fen
            told[alike].pieces += 1
            continue
        if item.kind == "piece_pay":
            told[alike] = item
        statements[entry.account.owner].items.append(item)


def _item(entry: Entry, divisions: dict[str, Division]) -> Item:
    fact = entry.transaction
    division = divisions.get(_line_of(fact.key))
    return Item(
        kind=fact.kind,
        day=timezone.localdate(_at(fact, division)),
        fen=-entry.amount_fen,
        pieces=division.pieces if division else 1,
        division=division,
    )


def _at(fact: Transaction, division: Division | None) -> datetime:
    """A sale is divided days after it, and has the day on which it was sold on every page."""
    return division.sold_at if division and fact.kind == DIVIDED else fact.posted_at


def _line_of(key: str) -> str:
    """What was divided, or divided no more."""
    return key.removeprefix("division:").removesuffix(":undone")


def _divisions_of(entries: list[Entry]) -> dict[str, Division]:
    facts = [each.transaction for each in entries]
    keys = {_line_of(fact.key) for fact in facts if fact.kind in (DIVIDED, UNDONE)}
    rows = titled(Division.objects.filter(key__in=keys))
    return {row.key: row for row in rows.select_related("agreement")}
