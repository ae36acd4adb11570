"""A bank takes back, or asks: told in any order and twice, it counts once and never goes back."""

from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Least
from django.utils import timezone
from wagtail.log_actions import log

from ground.messages.operator import tell_operator
from shop.payments.dispute_books import (
    borne_by_marketplace,
    borne_by_shops,
    post_dispute,
    post_dispute_lost,
    post_dispute_won,
)
from shop.payments.dispute_letters import tell_shops
from shop.payments.gateway_disputes import DisputeNews
from shop.payments.models import Adjustment, Dispute, PaymentAttempt, Refund
from shop.payments.words import dispute_reason

State = Dispute.State
_STATES = {
    "needs_response": State.OPEN,
    "warning_needs_response": State.OPEN,
    "under_review": State.REVIEW,
    "warning_under_review": State.REVIEW,
    "won": State.WON,
    "lost": State.LOST,
}
_BEFORE = {State.OPEN: [], State.REVIEW: [State.OPEN]}  # the rest end it


@transaction.atomic
def take_dispute(news: DisputeNews) -> str:
    """What Stripe tells of a dispute; in a word."""
    attempts = PaymentAttempt.objects.select_related("order").exclude(intent="")
    attempt = attempts.filter(intent=news.intent).first()
    if attempt is None:
        return "unknown payment"
    dispute, is_new = Dispute.objects.get_or_create(
        stripe_id=news.id,
        defaults={
            "attempt": attempt,
            "amount_fen": news.amount_fen,
            "reason": news.reason[:60],
            "due_by": news.due_by,
        },
    )
    if is_new:
        _tell_opened(dispute)
    steps = [_move(dispute, news), _take(dispute, news), _give_back(dispute, news)]
    return "dispute" if is_new or any(steps) else "already"


def _tell_opened(dispute: Dispute) -> None:
    log(instance=dispute, action="dispute.open", data={"reason": dispute.reason})
    number = dispute.attempt.order.number
    said = f"{number}: {dispute_reason(dispute.reason)}"
    tell_operator(kind="dispute.open", key=dispute.stripe_id, what=said)
    tell_shops(dispute, "open")


def _move(dispute: Dispute, news: DisputeNews) -> bool:
    new = _STATES.get(news.status, State.CLOSED)
    rows = Dispute.objects.filter(
        pk=dispute.pk, state__in=_BEFORE.get(new, [State.OPEN, State.REVIEW])
    )
    closed_at = None if new in _BEFORE else timezone.now()
    if not rows.update(state=new, closed_at=closed_at):
        return False
    log(instance=dispute, action="dispute.move", data={"state": new})
    if new in {State.WON, State.CLOSED}:
        tell_shops(dispute, "won")
    return True


def _take(dispute: Dispute, news: DisputeNews) -> bool:
    rows = Dispute.objects.filter(pk=dispute.pk, is_taken=False)
    if not news.taken_fen or not rows.update(is_taken=True):
        return False
    post_dispute(dispute)
    return True


def _give_back(dispute: Dispute, news: DisputeNews) -> bool:
    rows = Dispute.objects.filter(pk=dispute.pk, is_back=False, is_borne=False)
    if not news.back_fen or not rows.update(is_back=True):
        return False
    post_dispute_won(dispute)
    return True


@transaction.atomic
def bear(*, dispute: Dispute, kind: str) -> bool:
    """The money is gone: by the shops, or by the marketplace. False: it was decided before.

    A refund that waited for the bank needs no more giving: she has it from the bank.
    """
    rows = Dispute.objects.filter(
        pk=dispute.pk, state=State.LOST, is_taken=True, is_back=False, is_borne=False
    )
    if not rows.update(is_borne=True):
        return False
    waiting = _given_by_the_bank(dispute)
    if kind == Adjustment.Kind.SHOPS:
        parts = list(dispute.attempt.order.seller_orders.order_by("pk"))
        borne = borne_by_shops(dispute.amount_fen, waiting, parts)
    else:
        borne = borne_by_marketplace(dispute.amount_fen, waiting)
    post_dispute_lost(dispute, borne)
    _leave_no_room(dispute, waiting)
    tell_shops(dispute, "lost" if kind == Adjustment.Kind.SHOPS else "won")
    return True


def _given_by_the_bank(dispute: Dispute) -> list[Refund]:
    """Refunds not given, or come back, that fit into what the bank took: given by it.

    Where a person says that she has paid one by hand, that person's proof is looked at.
    """
    left, taken = dispute.amount_fen, []
    not_asked = Q(state=Refund.State.ASKED, reference="")
    rows = Refund.objects.filter(not_asked | Q(state=Refund.State.FAILED, asked_by=None))
    for refund in rows.filter(attempt=dispute.attempt_id).order_by("pk"):
        fits = refund.amount_fen <= left
        if fits and rows.filter(pk=refund.pk).update(
            state=Refund.State.SUCCEEDED, reference=dispute.stripe_id
        ):
            left -= refund.amount_fen
            taken.append(refund)
            log(instance=refund, action="refund.settle", data={"state": "succeeded"})
    return taken


def _leave_no_room(dispute: Dispute, waiting: list[Refund]) -> None:
    """What the bank gave back cannot be given back again."""
    more = dispute.amount_fen - sum(refund.amount_fen for refund in waiting)
    PaymentAttempt.objects.filter(pk=dispute.attempt_id).update(
        refunded_fen=Least(F("refunded_fen") + Value(more), F("amount_fen"))
    )
