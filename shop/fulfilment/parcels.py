"""What leaves, and in which parcel: no piece is packed twice, none is told as sent that lies."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from sellers.cooperatives.models import Cooperative
from sellers.stockroom.services import send_out
from shop.fulfilment.destinations import are_to_one_door
from shop.fulfilment.errors import NothingToSend, NotNow, NotTogether
from shop.fulfilment.letters import tell_box, tell_cooperative, tell_parcel
from shop.fulfilment.models import Parcel, ParcelLine
from shop.fulfilment.states import keep, move, status_of
from shop.order.models import Line, SellerOrder

Status = SellerOrder.Status
Pieces = Mapping[int, int]  # by line


@transaction.atomic
def send(
    *,
    seller_order: SellerOrder,
    by: User | None,
    carrier: str = "",
    tracking_number: str = "",
    pieces: Pieces | None = None,
) -> Parcel:
    """It has left the house; without `pieces`: all that is left. Raises NotNow, NothingToSend."""
    tracking = {"carrier": carrier, "tracking_number": tracking_number}
    parcel = _send(seller_order, by, pieces, tracking)
    tell_parcel(parcel, "send")
    return parcel


@transaction.atomic
def carry_out(*, seller_order: SellerOrder, by: User | None) -> None:
    """Its buyer carries it out of the door, all of it. Raises NotNow, NothingToSend."""
    _send(seller_order, by, None, {})


def _send(
    part: SellerOrder, by: User | None, pieces: Pieces | None, tracking: Mapping[str, str]
) -> Parcel:
    keep(part, [Status.ACCEPTED])
    parcel = Parcel.objects.create(seller_order=part, sent_at=timezone.now(), **tracking)
    _pack(parcel, pieces)
    _leave(parcel, by)
    return parcel


@transaction.atomic
def send_together(
    *, parts: Sequence[SellerOrder], by: User | None, carrier: str, tracking_number: str
) -> list[Parcel]:
    """All that is left of several orders, in one box with one number; the buyer is told once.

    Raises NotTogether, NotNow, NothingToSend.
    """
    if not are_to_one_door(parts):
        raise NotTogether
    now, parcels = timezone.now(), list[Parcel]()
    for part in sorted(parts, key=lambda part: part.pk):
        keep(part, [Status.ACCEPTED])
        tracking = {"carrier": carrier, "tracking_number": tracking_number, "sent_at": now}
        box = parcels[0] if parcels else None
        parcel = Parcel.objects.create(seller_order=part, travels_with=box, **tracking)
        _pack(parcel, None)
        _leave(parcel, by)
        parcels.append(parcel)
    tell_box(parcels)
    return parcels


@transaction.atomic
def hand_over(
    *,
    seller_order: SellerOrder,
    cooperative: Cooperative,
    by: User | None,
    pieces: Pieces | None = None,
) -> Parcel:
    """She brought it to her cooperative, which sends it. Raises NotNow, NothingToSend."""
    keep(seller_order, [Status.ACCEPTED])
    parcel = Parcel.objects.create(
        seller_order=seller_order, cooperative=cooperative, handed_over_at=timezone.now()
    )
    _pack(parcel, pieces)
    log(instance=seller_order, action="seller_order.hand_over", user=by, data=_data(parcel))
    tell_cooperative(parcel)
    return parcel


@transaction.atomic
def send_on(*, parcel: Parcel, by: User | None, carrier: str, tracking_number: str) -> None:
    """The cooperative has given it to the carrier. Raises NotNow."""
    part = parcel.seller_order
    keep(part, [Status.ACCEPTED])
    changes = {"carrier": carrier, "tracking_number": tracking_number, "sent_at": timezone.now()}
    if not Parcel.objects.filter(pk=parcel.pk, sent_at=None).update(**changes):
        raise NotNow(status_of(part))
    parcel.refresh_from_db()
    _leave(parcel, by)
    tell_parcel(parcel, "send")


@transaction.atomic
def take_back(*, parcel: Parcel, by: User | None) -> None:
    """It was not sent, and she has it again. Raises NotNow."""
    part = parcel.seller_order
    keep(part, [Status.ACCEPTED])
    if not Parcel.objects.filter(pk=parcel.pk, sent_at=None).update(sent_at=None):
        raise NotNow(status_of(part))
    for row in parcel.lines.order_by("line"):
        Line.objects.filter(pk=row.line_id).update(packed=F("packed") - row.pieces)
    log(instance=part, action="seller_order.take_back", user=by, data=_data(parcel))
    Parcel.objects.filter(pk=parcel.pk).delete()


@transaction.atomic
def correct_tracking(
    *, parcel: Parcel, by: User | None, carrier: str, tracking_number: str
) -> None:
    """A number was mistyped, or has come since; the buyer is told the right one.

    What travels with it gets the same. The same once more changes nothing. Raises NotNow.
    """
    part = parcel.seller_order
    changes = {"carrier": carrier, "tracking_number": tracking_number}
    keep(part, [Status.ACCEPTED, Status.SENT])
    is_other = ~Q(**changes)
    if not Parcel.objects.sent().filter(is_other, pk=parcel.pk).update(**changes):
        raise NotNow(status_of(part))
    Parcel.objects.in_one_with(parcel).update(**changes)
    parcel.refresh_from_db()
    log(instance=part, action="seller_order.correct", user=by, data=_data(parcel) | changes)
    tell_parcel(parcel, "correct")


def _pack(parcel: Parcel, pieces: Pieces | None) -> None:
    """Count the pieces on their lines first: the line is the lock. Raises NothingToSend."""
    lines = parcel.seller_order.lines.order_by("pk")
    wanted = {
        line.pk: line.unpacked if pieces is None else pieces.get(line.pk, 0) for line in lines
    }
    packed = {pk: number for pk, number in wanted.items() if number > 0}
    for pk, number in packed.items():
        free = Line.objects.filter(pk=pk, quantity__gte=F("packed") + number)
        if not free.update(packed=F("packed") + number):
            raise NothingToSend
    if not packed:
        raise NothingToSend
    rows = [ParcelLine(parcel=parcel, line_id=pk, pieces=number) for pk, number in packed.items()]
    ParcelLine.objects.bulk_create(rows)


def _leave(parcel: Parcel, by: User | None) -> None:
    """Out of the stock; the part is sent when nothing of it is left to send."""
    part = parcel.seller_order
    send_out(_pieces_by_work(parcel), reference=part.order.number)
    refresh_public_pages()  # what others were promised comes nearer
    SellerOrder.objects.filter(pk=part.pk, first_sent_at=None).update(first_sent_at=parcel.sent_at)
    if not _is_anything_left(part):
        move(part, [Status.ACCEPTED], Status.SENT, sent_at=parcel.sent_at)
    log(instance=part, action="seller_order.send", user=by, data=_data(parcel))
    part.refresh_from_db()


def _is_anything_left(part: SellerOrder) -> bool:
    is_unpacked = part.lines.filter(packed__lt=F("quantity")).exists()
    return is_unpacked or part.parcels.filter(sent_at=None).exists()


def _pieces_by_work(parcel: Parcel) -> dict[int, int]:
    """As the stockroom takes them. Works deleted since are left out."""
    pieces: dict[int, int] = {}
    rows = parcel.lines.filter(line__product__isnull=False)
    for work_id, number in rows.values_list("line__product_id", "pieces"):
        pieces[work_id] = pieces.get(work_id, 0) + number
    return pieces


def _data(parcel: Parcel) -> dict[str, str]:
    return {"parcel": str(parcel.pk), "cooperative": str(parcel.cooperative_id or "")}
