"""Her papers in the studio: statements and fapiao; never a helper's to see."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from ground.easy.questions import is_answered
from ground.money.months import Month
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.ledger.reports import first_month
from sellers.partner.queries import shops_of
from shop.documents.buyer_views import file_answer
from shop.documents.errors import NotAnyMore
from shop.documents.forms import IssueForm, RefuseForm
from shop.documents.models import InvoiceRequest
from shop.documents.queries import invoice_fen, requests_of
from shop.documents.services import issue_invoice, refuse_invoice
from shop.documents.statement_sheet import statement_sheet
from shop.documents.statements import Statement, months_of, statement_of, statement_shops

REQUESTS_A_PAGE = 20
_POSTED = ["GET", "HEAD", "POST"]


@studio_page(None)
@require_safe
def show_statements(request: StudioRequest) -> HttpResponse:
    shops = statement_shops(request.subject)
    if not shops:
        keeps = shops_of(request.subject).exists()
        template = "studio/no_income.html" if keeps else "studio/no_shop.html"
        return render(request, template, {"here": "income"})
    context = {"here": "income", "shops": months_of(shops)}
    return render(request, "documents/statements.html", context)


@studio_page(None)
@require_safe
def show_statement(request: StudioRequest, pk: int, month: str) -> HttpResponse:
    statement = _statement(request, pk, month)
    has_many = len(statement_shops(request.subject)) > 1
    context = {"here": "income", "statement": statement, "has_many": has_many}
    return render(request, "documents/statement.html", context)


@studio_page(None)
@require_safe
def take_statement(request: StudioRequest, pk: int, month: str) -> HttpResponse:
    statement = _statement(request, pk, month)
    name = f"qiaoshou-{statement.shop.pk}-{statement.month.key}.csv"
    return HttpResponse(
        statement_sheet(statement),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _statement(request: StudioRequest, pk: int, key: str) -> Statement:
    """Of a shop whose money is hers to see, from its first month to this one."""
    shop = next((each for each in statement_shops(request.subject) if each.pk == pk), None)
    month = Month.named(key)
    first = first_month([pk]) if shop and month else None
    if shop is None or month is None or (Month.of(first) if first else Month.current()) > month:
        raise Http404
    return statement_of(shop, month)


@studio_page(None)
@require_safe
def show_invoices(request: StudioRequest) -> HttpResponse:
    number = request.GET.get("page", "1")
    rows = Paginator(requests_of(request.subject), REQUESTS_A_PAGE)
    page = rows.get_page(number if len(number) < 9 else 1)
    return render(request, "documents/invoices.html", {"here": "income", "requests": page})


@studio_page(None)
@require_safe
def show_request(request: StudioRequest, pk: int) -> HttpResponse:
    return render(request, "documents/request.html", _about(request, pk))


@sensitive_post_parameters()
@studio_page(None)
@require_http_methods(_POSTED)
def issue(request: StudioRequest, pk: int) -> HttpResponse:
    """She issued it elsewhere; here she says which it is."""
    context = _about(request, pk)
    row: InvoiceRequest = context["row"]
    form = IssueForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if is_answered(form, request):
        try:
            issue_invoice(request=row, fapiao=form.fapiao, by=request.user)
        except NotAnyMore:
            return _was_answered(request, pk)
        messages.success(request, _("记好了，买家收到了消息。"))
        return redirect("studio-invoice", pk)
    status = 400 if form.errors else 200
    return render(request, "documents/issue.html", context | {"form": form}, status=status)


@studio_page(None)
@require_http_methods(_POSTED)
def refuse(request: StudioRequest, pk: int) -> HttpResponse:
    """The page that asks why is the page that confirms."""
    context = _about(request, pk)
    form = RefuseForm(request.POST if request.method == "POST" else None)
    if is_answered(form, request):
        try:
            refuse_invoice(request=context["row"], by=request.user, **form.cleaned_data)
        except NotAnyMore:
            return _was_answered(request, pk)
        messages.success(request, _("买家收到了你的回答。"))
        return redirect("studio-invoice", pk)
    status = 400 if form.errors else 200
    return render(request, "documents/refuse.html", context | {"form": form}, status=status)


@studio_page(None)
@require_safe
def take_file(request: StudioRequest, pk: int) -> HttpResponse:
    return file_answer(get_object_or_404(requests_of(request.subject), pk=pk))


def _about(request: StudioRequest, pk: int) -> dict:
    row = get_object_or_404(requests_of(request.subject), pk=pk)
    part = row.seller_order
    return {"here": "income", "row": row, "part": part, "amount_fen": invoice_fen(part)}


def _was_answered(request: StudioRequest, pk: int) -> HttpResponse:
    messages.info(request, _("这张发票已经回答过了，没有改动。"))
    return redirect("studio-invoice", pk)
