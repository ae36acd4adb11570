"""Sums of the books over a stretch of time; `until` is not in it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from sellers.ledger.models import Account, Entry
from sellers.ledger.queries import of_the_platform, shop_owner

Kinds = dict[str, int]


def moved_by_shop(
    since: datetime, until: datetime, shop_ids: Iterable[int] | None = None
) -> dict[int, Kinds]:
    """What each kind of fact gave (above zero) or took from what a shop is owed, in fen."""
    entries = _of_shops(shop_ids).filter(_within(since, until))
    rows = entries.values_list("account__owner", "transaction__kind")
    moved: dict[int, Kinds] = {}
    for owner, kind, fen in rows.annotate(fen=Sum("amount_fen")).order_by():
        moved.setdefault(_shop_of(owner), {})[kind] = -fen
    return moved


def sales_by_shop(since: datetime, until: datetime) -> dict[int, int]:
    """How many orders brought each shop something."""
    sales = _of_shops(None).filter(_within(since, until), transaction__kind="sale")
    rows = sales.values_list("account__owner").annotate(number=Count("pk")).order_by()
    return {_shop_of(owner): number for owner, number in rows}


def owed_at(moment: datetime, shop_ids: Iterable[int] | None = None) -> dict[int, int]:
    """What each shop was owed then, in fen; who never had an account is left out."""
    entries = _of_shops(shop_ids).filter(transaction__posted_at__lt=moment)
    rows = entries.values_list("account__owner").annotate(fen=Sum("amount_fen")).order_by()
    return {_shop_of(owner): -fen for owner, fen in rows}


def moved_by_month(
    since: datetime, until: datetime, shop_ids: Iterable[int] | None = None
) -> dict[tuple[date, str, str], int]:
    """By the first of the month, purpose and kind, in fen as they were posted."""
    entries = of_the_platform() if shop_ids is None else _of_shops(shop_ids)
    rows = entries.filter(_within(since, until)).values_list(
        TruncMonth("transaction__posted_at"), "account__purpose", "transaction__kind"
    )
    found = rows.annotate(fen=Sum("amount_fen")).order_by()
    return {(start.date(), purpose, kind): fen for start, purpose, kind, fen in found}


def purposes_between(since: datetime, until: datetime) -> dict[str, tuple[int, int]]:
    """Each purpose of the platform's, at the beginning and at the end; both columns sum to zero."""
    entries = of_the_platform().filter(transaction__posted_at__lt=until)
    found = entries.values_list("account__purpose").annotate(
        before=Sum("amount_fen", filter=Q(transaction__posted_at__lt=since)),
        after=Sum("amount_fen"),
    )
    return {purpose: (before or 0, after) for purpose, before, after in found.order_by()}


def first_month(shop_ids: Iterable[int] | None = None) -> date | None:
    """In which a shop's account first moved; None: none has."""
    first = _of_shops(shop_ids).order_by("transaction__posted_at").first()
    return timezone.localdate(first.transaction.posted_at) if first else None


def _of_shops(shop_ids: Iterable[int] | None) -> QuerySet[Entry]:
    entries = Entry.objects.filter(account__purpose=Account.Purpose.SHOP_PAYABLE)
    if shop_ids is not None:
        entries = entries.filter(account__owner__in=[shop_owner(each) for each in shop_ids])
    return entries.select_related("transaction")


def _within(since: datetime, until: datetime) -> Q:
    return Q(transaction__posted_at__gte=since, transaction__posted_at__lt=until)


def _shop_of(owner: str) -> int:
    return int(owner.removeprefix("shop:"))
