"""What changes of many works at once, in few statements: nobody else writes meanwhile on SQLite."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from catalog.drafts import slug_of
from catalog.errors import NotAnyMore
from catalog.letters import tell_price, tell_prices
from catalog.models import Listing, Product
from catalog.search.services import works_changed
from ground.accounts.models import User
from ground.money.fen import to_yuan
from ground.pagecache.services import refresh_public_pages
from sellers.partner.models import StockRecord

_AT_ONCE = 100  # rows of one UPDATE: each is compared with each
Said = tuple[Product, str, Mapping[str, Any]]  # the work, the action, its data


@dataclass
class Change:
    """Of one work as it was read; `price_fen`: none, it stays."""

    work: Product
    facts: dict[str, Any] = field(default_factory=dict)
    price_fen: int | None = None


def log_many(said: Iterable[Said], by: User | None) -> None:
    """As Wagtail logs one, all of them under one number."""
    kind, at, together = ContentType.objects.get_for_model(Product), timezone.now(), uuid4()
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=kind, object_id=str(work.pk), label=str(work), action=action,
            timestamp=at, user=by, data=dict(data), uuid=together, content_changed=False,
            deleted=False,
        )
        for work, action, data in said
    )  # fmt: skip


@transaction.atomic
def change_many(*, changes: Sequence[Change], by: User) -> None:
    """Raises NotAnyMore, with the work: somebody changed it since it was read."""
    hold_as_read([each.work for each in changes])
    now = timezone.now()
    said = [
        *(
            (each.work, "work.facts", {"names": sorted(each.facts)})
            for each in changes
            if each.facts
        ),
        *_price_entries(changes),
    ]
    was = {each.work.pk: each.work.price_fen for each in changes}
    names = {name for each in changes for name in _set(each, now)}
    works = [each.work for each in changes]
    if works:
        Product.objects.bulk_update(works, sorted(names), batch_size=_AT_ONCE)
    _project_prices([each.work for each in changes if each.price_fen])
    log_many(said, by)
    works_changed([work.pk for work in works])
    refresh_public_pages()
    _tell(changes, was, by, now)


def hold_as_read(works: Sequence[Product]) -> None:
    """Until commit nobody else changes them. Raises NotAnyMore."""
    rows = Product.objects.filter(pk__in=[work.pk for work in works]).order_by("pk")
    held = dict(rows.select_for_update(of=("self",)).values_list("pk", "date_updated"))
    for work in works:
        if held.get(work.pk) != work.date_updated:
            raise NotAnyMore(work)


def _price_entries(changes: Sequence[Change]) -> list[Said]:
    return [
        (each.work, "work.price", {"was": each.work.price_fen, "now": each.price_fen})
        for each in changes
        if each.price_fen and each.price_fen != each.work.price_fen
    ]


def _set(change: Change, now: datetime) -> set[str]:
    """On the work in memory. The names of what is set."""
    facts = change.facts | {"date_updated": now}
    if "title" in facts and change.work.listed_at is None:
        facts |= {"slug": slug_of(facts["title"])}
    if change.price_fen:
        facts |= {"price_fen": change.price_fen}
    for name, value in facts.items():
        setattr(change.work, name, value)
    return set(facts)


def _project_prices(works: Sequence[Product]) -> None:
    """Oscar's own column."""
    prices = {work.pk: to_yuan(work.price_fen) for work in works}
    records = list(StockRecord.objects.filter(product__in=prices))
    for record in records:
        record.price = prices[record.product_id]
    StockRecord.objects.bulk_update(records, ["price"], batch_size=_AT_ONCE)


def _tell(changes: Sequence[Change], was: Mapping[int, int], by: User, now: datetime) -> None:
    """Each maker once, however many of hers have another price."""
    told = [
        each.work
        for each in changes
        if each.price_fen and was[each.work.pk] not in (0, each.price_fen) and each.work.listed_at
    ]
    hers = [work for work in told if work.maker and work.maker.user_id != by.pk]
    hers.sort(key=lambda work: (work.maker_id, work.pk))
    for _maker, works in groupby(hers, key=lambda work: work.maker_id):
        first, *more = works
        if more:
            tell_prices(first, 1 + len(more), by, now)
        else:
            tell_price(first, by, was[first.pk], now)


@transaction.atomic
def show_many(*, works: Sequence[Product], shown: bool, by: User) -> None:
    """On show, where nothing is missing, or off it; orders for them stand. Raises NotAnyMore."""
    hold_as_read(works)
    ids, now = [work.pk for work in works], timezone.now()
    facts = {"is_public": shown, "date_updated": now} | ({"listed_at": now} if shown else {})
    Product.objects.filter(pk__in=ids).update(**facts)
    if shown:
        Listing.objects.filter(work__in=ids).update(state=Listing.State.SHOWN)
    log_many([(work, "work.list" if shown else "work.withdraw", {}) for work in works], by)
    works_changed(ids)
    refresh_public_pages()
