from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Q, QuerySet, Sum

from sellers.ledger.models import Account, Entry, Transaction

Purpose = Account.Purpose


def shop_owner(shop_id: int) -> str:
    """The name under which a shop owns accounts."""
    return f"shop:{shop_id}"


def balance(purpose: Account.Purpose, owner: str = "") -> int:
    """In fen; what is owed to somebody is negative."""
    entries = Entry.objects.filter(account__purpose=purpose, account__owner=owner)
    return _sum(entries)


def balances(purpose: Account.Purpose) -> dict[str, int]:
    """Of every owner who has one, in fen; settled accounts are left out."""
    rows = Entry.objects.filter(account__purpose=purpose).values_list("account__owner")
    return dict(rows.annotate(total=Sum("amount_fen")).exclude(total=0).order_by())


def book_of(purpose: str, owner: str) -> str:
    """Whose book an account stands in: a cooperative's, such as coop:12; empty: the platform's."""
    return ":".join(owner.split(":")[:2]) if purpose in Account.OF_COOPERATIVES else ""


def of_the_platform() -> QuerySet[Entry]:
    """What a cooperative took and owes is its own affair, and no money of the platform's."""
    return Entry.objects.exclude(account__purpose__in=Account.OF_COOPERATIVES)


def trial_balance() -> dict[str, int]:
    """Each purpose of the platform's over all owners, in fen; together they are zero."""
    rows = of_the_platform().values_list("account__purpose").annotate(Sum("amount_fen"))
    return dict(rows.order_by())


def off_by_book() -> dict[str, int]:
    """Of each cooperative's books what is not even, in fen; there must be none."""
    rows = Entry.objects.filter(account__purpose__in=Account.OF_COOPERATIVES)
    sums: dict[str, int] = {}
    found = rows.values_list("account__purpose", "account__owner").annotate(fen=Sum("amount_fen"))
    for purpose, owner, fen in found.order_by():
        book = book_of(purpose, owner)
        sums[book] = sums.get(book, 0) + fen
    return {book: fen for book, fen in sums.items() if fen}


def total() -> int:
    """Of all entries, in fen; anything but zero is an alarm."""
    return _sum(Entry.objects.all())


def owed_to_shop(shop_id: int) -> int:
    """What a shop has earned and not yet been paid, in fen; below zero: it owes."""
    return -balance(Purpose.SHOP_PAYABLE, shop_owner(shop_id))


def movements_of(
    shop_ids: Iterable[int], since: datetime | None = None, until: datetime | None = None
) -> QuerySet[Entry]:
    """What went to and from what these shops are owed, the oldest first; `until` is not in it."""
    owners = [shop_owner(shop_id) for shop_id in shop_ids]
    entries = Entry.objects.filter(
        account__purpose=Purpose.SHOP_PAYABLE, account__owner__in=owners
    ).select_related("transaction", "account")
    if since is not None:
        entries = entries.filter(transaction__posted_at__gte=since)
    if until is not None:
        entries = entries.filter(transaction__posted_at__lt=until)
    return entries.order_by("transaction__posted_at", "pk")


def story_of(reference: str) -> QuerySet[Transaction]:
    """All that moved for an order or a payout, the oldest first; how a cooperative then divides
    it among its members is told in its own rooms alone.
    """
    own = Entry.objects.filter(account__purpose__in=Account.OF_COOPERATIVES)
    facts = Transaction.objects.filter(reference=reference)
    facts = facts.exclude(pk__in=own.filter(transaction__reference=reference).values("transaction"))
    return facts.prefetch_related("entries__account").order_by("posted_at", "pk")


def faults() -> QuerySet[Transaction]:
    """Facts that move nothing or do not sum to zero per currency; there must be none."""
    lopsided = (
        Entry.objects.values("transaction", "account__currency")
        .annotate(total=Sum("amount_fen"))
        .exclude(total=0)
        .values("transaction")
    )
    facts = Transaction.objects.annotate(number=Count("entries"))
    return facts.filter(Q(number=0) | Q(pk__in=lopsided)).order_by("pk")


def _sum(entries: QuerySet[Entry]) -> int:
    total: int | None = entries.aggregate(total=Sum("amount_fen"))["total"]
    return total or 0
