from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Prefetch, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from ground.accounts.models import User
from sellers.partner.models import Partner
from sellers.partner.queries import shops_of
from shop.order.models import Line, SellerOrder
from shop.order.queries import first_pictures
from shop.payments.models import RefundLine
from shop.payments.refunds import GoodsBack
from shop.payments.sums import goods_of, share_until
from shop.returns.models import ReturnLine, ReturnRequest

State = ReturnRequest.State
OVER = (State.REFUNDED, State.CLOSED)
WAITS_FOR_SHOP = (State.ASKED, State.SENT, State.RECEIVED)
WINDOW = (SellerOrder.Status.DELIVERED, SellerOrder.Status.COMPLETED)
_REMIND_BEFORE = timedelta(days=2)


def may_ask(part: SellerOrder) -> bool:
    """Within the days, nothing of it under way, and something left to give back."""
    return part.may_be_returned and not _is_open(part) and bool(left_to_return(part))


def may_say_missing(part: SellerOrder) -> bool:
    """Long under way, nothing of it asked, and something left to pay back."""
    is_decided = any(request.decided_at for request in part.returns.all())
    left = any(line.pieces_left and line.left_fen for line in part.lines.all())
    return part.may_be_missing and left and not is_decided and not _is_open(part)


def _is_open(part: SellerOrder) -> bool:
    return any(not request.is_over for request in part.returns.all())


def left_to_return(part: SellerOrder) -> dict[Line, int]:
    """Pieces of each line: neither given back, nor left with the buyer by the operator."""
    kept = _kept_by_verdict(part)
    lines = [line for line in part.lines.all() if line.left_fen]
    pieces = {line: line.pieces_left - kept.get(line.pk, 0) for line in lines}
    return {line: left for line, left in pieces.items() if left > 0}


def _kept_by_verdict(part: SellerOrder) -> dict[int, int]:
    """Of each line: what a decision was about and did not bring back; it stays decided."""
    decided = [each for each in part.returns.all() if each.decided_at and each.is_over]
    if not any(not each.is_missing for each in decided):
        return {}
    rows = ReturnLine.objects.filter(request__in=decided, request__is_missing=False)
    given = Q(line__refund_lines__refund=F("request__refund"))
    back = Coalesce(Sum("line__refund_lines__pieces", filter=given), 0)
    kept: dict[int, int] = {}
    for line, pieces, returned in rows.annotate(back=back).values_list("line", "pieces", "back"):
        kept[line] = kept.get(line, 0) + max(0, pieces - returned)
    return kept


def returns_for(user: User) -> QuerySet[ReturnRequest]:
    """Of the shops a person runs; the latest first."""
    return _whole(ReturnRequest.objects.filter(seller_order__shop__in=shops_of(user).order_by()))


def waiting_for(user: User) -> int:
    """How many wait for a word or a look of hers."""
    hers = ReturnRequest.objects.filter(seller_order__shop__in=shops_of(user).order_by())
    return hers.filter(state__in=WAITS_FOR_SHOP).count()


def waiting_of_shop(shop: Partner) -> int:
    return ReturnRequest.objects.filter(seller_order__shop=shop, state__in=WAITS_FOR_SHOP).count()


def escalated() -> QuerySet[ReturnRequest]:
    """The operator decides; the longest waiting first."""
    rows = ReturnRequest.objects.filter(state=State.ESCALATED)
    return _whole(rows).order_by("escalated_at", "pk")


def all_returns() -> QuerySet[ReturnRequest]:
    return _whole(ReturnRequest.objects.all())


def open_returns(parts: QuerySet[SellerOrder]) -> QuerySet[ReturnRequest]:
    """What may still take money back from these parts; a payout waits for it."""
    return ReturnRequest.objects.filter(seller_order__in=parts).exclude(state__in=OVER)


def due_goods(request: ReturnRequest) -> list[GoodsBack]:
    """What its lines are worth now; pieces given back meanwhile are not given twice."""
    goods = []
    of_kept = _given_for_kept(request.seller_order_id)
    for row in request.lines.select_related("line").order_by("pk"):
        line, pieces = row.line, min(row.pieces, row.line.pieces_left)
        if pieces:
            left = line.left_fen + of_kept.get(line.pk, 0)
            fen = goods_of(left_fen=left, pieces_left=line.pieces_left, pieces=pieces)
            goods.append(GoodsBack(line.pk, pieces, min(fen, line.left_fen)))
    return goods


