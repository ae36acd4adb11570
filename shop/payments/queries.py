import uuid
from datetime import datetime

from django.db.models import QuerySet

from shop.order.models import Order
from shop.payments.models import PaymentAttempt, Refund

STUCK = (Refund.State.FAILED, Refund.State.BY_HAND)


def attempt_by_key(key: str) -> PaymentAttempt | None:
    """By the key that Stripe carries in its metadata; None for anything else."""
    try:
        known = uuid.UUID(key)
    except ValueError:
        return None
    return PaymentAttempt.objects.select_related("order").filter(key=known).first()


def open_attempts(before: datetime) -> QuerySet[PaymentAttempt]:
    """Begun before then, their outcome not yet known here."""
    return PaymentAttempt.objects.filter(
        state=PaymentAttempt.State.OPEN, created_at__lt=before
    ).select_related("order")


def overdue_orders(now: datetime) -> QuerySet[Order]:
    return Order.objects.filter(status=Order.Status.AWAITING_PAYMENT, expires_at__lte=now)


def refunds_to_ask(before: datetime) -> QuerySet[Refund]:
    """Written down, and Stripe's answer not; asked again with the same key."""
    return Refund.objects.filter(
        state=Refund.State.ASKED, reference="", created_at__lt=before
    ).select_related("attempt__order")


def stuck_refunds() -> QuerySet[Refund]:
    """A person is needed: to ask again, or to pay by other means. The oldest first."""
    return every_refund().filter(state__in=STUCK)


def every_refund() -> QuerySet[Refund]:
    """With all that the operator's page says of it."""
    rows = Refund.objects.select_related("attempt__order", "seller_order__shop")
    return rows.select_related("asked_by", "approved_by").order_by("created_at", "pk")
