"""Giving money back: written with its key first, asked of Stripe after commit, settled once."""

from collections.abc import Sequence
from dataclasses import dataclass

from celery import shared_task
from django.db import transaction
from django.db.models import F
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.messages.operator import tell_operator
from shop.order.models import Line, SellerOrder
from shop.payments import gateway
from shop.payments.books import post_refund_asked, post_refund_failed, post_refund_paid
from shop.payments.dispute_queries import is_disputed
from shop.payments.errors import NothingToRefund, PaymentUnavailable, TooMuch
from shop.payments.letters import tell_refund_failed, tell_refunded
from shop.payments.models import PaymentAttempt, Refund, RefundLine
from shop.payments.sums import share_until

State = Refund.State
Bearer = Refund.Bearer


@dataclass(frozen=True)
class GoodsBack:
    """Of one line: pieces that are not the buyer's any more, and the fen for them.

    No pieces: a part of the price comes back, and the piece stays with her.
    """

    line_id: int
    pieces: int
    goods_fen: int


@dataclass(frozen=True, kw_only=True)
class Back:
    """What of a shop's part goes back to the buyer, and why; `key` names the cause, once."""

    seller_order: SellerOrder
    key: str
    reason: str
    lines: Sequence[GoodsBack] = ()
    postage_fen: int = 0
    freight_fen: int = 0
    borne_by: Refund.Bearer = Bearer.SHOP
    by: User | None = None

    @property
    def goods_fen(self) -> int:
        return sum(each.goods_fen for each in self.lines)

    @property
    def amount_fen(self) -> int:
        return self.goods_fen + self.postage_fen + self.freight_fen


@transaction.atomic
def refund_seller_order(
    *, seller_order: SellerOrder, reason: str, by: User | None = None
) -> Refund | None:
    """All that is left of a shop's part, once. None: nothing was paid for it, or is left."""
    _lock(seller_order)
    lines = seller_order.lines.order_by("pk")
    rests = [GoodsBack(line.pk, line.pieces_left, line.left_fen) for line in lines]
    back = Back(
        seller_order=seller_order,
        key=f"seller-order-{seller_order.pk}",
        reason=reason,
        lines=[each for each in rests if each.pieces or each.goods_fen],
        postage_fen=seller_order.postage_fen - seller_order.postage_refunded_fen,
        by=by,
    )
    known = Refund.objects.filter(key=back.key).first()
    if known or not back.amount_fen or _payment_of(seller_order) is None:
        return known
    return refund_lines(back=back)


@transaction.atomic
def refund_lines(*, back: Back) -> Refund:
    """So much of a part, once a key. Raises NothingToRefund, TooMuch; then nothing moved."""
    _lock(back.seller_order)
    known = Refund.objects.filter(key=back.key).first()
    if known:
        return known
    attempt = _payment_of(back.seller_order)
    negative = [each for each in back.lines if each.goods_fen < 0 or each.pieces < 0]
    if attempt is None or back.amount_fen <= 0 or negative:
        raise NothingToRefund(back.key)
    refund = _write(back, attempt)
    lines = [_take_back(refund, each) for each in back.lines]
    RefundLine.objects.bulk_create(lines)
    _count(back, lines)
    post_refund_asked(refund, lines)
    _ask(refund, back.by)
    return refund


@transaction.atomic
def refund_attempt(*, attempt: PaymentAttempt, reason: str) -> Refund:
    """The whole of a payment that no shop will work for; its posting is the caller's."""
    known = Refund.objects.filter(key=f"attempt-{attempt.pk}").first()
    if known:
        return known
    state = _room(attempt, attempt.amount_fen)
    refund = Refund.objects.create(
        key=f"attempt-{attempt.pk}",
        attempt=attempt,
        amount_fen=attempt.amount_fen,
        reason=reason,
        state=state,
    )
    _ask(refund, None)
    return refund


def _lock(part: SellerOrder) -> None:
    """One at a time for a part: its row is held until commit, then read."""
    SellerOrder.objects.filter(pk=part.pk).update(status=F("status"))
    part.refresh_from_db()


def _payment_of(part: SellerOrder) -> PaymentAttempt | None:
    succeeded = PaymentAttempt.State.SUCCEEDED
    return PaymentAttempt.objects.filter(order=part.order_id, state=succeeded).first()


def _write(back: Back, attempt: PaymentAttempt) -> Refund:
    return Refund.objects.create(
        key=back.key,
        attempt=attempt,
        seller_order=back.seller_order,
        amount_fen=back.amount_fen,
        postage_fen=back.postage_fen,
        freight_fen=back.freight_fen,
        borne_by=back.borne_by,
        reason=back.reason,
        state=_room(attempt, back.amount_fen),
    )


def _room(attempt: PaymentAttempt, amount_fen: int) -> Refund.State:
    """Stripe gives back what came and not a fen more; what is beyond, a person pays by hand."""
    enough = PaymentAttempt.objects.filter(
        pk=attempt.pk, refunded_fen__lte=F("amount_fen") - amount_fen
    )
    return (
        State.ASKED
        if enough.update(refunded_fen=F("refunded_fen") + amount_fen)
        else (State.BY_HAND)
    )


