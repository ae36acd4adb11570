"""What a shop has to pack: boxes to be, each of one order, or of several that go to one door."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, Prefetch, QuerySet, Sum
from django.utils import timezone

from sellers.partner.models import Partner
from sellers.stockroom.models import Place, Shelf
from sellers.stockroom.picking import shelves_of, split
from shop.fulfilment.destinations import DOOR
from shop.fulfilment.models import ParcelLine
from shop.order.models import Line, SellerOrder

Status, Delivery = SellerOrder.Status, SellerOrder.Delivery
_HOME = "CN"
MOST_IN_A_BOX = 20  # orders


@dataclass(frozen=True)
class Box:
    """Orders of one buyer to one address, accepted and not sent."""

    parts: list[SellerOrder]

    @property
    def first(self) -> SellerOrder:
        return self.parts[0]

    @property
    def is_abroad(self) -> bool:
        return self.first.order.shipping_address.country_id != _HOME

    @property
    def is_late(self) -> bool:
        return is_late(self.first)

    @property
    def contents(self) -> list[tuple[Line, int]]:
        lines = (line for part in self.parts for line in part.lines.all())
        return [(line, line.unpacked) for line in lines if line.unpacked]

    @property
    def pieces(self) -> int:
        return sum(pieces for _, pieces in self.contents)


@dataclass(frozen=True)
class Pick:
    """So many pieces of a work to fetch, and for which orders."""

    line: Line
    pieces: int
    numbers: list[str]


def is_late(part: SellerOrder) -> bool:
    return bool(part.promised_on and part.promised_on < timezone.localdate())


def to_pack(shop: Partner) -> QuerySet[SellerOrder]:
    """Accepted and not all sent, to go by post; the most urgent first."""
    parts = SellerOrder.objects.filter(shop=shop, status=Status.ACCEPTED, delivery=Delivery.POST)
    return parts.order_by(F("promised_on").asc(nulls_last=True), "pk")


def box_numbers(shop: Partner) -> list[list[int]]:
    """The parts of each box, the box of the most urgent part first; one query at any size."""
    boxes: list[list[int]] = []
    open_ones: dict[tuple[object, ...], list[int]] = {}
    for pk, *door in to_pack(shop).values_list("pk", *DOOR):
        box = open_ones.get(tuple(door))
        if box is None or len(box) == MOST_IN_A_BOX:
            box = open_ones[tuple(door)] = []
            boxes.append(box)
        box.append(pk)
    return boxes


def boxes_of(shop: Partner, numbers: Iterable[Sequence[int]]) -> list[Box]:
    """With all that packing them needs to know."""
    numbers = list(numbers)
    lines = Line.objects.select_related("product").order_by("pk").prefetch_related("attributes")
    parts = to_pack(shop).filter(pk__in=[pk for box in numbers for pk in box])
    parts = parts.select_related("order__user", "order__shipping_address__country", "shop")
    found = {part.pk: part for part in parts.prefetch_related(Prefetch("lines", lines))}
    boxes = ([found[pk] for pk in box if pk in found] for box in numbers)
    return [Box(box) for box in boxes if box]


def pieces_before(shop: Partner, boxes: Iterable[Iterable[int]]) -> dict[int, int]:
    """By work, what is fetched before the next box: into earlier boxes, or packed already."""
    orders = [pk for box in boxes for pk in box]
    earlier = Line.objects.filter(seller_order__in=orders, packed__lt=F("quantity"))
    rows = earlier.order_by().values_list("product").annotate(n=Sum(F("quantity") - F("packed")))
    pieces = Counter({work: number for work, number in rows if work})
    packed = ParcelLine.objects.filter(parcel__sent_at=None, parcel__seller_order__shop=shop)
    here = packed.order_by().values_list("line__product").annotate(n=Sum("pieces"))
    pieces.update({work: number for work, number in here if work})
    return pieces


def picks_of(
    boxes: Iterable[Box], before: Mapping[int, int]
) -> list[tuple[Place | None, list[Pick]]]:
    """By the place where they lie, in the order of the places; None: on no shelf yet."""
    wanted: dict[int, list[tuple[Line, int]]] = defaultdict(list)
    for box in boxes:
        for line, pieces in box.contents:
            wanted[line.product_id or -line.pk].append((line, pieces))
    found: dict[Place | None, list[Pick]] = defaultdict(list)
    shelves = shelves_of(wanted)
    for work, rows in wanted.items():
        for place, pick in _from_shelves(rows, shelves[work], before.get(work, 0)):
            found[place].append(pick)
    return sorted(found.items(), key=lambda row: row[0].pk if row[0] else 0)


def _from_shelves(
    rows: list[tuple[Line, int]], shelves: list[Shelf], ahead: int
) -> list[tuple[Place | None, Pick]]:
    """As the books will have it; what is on the road, or nowhere, is on no shelf."""
    line, left = rows[0][0], sum(pieces for _, pieces in rows)
    numbers = list(dict.fromkeys(row.seller_order.order.number for row, _ in rows))
    here = [shelf for shelf in shelves if shelf.place.kind != Place.Kind.TRANSIT]
    parts = split(here, left, ahead=ahead)
    picks: list[tuple[Place | None, Pick]] = [
        (shelf.place, Pick(line, some, numbers)) for shelf, some in parts
    ]
    left -= sum(some for _shelf, some in parts)
    return [*picks, (None, Pick(line, left, numbers))] if left else picks
