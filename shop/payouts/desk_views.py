"""The operator's payouts: put together, approved by a second person, handed over, confirmed."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sellers.organs.doors import operator_page
from shop.payouts.batchfile import show_file
from shop.payouts.batching import approve_batch, call_off_batch, make_batch
from shop.payouts.confirming import NotAConfirmation, import_confirmation
from shop.payouts.desk_queries import (
    batch_to_see,
    owing_shops,
    payouts_to_see,
    to_put_together,
)
from shop.payouts.errors import Changed, NeedsSecondPerson, NotAnyMore, NothingToPay
from shop.payouts.forms import BatchForm, ConfirmationForm
from shop.payouts.models import Batch, Method, Payout

ROWS_A_PAGE = 50
_POSTED = ["GET", "HEAD", "POST"]
_TOO_LATE = gettext_lazy("别人刚刚处理过，请看现在的样子。")


def page_of(request: HttpRequest, rows: object) -> object:
    number = request.GET.get("page", "1")
    return Paginator(rows, ROWS_A_PAGE).get_page(number if len(number) < 9 else 1)  # type: ignore[arg-type]


@operator_page
@require_safe
def show_payouts(request: HttpRequest) -> HttpResponse:
    state = request.GET.get("state", "")
    context = {
        "here": "payouts",
        "payouts": page_of(request, payouts_to_see(state)),
        "state": state,
        "states": Payout.State.choices,
        "also": f"state={state}" if state in Payout.State.values else "",
        "loose": [(Method(row["account__kind"]).label, row) for row in to_put_together()],
        "owing": owing_shops(),
        "alone_up_to_fen": settings.PAYOUT_ALONE_UP_TO_FEN,
        "batches": Batch.objects.select_related("prepared_by", "approved_by")[:20],
    }
    return render(request, "payouts/desk/payouts.html", context)


@operator_page
@require_http_methods(_POSTED)
def new_batch(request: HttpRequest) -> HttpResponse:
    form = BatchForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            batch = make_batch(**form.cleaned_data, by=request.user)
            return redirect("money-payout-batch", batch.pk)
        except NothingToPay:
            form.add_error(None, _("这种方式现在没有备好的打款。"))
    loose = [(Method(row["account__kind"]).label, row) for row in to_put_together()]
    context = {"here": "payouts", "form": form, "loose": loose}
    status = 400 if form.errors else 200
    return render(request, "payouts/desk/new_batch.html", context, status=status)


@operator_page
@require_safe
def show_batch(request: HttpRequest, pk: int) -> HttpResponse:
    return _batch_page(request, batch_to_see(pk), ConfirmationForm())


def _batch_page(
    request: HttpRequest, batch: Batch, form: ConfirmationForm, faults: object = ()
) -> HttpResponse:
    lines = batch.lines.select_related("payout__shop", "account")
    context = {
        "here": "payouts",
        "batch": batch,
        "lines": page_of(request, lines),
        "form": form,
        "faults": faults,
        "is_mine": batch.prepared_by_id == request.user.pk,
    }
    status = 400 if form.errors or faults else 200
    return render(request, "payouts/desk/batch.html", context, status=status)


@operator_page
@require_http_methods(_POSTED)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Asked once more, with the sum, before it cannot be undone."""
    batch = batch_to_see(pk)
    if batch.state != Batch.State.PREPARED:
        messages.info(request, _TOO_LATE)
        return redirect("money-payout-batch", pk)
    if request.method != "POST":
        context = {"here": "payouts", "batch": batch}
        return render(request, "payouts/desk/approve.html", context)
    typed = request.POST.get("total", "")
    total = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 16 else -1
    try:
        if approve_batch(batch=batch, by=request.user, total_fen=total):
            messages.success(request, _("批准了。"))
        else:
            told = _("有几笔现在不够打，已从批里去掉。请看新的总额，再批准。")
            messages.warning(request, told)
    except NeedsSecondPerson:
        messages.error(request, _("超过一个人一天的限额，要另一个人批准。"))
    except NotAnyMore:
        messages.error(request, _TOO_LATE)
    return redirect("money-payout-batch", pk)


@operator_page
@require_POST
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        call_off_batch(batch=batch_to_see(pk), by=request.user)
        messages.success(request, _("这一批取消了，里面的打款可以另编一批。"))
    except NotAnyMore:
        messages.error(request, _TOO_LATE)
    return redirect("money-payout-batch", pk)


@operator_page
@require_POST
def take_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Full account numbers: shown only on a press, and each showing is written down."""
    batch = batch_to_see(pk)
    if batch.method == Method.STRIPE:
        return redirect("money-payout-batch", pk)
    try:
        data = show_file(batch=batch, by=request.user)
    except NotAnyMore:
        messages.error(request, _TOO_LATE)
        return redirect("money-payout-batch", pk)
    except Changed:
        messages.error(request, _("文件和批准时的不一样，没有给出。请马上报告。"))
        return redirect("money-payout-batch", pk)
    return HttpResponse(
        data,
        content_type=f"text/csv; charset={'utf-8' if batch.encoding == 'utf-8-sig' else 'gbk'}",
        headers={"Content-Disposition": f'attachment; filename="{batch.number}.csv"'},
    )


@operator_page
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    batch = batch_to_see(pk)
    form = ConfirmationForm(request.POST, request.FILES)
    if not form.is_valid():
        return _batch_page(request, batch, form)
    try:
        counts = import_confirmation(batch=batch, file=form.cleaned_data["file"], by=request.user)
    except NotAConfirmation as refusal:
        return _batch_page(request, batch, form, refusal.faults)
    except NotAnyMore:
        messages.error(request, _TOO_LATE)
        return redirect("money-payout-batch", pk)
    told = _("到账 %(paid)s 笔，没成 %(failed)s 笔，以前知道的 %(known)s 笔，还等 %(waiting)s 笔。")
    messages.success(request, told % counts)
    return redirect("money-payout-batch", pk)
