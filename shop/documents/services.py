"""A fapiao that a buyer asks for: asked, then issued by the shop or refused with its reason."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.privacy.models import PrivateFile
from ground.privacy.services import keep_file, read_file
from shop.documents.errors import AskedAlready, Gone, NotAnyMore, NothingSold
from shop.documents.letters import tell_answer, tell_asked
from shop.documents.models import InvoiceRequest
from shop.documents.queries import is_invoiceable
from shop.order.models import SellerOrder

State = InvoiceRequest.State


@dataclass(frozen=True)
class Heading:
    """To whom a fapiao is made out, and where it goes."""

    buyer: InvoiceRequest.Buyer
    title: str
    tax_number: str
    email: str


@dataclass(frozen=True)
class Fapiao:
    """What the tax office's own paper says; `file`: a PDF of it, or nothing."""

    number: str
    issued_on: date
    file: bytes = b""


@transaction.atomic
def ask_invoice(
    *, seller_order: SellerOrder, heading: Heading, by: User | None = None
) -> InvoiceRequest:
    """Raises NothingSold, AskedAlready."""
    seller_order.refresh_from_db()
    if not is_invoiceable(seller_order):
        raise NothingSold
    details = {
        "buyer": heading.buyer,
        "title": heading.title,
        "tax_number": heading.tax_number,
        "email": heading.email,
    }
    try:
        with transaction.atomic():
            request = InvoiceRequest.objects.create(seller_order=seller_order, **details)
    except IntegrityError as first_one:
        raise AskedAlready from first_one
    log(instance=request, action="invoice.ask", user=by)
    tell_asked(request)
    return request


@transaction.atomic
def issue_invoice(*, request: InvoiceRequest, fapiao: Fapiao, by: User) -> None:
    """She issued it where fapiao are issued, and writes down which it is. Raises NotAnyMore."""
    facts = {"number": fapiao.number, "issued_on": fapiao.issued_on}
    _answer(request, by, state=State.ISSUED, **facts)
    if fapiao.file:
        _keep(request, fapiao.file, by)
    log(instance=request, action="invoice.issue", user=by)
    tell_answer(request)


@transaction.atomic
def refuse_invoice(*, request: InvoiceRequest, reason: str, by: User) -> None:
    """The buyer is told why, and what else there is. Raises NotAnyMore."""
    _answer(request, by, state=State.REFUSED, reason=reason)
    log(instance=request, action="invoice.refuse", user=by, data={"reason": reason})
    tell_answer(request)


def read_invoice(request: InvoiceRequest) -> bytes:
    """The PDF for the buyer or the shop. Raises Gone, Unreadable."""
    if request.file is None:
        raise Gone
    return read_file(request.file)


def _keep(request: InvoiceRequest, data: bytes, by: User) -> None:
    kind = PrivateFile.Kind.INVOICE
    kept = keep_file(data=data, kind=kind, content_type="application/pdf", owner=by)
    InvoiceRequest.objects.filter(pk=request.pk).update(file=kept)
    request.refresh_from_db()


def _answer(request: InvoiceRequest, by: User, **changes: object) -> None:
    rows = InvoiceRequest.objects.filter(pk=request.pk, state=State.ASKED)
    if not rows.update(answered_by=by, answered_at=timezone.now(), **changes):
        raise NotAnyMore
    request.refresh_from_db()
