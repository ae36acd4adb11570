"""The only hand that moves pieces: a movement is written, and the shelf follows.

Whoever calls holds the work's stock row first (`lock`), so that shelves of a work move one at a
time; works are always taken in the order of their ids.
"""

from dataclasses import dataclass
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import F, Q, Sum, Value
from django.db.models.functions import Coalesce

from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from sellers.partner.models import Partner, StockRecord
from sellers.stockroom.errors import AlreadyMoved, NotCounted, OutOfStock, PlaceClosed
from sellers.stockroom.following import follow
from sellers.stockroom.models import STORE, Movement, Place, Shelf, Stock
from sellers.stockroom.picking import shelves_of, split

Reason = Movement.Reason


@dataclass(frozen=True)
class Why:
    """What every movement of a fact says; `key`: one key a fact, empty where it comes but once."""

    reason: Movement.Reason
    key: str = ""
    reference: str = ""
    note: str = ""
    by: User | None = None


def home_of(shop_id: int) -> Place:
    """Where pieces lie that nobody took elsewhere: her home, or the cooperative's store.

    Made when first asked for.
    """
    kind = Place.Kind.HOME
    if Partner.objects.filter(pk=shop_id, cooperative__isnull=False).exists():
        kind = Place.Kind.STORE
    known = Place.objects.filter(shop_id=shop_id, kind=kind, closed_at=None).order_by("pk").first()
    if known:
        return known
    name = STORE if kind == Place.Kind.STORE else ""
    return Place.objects.get_or_create(shop_id=shop_id, closed_at=None, kind=kind, name=name)[0]


def lock(work_id: int) -> Stock:
    """Until commit nobody else moves this work. Raises NotCounted: none of it lies anywhere."""
    rows = Stock.objects.filter(work_id=work_id, on_hand__isnull=False)
    if not rows.update(held=F("held")):
        raise NotCounted(work_id)
    return rows.select_related("work").get()


def move(stock: Stock, place_id: int, pieces: int, why: Why) -> None:
    """Came: above zero; left: below. The stock itself is the caller's.

    Raises OutOfStock, AlreadyMoved; PlaceClosed: nothing comes there any more.
    """
    if not pieces:
        return
    key = f"{why.key or uuid4().hex}:{stock.work_id}:{place_id}"
    _shelve(stock.work_id, place_id, pieces)
    try:
        with transaction.atomic():
            Movement.objects.create(
                work_id=stock.work_id, title=stock.work.title, place_id=place_id, pieces=pieces,
                reason=why.reason, key=key, reference=why.reference, note=why.note, by=why.by,
            )  # fmt: skip
    except IntegrityError as refusal:
        raise (
            AlreadyMoved(key) if _is_known(stock.work_id, key, why) else PlaceClosed(place_id)
        ) from refusal
    if pieces < 0:
        follow(stock.work_id, place_id, why.reason)


def _is_known(work_id: int, key: str, why: Why) -> bool:
    """What is made comes to one place only: there its key is known wherever it came."""
    same = Q(key=key)
    if why.reason == Reason.MADE:
        same |= Q(reason=Reason.MADE, key__startswith=f"{why.key}:{work_id}:")
    return Movement.objects.filter(same).exists()


def _shelve(work_id: int, place_id: int, pieces: int) -> None:
    if pieces > 0:
        Shelf.objects.get_or_create(work_id=work_id, place_id=place_id)
    enough = Shelf.objects.filter(work_id=work_id, place_id=place_id, pieces__gte=-pieces)
    if not enough.update(pieces=F("pieces") + pieces):
        raise OutOfStock(work_id)


def take(stock: Stock, pieces: int, why: Why) -> None:
    """From wherever they lie, as the pick list says. Raises OutOfStock."""
    parts = split(shelves_of([stock.work_id])[stock.work_id], pieces)
    if sum(some for _shelf, some in parts) < pieces:
        raise OutOfStock(stock.work_id)
    for shelf, some in parts:
        move(stock, shelf.place_id, -some, why)


def change(stock: Stock, pieces: int, *, held: int = 0) -> None:
    """The stock and Oscar's projection of it. Raises OutOfStock: others were promised it."""
    enough = Stock.objects.filter(work_id=stock.work_id, held__gte=-held)
    enough = enough.filter(on_hand__gte=F("held") + held - pieces)
    if not enough.update(on_hand=F("on_hand") + pieces, held=F("held") + held):
        raise OutOfStock(stock.work_id)
    project(stock.work_id, allocated=held, in_stock=pieces)


def project(work_id: int, *, allocated: int = 0, in_stock: int = 0) -> None:
    """Oscar's own columns."""
    changes = {"num_allocated": Coalesce(F("num_allocated"), Value(0)) + allocated}
    if in_stock:
        changes["num_in_stock"] = F("num_in_stock") + in_stock  # null stays null: made when ordered
    StockRecord.objects.filter(product_id=work_id).update(**changes)
    refresh_public_pages()


def lies(work_id: int) -> int:
    """Pieces on all shelves together."""
    rows = Shelf.objects.filter(work_id=work_id)
    return rows.aggregate(n=Sum("pieces"))["n"] or 0
