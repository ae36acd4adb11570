"""An order for work: drafted, opened, closed. Who makes it is told in `offering`."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from ground.accounts.models import User
from ground.crafts.models import Craft
from sellers.cooperatives.models import Cooperative
from sellers.production.errors import NotAnOrder, NotNow, StillMaking
from sellers.production.models import Assignment, Instruction, Material, ProductionOrder
from sellers.production.states import locked, move_order, take_offers_back, write

State = ProductionOrder.State
Purpose = ProductionOrder.Purpose
Hers = Assignment.State


@dataclass(frozen=True)
class Wanted:
    """What is to be made, and what a piece pays."""

    title: str
    pieces: int
    piece_fen: int
    piece_minutes: int
    due_on: date
    purpose: str = Purpose.STOCK
    work: Any = None
    seller_order: Any = None
    customer: str = ""
    craft: Craft | None = None
    words: str = ""

    @property
    def facts(self) -> dict[str, Any]:
        return {each.name: getattr(self, each.name) for each in fields(self)}


@transaction.atomic
def draft(
    *,
    cooperative: Cooperative,
    wanted: Wanted,
    by: User,
    like: ProductionOrder | None = None,
) -> ProductionOrder:
    """Nobody sees it yet; `like` an earlier one, guide and materials too. Raises NotAnOrder."""
    _check(cooperative, wanted)
    order = ProductionOrder.objects.create(cooperative=cooperative, made_by=by, **wanted.facts)
    if like is not None and like.cooperative_id == cooperative.pk:
        _copy(like, order)
    write(order, "draft", by)
    return order


def _check(cooperative: Cooperative, wanted: Wanted) -> None:
    """Raises NotAnOrder."""
    shop = getattr(cooperative, "shop", None)
    hers = [each for each in (wanted.work, wanted.seller_order) if each is not None]
    is_hers = all(shop is not None and each.shop_id == shop.pk for each in hers)
    is_paid = min(wanted.pieces, wanted.piece_fen, wanted.piece_minutes) >= 1
    if not (is_hers and is_paid) or wanted.due_on < timezone.localdate():
        raise NotAnOrder(wanted.title)


def _copy(like: ProductionOrder, order: ProductionOrder) -> None:
    rows: list[Instruction | Material] = [*like.instructions.all(), *like.materials.all()]
    for row in rows:
        row.pk, row.production_order = None, order
        row.save(force_insert=True)


@transaction.atomic
def change(*, order: ProductionOrder, wanted: Wanted, by: User) -> None:
    """Only while nobody has seen it. Raises NotNow, NotAnOrder."""
    _check(order.cooperative, wanted)
    rows = ProductionOrder.objects.filter(pk=order.pk, state=State.DRAFT)
    if not rows.update(**wanted.facts):
        raise NotNow(order.pk)
    write(order, "change", by)


@transaction.atomic
def open_order(*, order: ProductionOrder, by: User) -> None:
    """From now on it may be offered, and its rate stands. Raises NotNow."""
    move_order(order, [State.DRAFT], State.OPEN, opened_at=timezone.now())
    write(order, "open", by, piece_fen=order.piece_fen, piece_minutes=order.piece_minutes)


@transaction.atomic
def cancel(*, order: ProductionOrder, by: User) -> None:
    """Before anyone has begun. Raises NotNow, StillMaking."""
    order = locked(order.pk, [State.DRAFT, State.OPEN])
    if order.assignments.filter(state__in=[Hers.ACCEPTED, Hers.DONE]).exists():
        raise StillMaking(order.pk)
    take_offers_back(order, by)
    move_order(order, [State.DRAFT, State.OPEN], State.CANCELLED, closed_at=timezone.now())
    write(order, "cancel", by)


@transaction.atomic
def close(*, order: ProductionOrder, by: User) -> None:
    """What is not made is given up; nobody may have pieces in hand. Raises NotNow, StillMaking."""
    order = locked(order.pk, [State.OPEN])
    if order.assignments.filter(state=Hers.ACCEPTED).exists():
        raise StillMaking(order.pk)
    take_offers_back(order, by)
    move_order(order, [State.OPEN], State.DONE, closed_at=timezone.now())
    write(order, "close", by)
