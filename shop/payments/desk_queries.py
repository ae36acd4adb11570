"""What of the money waits for a person."""

from django.db.models import Exists, OuterRef, QuerySet

from sellers.ledger.models import Transaction
from shop.order.models import Order
from shop.payments.models import Adjustment, Discrepancy, PaymentAttempt, StripeEvent


def discrepancies() -> QuerySet[Discrepancy]:
    return Discrepancy.objects.select_related("settled_by")


def open_discrepancies() -> QuerySet[Discrepancy]:
    return Discrepancy.objects.filter(state=Discrepancy.State.OPEN).order_by("found_at", "pk")


def in_suspense() -> QuerySet[Transaction]:
    """Money that fits no order, the oldest first; gone once two people settled it."""
    settled = Adjustment.objects.filter(subject=OuterRef("key"), state=Adjustment.State.APPROVED)
    facts = Transaction.objects.filter(kind="suspense").exclude(Exists(settled))
    return facts.prefetch_related("entries__account").order_by("posted_at", "pk")


def asked_about(subject: str) -> Adjustment | None:
    """What one person asked, and another has not answered."""
    asked = Adjustment.objects.filter(subject=subject, state=Adjustment.State.ASKED)
    return asked.select_related("asked_by").first()


def waiting_adjustments() -> QuerySet[Adjustment]:
    return Adjustment.objects.filter(state=Adjustment.State.ASKED).select_related(
        "asked_by", "attempt__order"
    )


def order_by_number(number: str) -> Order | None:
    return Order.objects.filter(number=number.strip()[:40]).first()


def attempts_of(order: Order) -> QuerySet[PaymentAttempt]:
    attempts = order.payment_attempts.order_by("pk")
    return attempts.prefetch_related("refunds__seller_order__shop")


def events_about(order: Order) -> QuerySet[StripeEvent]:
    """What Stripe told us of its payments, refunds and disputes."""
    attempts = order.payment_attempts.all()
    names = set()
    for attempt in attempts.prefetch_related("refunds", "disputes"):
        names |= {attempt.session, attempt.intent}
        names |= {refund.reference for refund in attempt.refunds.all()}
        names |= {dispute.stripe_id for dispute in attempt.disputes.all()}
    return StripeEvent.objects.filter(object_id__in=names - {""}).order_by("received_at", "pk")
