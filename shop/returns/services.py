"""A return from asked to refunded: each step once, told to the other side, written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ground.accounts.models import User
from sellers.stockroom.services import put_back
from shop.order.models import SellerOrder
from shop.returns.errors import NotNow, NotReturnable
from shop.returns.letters import tell_buyer, tell_operator_of, tell_shop
from shop.returns.models import ReturnLine, ReturnRequest
from shop.returns.paying import pay_back
from shop.returns.photos import Photo, keep_photos
from shop.returns.queries import WINDOW, left_to_return, may_ask
from shop.returns.states import end, move, write

State = ReturnRequest.State
Ending = ReturnRequest.Ending
Payer = ReturnRequest.Payer
Reason = ReturnLine.Reason


@dataclass(frozen=True)
class Wanted:
    """Of one line: so many pieces, and why."""

    line_id: int
    pieces: int
    reason: ReturnLine.Reason


@transaction.atomic
def ask(
    *,
    seller_order: SellerOrder,
    wanted: Sequence[Wanted],
    words: str = "",
    photos: Sequence[Photo] = (),
    by: User | None = None,
) -> ReturnRequest:
    """The buyer asks, by line. Raises NotReturnable."""
    _check(_locked(seller_order), wanted)
    request = ReturnRequest.objects.create(
        seller_order=seller_order,
        words=words,
        freight_on=_payer(wanted),
        answer_by=timezone.now() + timedelta(days=settings.RETURN_ANSWER_DAYS),
    )
    ReturnLine.objects.bulk_create(ReturnLine(request=request, **vars(each)) for each in wanted)
    keep_photos(request, photos, by)
    write(request, "ask", by)
    tell_shop(request, "ask")
    return request


def _locked(seller_order: SellerOrder) -> SellerOrder:
    """One at a time, until commit. Raises NotReturnable."""
    rows = SellerOrder.objects.filter(pk=seller_order.pk, status__in=WINDOW)
    is_held = rows.update(status=F("status"))
    part = SellerOrder.objects.get(pk=seller_order.pk)
    if not (is_held and may_ask(part)):
        raise NotReturnable(seller_order.pk)
    return part


def _payer(wanted: Sequence[Wanted]) -> ReturnRequest.Payer:
    """Who changes her mind pays the way back; for what is not as it should be, the shop does."""
    is_fault = any(each.reason != Reason.CHANGED for each in wanted)
    return Payer.SHOP if is_fault else Payer.BUYER


def _check(part: SellerOrder, wanted: Sequence[Wanted]) -> None:
    """What is made to her own wishes comes back for a fault alone. Raises NotReturnable."""
    left = {line.pk: (line, pieces) for line, pieces in left_to_return(part).items()}
    if not wanted:
        raise NotReturnable(part.pk)
    for each in wanted:
        line, pieces = left.get(each.line_id, (None, 0))
        if line is None or not 1 <= each.pieces <= pieces:
            raise NotReturnable(each.line_id)
        is_free = line.is_returnable or each.reason != Reason.CHANGED
        if not is_free or each.reason == Reason.MISSING:
            raise NotReturnable(each.line_id)


@transaction.atomic
def cancel(*, request: ReturnRequest, by: User | None = None) -> None:
    """The buyer keeps it after all, and has not sent it back. Raises NotNow."""
    states = [State.ASKED, State.ACCEPTED, State.REFUSED, State.ESCALATED]
    end(request, states, Ending.CANCELLED, only={"sent_at": None})
    write(request, "cancel", by)
    tell_shop(request, "cancel")


@transaction.atomic
def accept(*, request: ReturnRequest, by: User | None) -> None:
    """The goods are to come back; None: the shop was silent. Raises NotNow."""
    if request.is_missing:
        raise NotNow(request.pk)
    move(request, [State.ASKED], State.ACCEPTED, answered_at=timezone.now(), send_by=_send_by())
    write(request, "accept", by)
    tell_buyer(request, "accept")
    if by is None:
        tell_shop(request, "accepted")


@transaction.atomic
def refuse(*, request: ReturnRequest, words: str, by: User) -> None:
    """The shop says why not; the buyer may turn to the operator. Raises NotNow."""
    changes = {"shop_words": words, "answered_at": timezone.now(), "send_by": _send_by()}
    move(request, [State.ASKED], State.REFUSED, **changes)
    write(request, "refuse", by)
    tell_buyer(request, "refuse")


@transaction.atomic
def refund_without_return(*, request: ReturnRequest, by: User) -> None:
    """The buyer keeps it and has her money. Raises NotNow, NotSoMuch."""
    now = timezone.now()
    move(request, [State.ASKED], State.RECEIVED, answered_at=now, refund_by=now)
    pay_back(request=request, by=by)
    tell_buyer(request, "refund")


@transaction.atomic
def send_back(
    *, request: ReturnRequest, carrier: str, tracking_number: str, freight_fen: int, by: User | None
) -> None:
    """The buyer has sent it; what that cost her counts where another bears it. Raises NotNow."""
    most = settings.RETURN_FREIGHT_MOST_FEN
    changes = {
        "carrier": carrier,
        "tracking_number": tracking_number,
        "freight_fen": 0 if request.is_on_buyer else min(max(freight_fen, 0), most),
        "sent_at": timezone.now(),
    }
    move(request, [State.ACCEPTED], State.SENT, **changes)
    write(request, "send", by)
    tell_shop(request, "send")


@transaction.atomic
def receive(*, request: ReturnRequest, by: User | None) -> None:
    """It is with the shop; from now the law's days run. None: by time. Raises NotNow."""
    now = timezone.now()
    until = now + timedelta(days=settings.RETURN_REFUND_DAYS)
    move(request, [State.SENT], State.RECEIVED, received_at=now, refund_by=until)
    write(request, "receive", by)
    tell_buyer(request, "receive")
    if by is None:
        tell_shop(request, "received")


