"""A buyer's papers, by the order's signed key or by being signed in."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from shop.documents.errors import AskedAlready, Gone, NothingSold
from shop.documents.forms import AskForm
from shop.documents.models import InvoiceRequest
from shop.documents.queries import Asking, askings_of, invoice_fen
from shop.documents.receipts import receipt_of
from shop.documents.services import ask_invoice, read_invoice
from shop.order.models import Order
from shop.order.queries import order_for

private = cache_control(private=True, no_store=True)


@private
@require_safe
def show_receipt(request: HttpRequest, number: str) -> HttpResponse:
    key = request.GET.get("key", "")
    order = order_for(number, key, request.user)
    receipt = receipt_of(order)
    if receipt is None:
        raise Http404
    context = {"order": order, "key": key, "receipt": receipt, "askings": askings_of(receipt.parts)}
    return render(request, "documents/receipt.html", context)


@sensitive_post_parameters()
@private
@require_http_methods(["GET", "HEAD", "POST"])
def show_invoice(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """What became of a fapiao that was asked for, or the form to ask."""
    key = request.POST.get("key") or request.GET.get("key", "")
    asking = _asking(request, number, pk, key)
    form = AskForm(request.POST if request.method == "POST" else None)
    if asking.may_ask and form.is_bound and form.is_valid():
        return _ask(request, asking, form, key)
    context = {
        "order": asking.part.order,
        "part": asking.part,
        "asking": asking,
        "amount_fen": invoice_fen(asking.part),
        "form": form if asking.may_ask else AskForm(),
        "key": key,
    }
    status = 400 if asking.may_ask and form.errors else 200
    return render(request, "documents/invoice.html", context, status=status)


def _ask(request: HttpRequest, asking: Asking, form: AskForm, key: str) -> HttpResponse:
    by = request.user if request.user.is_authenticated else None
    try:
        ask_invoice(seller_order=asking.part, heading=form.heading, by=by)
    except AskedAlready:
        messages.info(request, _("这一部分的发票已经要过了。"))
    except NothingSold:
        messages.info(request, _("这一部分的钱已经退了，没有什么可以开票。"))
    else:
        messages.success(request, _("已经告诉卖家。有了结果，我们马上告诉您。"))
    return redirect(_here(asking.part.order, asking.part.pk, key))


@private
@require_safe
def take_file(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    asking = _asking(request, number, pk, request.GET.get("key", ""))
    if asking.request is None:
        raise Http404
    return file_answer(asking.request)


def file_answer(row: InvoiceRequest) -> HttpResponse:
    """To keep, not to open here: it is somebody's file."""
    try:
        data = read_invoice(row)
    except Gone as none_there:
        raise Http404 from none_there
    headers = {
        "Content-Disposition": f'attachment; filename="fapiao-{row.number}.pdf"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type="application/pdf", headers=headers)


def _asking(request: HttpRequest, number: str, pk: int, key: str) -> Asking:
    order = order_for(number, key, request.user)
    parts = [part for part in order.seller_orders.all() if part.pk == pk]
    if not parts or order.paid_at is None:
        raise Http404
    return askings_of(parts)[0]


def _here(order: Order, pk: int, key: str) -> str:
    query = f"?{urlencode({'key': key})}" if key else ""
    return f"{reverse('invoice', args=[order.number, pk])}{query}"
