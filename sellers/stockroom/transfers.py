"""From one place to another: on the road until somebody there says how many came."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.stockroom.errors import NotNow, OutOfStock
from sellers.stockroom.following import carry_numbers
from sellers.stockroom.models import Movement, Place, Shelf, Transfer, TransferLine
from sellers.stockroom.moving import Why, change, lock, move

Reason = Movement.Reason
State = Transfer.State


def road_of(shop_id: int) -> Place:
    """Made when first asked for."""
    return Place.objects.get_or_create(shop_id=shop_id, kind=Place.Kind.TRANSIT)[0]


@transaction.atomic
def send_over(
    *, key: str, source: Place, target: Place, pieces: Mapping[int, int], by: User | None
) -> Transfer:
    """Once a key. What is promised to orders may travel too: it is still the shop's.

    Raises OutOfStock: fewer lie there; NotNow: the place is closed, or another shop's.
    """
    if source.shop_id != target.shop_id or source.pk == target.pk or target.closed_at:
        raise NotNow(target.pk)
    transfer, is_new = Transfer.objects.get_or_create(
        key=key, defaults={"source": source, "target": target, "sent_by": by}
    )
    if not is_new:
        return transfer
    for work_id, number in sorted(pieces.items()):
        if number < 1:
            raise OutOfStock(work_id)
        TransferLine.objects.create(transfer=transfer, work_id=work_id, pieces=number)
        _carry(work_id, number, (source.pk, road_of(source.shop_id).pk), _why(transfer, "sent", by))
    log(instance=transfer, action="transfer.send", user=by)
    return transfer


@transaction.atomic
def receive(*, transfer: Transfer, arrived: Mapping[int, int], by: User | None) -> None:
    """Fewer came: the rest is lost in the books. Raises NotNow, OutOfStock."""
    _end(transfer, State.ARRIVED, by)
    road = road_of(transfer.source.shop_id).pk
    for line in transfer.lines.order_by("work_id"):
        came, left = arrived.get(line.work_id, 0), left_of(line, road)
        if not 0 <= came <= left:
            raise OutOfStock(line.work_id)
        TransferLine.objects.filter(pk=line.pk).update(arrived=came)
        _lose(line.work_id, left - came, road, _why(transfer, "lost", by, Reason.LOST))
        _carry(line.work_id, came, (road, transfer.target_id), _why(transfer, "came", by))
    log(instance=transfer, action="transfer.receive", user=by)


@transaction.atomic
def turn_back(*, transfer: Transfer, by: User | None) -> None:
    """It never left, or came back whole. Raises NotNow."""
    _end(transfer, State.TURNED_BACK, by)
    road = road_of(transfer.source.shop_id).pk
    for line in transfer.lines.order_by("work_id"):
        places, left = (road, transfer.source_id), left_of(line, road)
        _carry(line.work_id, left, places, _why(transfer, "back", by))
    log(instance=transfer, action="transfer.turn_back", user=by)


def still_moving(transfer: Transfer) -> dict[int, int]:
    """Pieces by work, as far as one can tell with nothing locked."""
    road = road_of(transfer.source.shop_id).pk
    return {line.work_id: _left(line, road) for line in transfer.lines.order_by("work_id")}


def left_of(line: TransferLine, road: int) -> int:
    lock(line.work_id)
    return _left(line, road)


def _left(line: TransferLine, road: int) -> int:
    """Fewer than left, where pieces were sent to a buyer before anybody said that they came."""
    others = TransferLine.objects.filter(
        work=line.work_id,
        transfer__state=State.ON_THE_WAY,
        transfer__source__shop=line.transfer.source.shop_id,
    )
    waited_for = others.exclude(pk=line.pk).aggregate(n=Sum("pieces"))["n"] or 0
    lying = Shelf.objects.filter(work=line.work_id, place=road)
    here = lying.values_list("pieces", flat=True).first() or 0
    return max(0, min(line.pieces, here - waited_for))


def _end(transfer: Transfer, state: Transfer.State, by: User | None) -> None:
    rows = Transfer.objects.filter(pk=transfer.pk, state=State.ON_THE_WAY)
    if not rows.update(state=state, received_by=by, received_at=timezone.now()):
        raise NotNow(transfer.pk)
    transfer.refresh_from_db()


def _carry(work_id: int, pieces: int, places: tuple[int, int], why: Why) -> None:
    """All that lies anywhere stays as much as it was."""
    stock = lock(work_id)
    source, target = places
    move(stock, source, -pieces, why)
    move(stock, target, pieces, why)
    carry_numbers(work_id, source, target)


def _lose(work_id: int, pieces: int, road: int, why: Why) -> None:
    if pieces:
        stock = lock(work_id)
        change(stock, -pieces)
        move(stock, road, -pieces, why)


def _why(
    transfer: Transfer, step: str, by: User | None, reason: Movement.Reason = Reason.MOVED
) -> Why:
    reference = f"transfer:{transfer.pk}"
    return Why(reason, key=f"{reference}:{step}", reference=reference, by=by)