@transaction.atomic
def refund(*, request: ReturnRequest, by: User | None, is_shelved: bool | None = None) -> None:
    """The goods are back: on the shelf again, or written off; the buyer has her money.

    None: the days were over, and nobody said. Raises NotNow, NotSoMuch.
    """
    now = timezone.now()
    changes = {"received_at": request.received_at or now, "is_shelved": is_shelved}
    move(request, [State.SENT, State.RECEIVED], State.RECEIVED, **changes)
    if is_shelved:
        _shelve(request)
    pay_back(request=request, by=by)
    tell_buyer(request, "refund")
    if by is None:
        tell_shop(request, "refunded")


def _shelve(request: ReturnRequest) -> None:
    pieces: dict[int, int] = {}
    rows = request.lines.exclude(line__product=None)
    for work_id, number in rows.values_list("line__product", "pieces"):
        pieces[work_id] = pieces.get(work_id, 0) + number
    put_back(pieces, reference=request.seller_order.order.number)


@transaction.atomic
def turn_to_operator(*, request: ReturnRequest, words: str, by: User | None) -> None:
    """The buyer was refused. Raises NotNow."""
    told = f"{request.words}\n{words}".strip()[:500]
    move(request, [State.REFUSED], State.ESCALATED, words=told, escalated_at=timezone.now())
    write(request, "escalate", by)
    tell_shop(request, "escalate")
    tell_operator_of(request)


@transaction.atomic
def object_to(*, request: ReturnRequest, words: str, by: User) -> None:
    """What came back is not as it left; the operator decides. Raises NotNow."""
    changes = {"received_at": request.received_at or timezone.now(), "shop_words": words}
    states = [State.SENT, State.RECEIVED]
    move(request, states, State.ESCALATED, escalated_at=timezone.now(), **changes)
    write(request, "escalate", by)
    tell_buyer(request, "escalate")
    tell_operator_of(request)


@transaction.atomic
def lapse(*, request: ReturnRequest) -> None:
    """Nothing was sent back in its time. Raises NotNow."""
    end(request, [State.ACCEPTED, State.REFUSED], Ending.LAPSED)
    write(request, "lapse", None)
    tell_buyer(request, "lapse")
    tell_shop(request, "lapse")


@transaction.atomic
def remind(*, request: ReturnRequest) -> None:
    """Once. Raises NotNow."""
    move(request, [State.RECEIVED], State.RECEIVED, reminded_at=timezone.now())
    tell_shop(request, "remind")


def _send_by() -> object:
    return timezone.now() + timedelta(days=settings.RETURN_SEND_DAYS)
