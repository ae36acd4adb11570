"""Whose fapiao it is, and what an operator may take out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from ground.accounts.models import User
from sellers.partner.queries import money_shops_of
from shop.documents.models import ExportRun, InvoiceRequest
from shop.order.models import SellerOrder

_UNSOLD = (SellerOrder.Status.AWAITING_PAYMENT, SellerOrder.Status.CANCELLED)
State = InvoiceRequest.State


@dataclass(frozen=True)
class Asking:
    """A part of an order beside what its buyer asked for; `may_ask`: nothing stands in the way."""

    part: SellerOrder
    request: InvoiceRequest | None

    @property
    def may_ask(self) -> bool:
        is_free = self.request is None or self.request.state == State.REFUSED
        return is_free and is_invoiceable(self.part)


def is_invoiceable(part: SellerOrder) -> bool:
    """Paid for, and some of it kept."""
    return part.status not in _UNSOLD and invoice_fen(part) > 0


def invoice_fen(part: SellerOrder) -> int:
    """What a fapiao says: what the buyer paid and did not get back."""
    return part.total_fen - part.refunded_fen


def askings_of(parts: list[SellerOrder]) -> list[Asking]:
    """The latest request of each part, where there is one."""
    rows = InvoiceRequest.objects.filter(seller_order__in=parts).order_by("pk")
    latest = {row.seller_order_id: row for row in rows}
    return [Asking(part, latest.get(part.pk)) for part in parts]


def requests_of(user: User) -> QuerySet[InvoiceRequest]:
    """To the shops whose money a person sees; who waits comes first."""
    rows = InvoiceRequest.objects.filter(seller_order__shop__in=money_shops_of(user).order_by())
    return rows.select_related("seller_order__order", "seller_order__shop", "file").order_by(
        "answered_at", "pk"
    )


def requests_waiting(user: User) -> int:
    return requests_of(user).filter(state=State.ASKED).count()


def runs() -> QuerySet[ExportRun]:
    return ExportRun.objects.select_related("asked_by", "approved_by", "file")


def runs_waiting() -> QuerySet[ExportRun]:
    """For another operator to approve."""
    return ExportRun.objects.filter(state=ExportRun.State.ASKED)


def runs_to_forget(now: datetime) -> QuerySet[ExportRun]:
    return ExportRun.objects.filter(state=ExportRun.State.MADE, delete_after__lt=now)


KEPT = timedelta(days=7)  # how long the file of an export can be fetched