def _given_for_kept(part_id: int) -> dict[int, int]:
    """Of each line: given by a verdict for pieces that stayed; the others cost what they did."""
    verdicts = ReturnRequest.objects.filter(seller_order=part_id, state=State.REFUNDED)
    rows = RefundLine.objects.filter(pieces=0, refund__in=verdicts.values("refund"))
    return dict(rows.values_list("line").annotate(Sum("goods_fen")).order_by())


def due_postage(request: ReturnRequest, goods: Iterable[GoodsBack]) -> int:
    """Of what sending it cost the buyer: the share of what was not as it should be."""
    part = request.seller_order
    if request.is_missing:
        return part.postage_fen - part.postage_refunded_fen
    faulty = set(request.lines.filter(~_CHANGED).values_list("line", flat=True))
    now = sum(each.goods_fen for each in goods if each.line_id in faulty)
    until = share_until(
        part_fen=part.postage_fen, given_fen=_faulty_before(part) + now, whole_fen=part.goods_fen
    )
    return max(0, min(until, part.postage_fen) - part.postage_refunded_fen) if now else 0


_CHANGED = Q(reason=ReturnLine.Reason.CHANGED)


def _faulty_before(part: SellerOrder) -> int:
    faults = [reason for reason in ReturnLine.Reason if reason != ReturnLine.Reason.CHANGED]
    rows = RefundLine.objects.filter(
        refund__seller_order=part,
        line__return_lines__request__refund=F("refund"),
        line__return_lines__reason__in=faults,
    )
    total: int | None = rows.aggregate(total=Sum("goods_fen"))["total"]
    return total or 0


def unanswered(now: datetime) -> QuerySet[ReturnRequest]:
    return _silent(now).filter(is_missing=False)


def silent_on_missing(now: datetime) -> QuerySet[ReturnRequest]:
    return _silent(now).filter(is_missing=True)


def _silent(now: datetime) -> QuerySet[ReturnRequest]:
    return _told(ReturnRequest.objects.filter(state=State.ASKED, answer_by__lte=now))


def not_sent(now: datetime) -> QuerySet[ReturnRequest]:
    """Accepted, or refused and left at that, and nothing came of it."""
    states = [State.ACCEPTED, State.REFUSED]
    return _told(ReturnRequest.objects.filter(state__in=states, send_by__lte=now))


def long_sent(now: datetime) -> QuerySet[ReturnRequest]:
    """So long on the way that the shop must have it."""
    before = now - timedelta(days=settings.DELIVERED_AFTER_DAYS)
    return _told(ReturnRequest.objects.filter(state=State.SENT, sent_at__lte=before))


def to_remind(now: datetime) -> QuerySet[ReturnRequest]:
    """The shop has the goods, and soon the refund goes out without a word of hers."""
    soon = ReturnRequest.objects.filter(refund_by__lte=now + _REMIND_BEFORE, reminded_at=None)
    return _told(soon.filter(state=State.RECEIVED))


def to_refund(now: datetime) -> QuerySet[ReturnRequest]:
    return _told(ReturnRequest.objects.filter(state=State.RECEIVED, refund_by__lte=now))


def _told(rows: QuerySet[ReturnRequest]) -> QuerySet[ReturnRequest]:
    return rows.select_related("seller_order__order__user", "seller_order__shop").order_by("pk")


def _whole(rows: QuerySet[ReturnRequest]) -> QuerySet[ReturnRequest]:
    lines = ReturnLine.objects.select_related("line__product").order_by("pk")
    return (
        rows.select_related("seller_order__order__user", "seller_order__shop", "refund")
        .prefetch_related(Prefetch("lines", lines), first_pictures("lines__line"), "photos")
        .order_by("-pk")
    )


def lines_to_return(part: SellerOrder) -> list[Line]:
    lines = part.lines.select_related("product").order_by("pk")
    return [line for line in lines if line.pieces_left and line.left_fen]
