from datetime import datetime

from django.db.models import Q, QuerySet

from shop.payments.models import Dispute, Evidence

_RUNNING = (Dispute.State.OPEN, Dispute.State.REVIEW)
_RUNS = Q(state__in=_RUNNING)
_UNDECIDED = Q(state=Dispute.State.LOST, is_taken=True, is_borne=False)


def open_disputes() -> QuerySet[Dispute]:
    """The bank has not decided, or nobody has decided who bears what it took."""
    rows = Dispute.objects.filter(_RUNS | _UNDECIDED).select_related("attempt__order")
    return rows.order_by("due_by", "pk")


def is_disputed(order_id: int) -> bool:
    """Then no shop is paid for it, and nothing is refunded: the bank may give it back."""
    return open_disputes().filter(attempt__order=order_id).exists()


def closed_disputes() -> QuerySet[Dispute]:
    rows = Dispute.objects.exclude(_RUNS | _UNDECIDED).select_related("attempt__order")
    return rows.order_by("-closed_at", "-pk")


def all_disputes() -> QuerySet[Dispute]:
    return Dispute.objects.select_related("attempt__order")


def evidence_to_send(before: datetime) -> QuerySet[Evidence]:
    """Written down, and not yet with the bank."""
    rows = Evidence.objects.filter(sent_at=None, created_at__lt=before)
    return rows.filter(dispute__state__in=_RUNNING).select_related("dispute", "file")