def _take_back(refund: Refund, each: GoodsBack) -> RefundLine:
    """The line counts it, if there is so much left of it. Raises TooMuch."""
    lines = Line.objects.filter(
        pk=each.line_id,
        seller_order=refund.seller_order_id,
        refunded_fen__lte=F("price_fen") - each.goods_fen,
        refunded_pieces__lte=F("quantity") - each.pieces,
    )
    line = lines.first()
    commission, campaign = _shares_back(line, each.goods_fen) if line else (0, 0)
    moved = lines.update(
        refunded_fen=F("refunded_fen") + each.goods_fen,
        refunded_pieces=F("refunded_pieces") + each.pieces,
        commission_refunded_fen=F("commission_refunded_fen") + commission,
        campaign_refunded_fen=F("campaign_refunded_fen") + campaign,
    )
    if not moved:
        raise TooMuch(each.line_id)
    shares = {"commission_fen": commission, "campaign_fen": campaign}
    return RefundLine(refund=refund, **vars(each), **shares)


def _shares_back(line: Line, goods_fen: int) -> tuple[int, int]:
    """Of the commission, and of what a campaign paid: as much as of the price."""
    given, whole = line.refunded_fen + goods_fen, line.price_fen
    commission = share_until(part_fen=line.commission_fen, given_fen=given, whole_fen=whole)
    campaign = share_until(part_fen=line.campaign_fen, given_fen=given, whole_fen=whole)
    return commission - line.commission_refunded_fen, campaign - line.campaign_refunded_fen


def _count(back: Back, lines: Sequence[RefundLine]) -> None:
    """The part counts it too: statements read one row a part. Raises TooMuch."""
    commission_fen = sum(line.commission_fen for line in lines)
    campaign_fen = sum(line.campaign_fen for line in lines)
    freight = back.freight_fen if back.borne_by == Bearer.SHOP else 0
    enough = SellerOrder.objects.filter(
        pk=back.seller_order.pk,
        goods_refunded_fen__lte=F("goods_fen") - back.goods_fen,
        postage_refunded_fen__lte=F("postage_fen") - back.postage_fen,
        commission_refunded_fen__lte=F("commission_fen") - commission_fen,
        campaign_refunded_fen__lte=F("campaign_fen") - campaign_fen,
    )
    moved = enough.update(
        goods_refunded_fen=F("goods_refunded_fen") + back.goods_fen,
        postage_refunded_fen=F("postage_refunded_fen") + back.postage_fen,
        commission_refunded_fen=F("commission_refunded_fen") + commission_fen,
        campaign_refunded_fen=F("campaign_refunded_fen") + campaign_fen,
        freight_fen=F("freight_fen") + freight,
    )
    if not moved:
        raise TooMuch(back.seller_order.pk)
    back.seller_order.refresh_from_db()


def _ask(refund: Refund, by: User | None) -> None:
    log(instance=refund, action="refund.ask", user=by, data={"reason": refund.reason})
    if refund.state == State.ASKED:
        ask_refund_task.delay_on_commit(refund.pk)
    else:
        _tell_stuck(refund)


def ask_stripe(*, refund: Refund) -> None:
    """Outside any transaction; the same key makes a second asking harmless.

    Raises PaymentUnavailable; the refund then waits for the next round.
    """
    if refund.state != State.ASKED or is_disputed(refund.attempt.order_id):
        return  # what a bank may give back is not given back twice; it waits for the end
    reference, state = gateway.refund(refund)
    Refund.objects.filter(pk=refund.pk, tries=refund.tries).update(reference=reference)
    settle_refund(key=refund.try_key, state=state)


@transaction.atomic
def settle_refund(*, key: str, state: str) -> str:
    """What Stripe says has become of a try; said twice, it counts once."""
    name, _tilde, number = key.partition("~")
    refund = Refund.objects.select_related("attempt__order__user").filter(key=name).first()
    if refund is None:
        return "unknown refund"
    if str(refund.tries) != (number or "1"):
        return "earlier try"
    if state == "succeeded" and _move(refund, State.ASKED, State.SUCCEEDED):
        post_refund_paid(refund)
        tell_refunded(refund)
        return "refunded"
    if state in {"failed", "canceled"}:
        return _fail(refund)
    return "pending" if refund.state == State.ASKED else "already"


def _fail(refund: Refund) -> str:
    """Banks say no days later too: what was booked as paid is owed to the buyer again."""
    if _move(refund, State.SUCCEEDED, State.FAILED):
        post_refund_failed(refund)
    elif not _move(refund, State.ASKED, State.FAILED):
        return "already"
    tell_refund_failed(refund)
    _tell_stuck(refund)
    return "refund failed"


def _move(refund: Refund, old: Refund.State, new: Refund.State) -> bool:
    by_hand = {"asked_by": None, "approved_by": None, "means": ""}
    rows = Refund.objects.filter(pk=refund.pk, state=old, tries=refund.tries, **by_hand)
    if not rows.update(state=new):
        return False
    log(instance=refund, action="refund.settle", data={"state": new})
    return True


def _tell_stuck(refund: Refund) -> None:
    tell_operator(
        kind="refund.failed",
        key=refund.try_key,
        what=f"{refund.attempt.order.number}: {refund.amount_fen} fen",
    )


@shared_task(autoretry_for=(PaymentUnavailable,), retry_backoff=30, max_retries=5)
def ask_refund_task(refund_id: int) -> None:
    ask_stripe(refund=Refund.objects.select_related("attempt").get(pk=refund_id))
