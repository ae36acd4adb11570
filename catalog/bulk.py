"""Many works changed at once: what it would do to each, the press, and the way back."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from catalog.bulk_models import BulkChange, BulkChangeLine
from catalog.drafts import MADE_WHEN_ORDERED
from catalog.errors import NotAnyMore
from catalog.floors import Floors
from catalog.many import Change, change_many, show_many
from catalog.models import Listing, Product, WorkPicture
from catalog.services import missing_from
from ground.accounts.models import User
from ground.money.fen import part_of, to_yuan
from ground.money.typed import DEAREST_FEN
from sellers.cooperatives.models import Cooperative, Grant
from sellers.cooperatives.queries import allowing

What = BulkChange.What
_PRICES = (What.PERCENT, What.AMOUNT)
_SHOWS = (What.SHOW, What.HIDE)


@dataclass(frozen=True)
class Wish:
    """What is to become of them all; `amount`: percent, fen or days."""

    what: str
    amount: int | None = None


@dataclass
class Planned:
    work: Product
    was: int
    now: int
    refused: str = ""

    @property
    def moves(self) -> bool:
        return not self.refused and self.was != self.now


def plan_of(cooperative: Cooperative, works: QuerySet[Product], wish: Wish) -> list[Planned]:
    """In the order of the works; in a fixed number of questions."""
    planned = _planned(works, wish)
    _refuse(cooperative, wish.what, [each for each in planned if each.was != each.now])
    return planned


def _planned(works: QuerySet[Product], wish: Wish) -> list[Planned]:
    places = Prefetch("work_pictures", WorkPicture.objects.select_related("picture"), "places")
    found = works.select_related("shop", "stock", "maker__user", "listing")
    return [
        Planned(work, value_of(work, wish.what), _aim(work, wish))
        for work in found.prefetch_related(places)
    ]


def value_of(work: Product, what: str) -> int:
    if what in _PRICES:
        return work.price_fen
    return work.days_to_make if what == What.DAYS else int(work.is_public)


def _aim(work: Product, wish: Wish) -> int:
    if wish.what == What.PERCENT:
        return part_of(work.price_fen, Decimal(100 + (wish.amount or 0)) / 100)
    return (
        wish.amount or 0 if wish.what in (What.AMOUNT, What.DAYS) else int(wish.what == What.SHOW)
    )


def _refuse(cooperative: Cooperative, what: str, planned: Sequence[Planned]) -> None:
    if what in _PRICES:
        _refuse_prices(cooperative, planned)
    if what == What.DAYS:
        for each in planned:
            if each.work.stock_kind not in MADE_WHEN_ORDERED:
                each.refused = _("做好了的，不用等")
    if what in _SHOWS:
        _refuse_shows(cooperative, [each for each in planned if each.now])


def _refuse_prices(cooperative: Cooperative, planned: Sequence[Planned]) -> None:
    floors = Floors(cooperative.pk, [each.work for each in planned])
    for each in planned:
        if not each.was:
            each.refused = _("还没有价格")
        elif not 0 < each.now <= DEAREST_FEN:
            each.refused = _("价格要在 0.01 元到一百万元之间")
        elif not floors.is_free(each.work):
            each.refused = _("%(name)s 没有同意合作社改她的价格") % {"name": each.work.maker}
        elif each.now < (floor := floors.of(each.work)):
            each.refused = _("低于她定的底价：%(yuan)s 元") % {"yuan": to_yuan(floor)}


def _refuse_shows(cooperative: Cooperative, planned: Sequence[Planned]) -> None:
    """A member's first time on show is hers to decide."""
    members = allowing(Grant.Kind.SHOW).filter(cooperative=cooperative)
    willing = set(members.values_list("artisan", flat=True))
    for each in planned:
        work, listing = each.work, getattr(each.work, "listing", None)
        lets = work.maker_id is None or work.maker_id in willing
        if not work.shop.is_open:
            each.refused = _("店现在没有开")
        elif not lets:
            each.refused = _("%(name)s 没有同意挂在合作社的店里") % {"name": work.maker}
        elif listing and listing.state == Listing.State.ASKED:
            each.refused = _("在等她点头")
        elif work.maker_id and not work.listed_at:
            each.refused = _("第一次上架，由她自己来")
        elif missing_from(work, pictures=work.places, lets_show=lets):
            each.refused = _("还缺几样，写好才能上架")


def seen_of(planned: Sequence[Planned]) -> str:
    """Tells one plan from the next."""
    lines = (f"{each.work.pk}:{each.was}:{each.now}:{bool(each.refused)}" for each in planned)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@transaction.atomic
def apply(
    *, cooperative: Cooperative, works: QuerySet[Product], wish: Wish, seen: str, by: User
) -> BulkChange:
    """All that the preview promised, and nothing else. Raises NotAnyMore."""
    planned = plan_of(cooperative, works, wish)
    moving = [each for each in planned if each.moves]
    if seen_of(planned) != seen or not moving:
        raise NotAnyMore
    change = BulkChange.objects.create(
        cooperative=cooperative, what=wish.what, amount=wish.amount, by=by
    )
    BulkChangeLine.objects.bulk_create(
        BulkChangeLine(change=change, work=each.work, was=each.was, now=each.now) for each in moving
    )
    _write(wish.what, moving, by)
    log(instance=change, action="bulk.apply", user=by, data={"works": len(moving)})
    return change


def _write(what: str, moving: Sequence[Planned], by: User) -> None:
    """Raises NotAnyMore."""
    if what in _SHOWS:
        for shown in (True, False):
            some = [each.work for each in moving if bool(each.now) is shown]
            show_many(works=some, shown=shown, by=by)
        return
    if what in _PRICES:
        changes = [Change(each.work, price_fen=each.now) for each in moving]
    else:
        changes = [Change(each.work, {"days_to_make": each.now}) for each in moving]
    change_many(changes=changes, by=by)


@transaction.atomic
def undo(*, change: BulkChange, by: User) -> int:
    """As it was, as far as nobody changed it since and its maker lets it. How many.

    Raises NotAnyMore: it was undone before.
    """
    once = BulkChange.objects.filter(pk=change.pk, undone_at=None)
    if not once.update(undone_at=timezone.now(), undone_by=by):
        raise NotAnyMore
    lines = {line.work_id: line for line in change.lines.all()}
    planned = _back(change, lines)
    _refuse(change.cooperative, change.what, [each for each in planned if not each.refused])
    moving = [each for each in planned if each.moves]
    for each in planned:
        line = lines[each.work.pk]
        line.is_undone, line.told = each.moves, each.refused[:200]
    BulkChangeLine.objects.bulk_update(lines.values(), ["is_undone", "told"], batch_size=100)
    _write(change.what, moving, by)
    log(instance=change, action="bulk.undo", user=by, data={"works": len(moving)})
    return len(moving)


def _back(change: BulkChange, lines: dict[int, BulkChangeLine]) -> list[Planned]:
    works = Product.objects.filter(pk__in=lines).order_by("pk")
    same = Wish(change.what, change.amount)
    planned = _planned(works, same)
    for each in planned:
        line = lines[each.work.pk]
        each.was, each.now, each.refused = value_of(each.work, change.what), line.was, ""
        if each.was != line.now:
            each.refused = _("后来又改过")
    return planned
