"""The operator's desk: what was reported, what is suspended, what is appealed against."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalog.models import Product
from sellers.organs.doors import operator_page
from sellers.partner.models import Partner
from shop.moderation import services
from shop.moderation.errors import AppealWaits, NotNow, SameEyes, SuspendedAlready
from shop.moderation.forms import AnswerForm, DecideForm, SuspendForm, WordsForm
from shop.moderation.models import Report
from shop.moderation.queries import (
    all_suspensions,
    answered_reports,
    appealed_suspensions,
    lasting,
    open_reports,
    waiting_appeals,
)

ROWS_A_PAGE = 20
METHODS = ["GET", "HEAD", "POST"]


@operator_page
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The most pressing first; answered ones on request."""
    done = request.GET.get("show") == "answered"
    context = {
        "here": "market",
        "done": done,
        "also": "show=answered" if done else "",
        "reports": _page(request, answered_reports() if done else open_reports()),
        "appeals": list(waiting_appeals()),
        "lasting": lasting().count(),
    }
    return render(request, "moderation/queue.html", context)


@operator_page
@require_http_methods(METHODS)
def show_report(request: HttpRequest, pk: int) -> HttpResponse:
    near = ("work", "shop", "seller_order__order", "taken_by", "review", "question")
    reports = Report.objects.select_related(*near)
    report = get_object_or_404(reports, pk=pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            services.answer(report=report, words=form.cleaned_data["words"], by=request.user)
            messages.success(request, _("答复好了。"))
        except NotNow:
            messages.error(request, _("这一份已经答复过了，没有改动。"))
        return redirect("market")
    context = {"here": "market", "report": report, "form": form}
    return render(request, "moderation/one.html", context, status=400 if form.errors else 200)


@operator_page
@require_POST
def look(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(Report, pk=pk)
    if not services.look_at(report=report, by=request.user):
        messages.error(request, _("已经有人在看了。"))
    return redirect("market-report", pk)


@operator_page
@require_safe
def suspensions(request: HttpRequest) -> HttpResponse:
    """Those with an appeal that waits, or all."""
    appealed = request.GET.get("show") == "appealed"
    context = {
        "here": "suspensions",
        "appealed": appealed,
        "also": "show=appealed" if appealed else "",
        "waiting": waiting_appeals().count(),
        "rows": _page(request, appealed_suspensions() if appealed else all_suspensions()),
    }
    return render(request, "moderation/suspensions.html", context)


@operator_page
@require_http_methods(METHODS)
def suspend_shop(request: HttpRequest, pk: int) -> HttpResponse:
    shop = get_object_or_404(Partner, pk=pk)
    return _suspend(request, shop, shop.local_name)


@operator_page
@require_http_methods(METHODS)
def suspend_work(request: HttpRequest, pk: int) -> HttpResponse:
    work = get_object_or_404(Product.objects.exclude(listed_at=None), pk=pk)
    return _suspend(request, work, work.local_title)


def _suspend(request: HttpRequest, what: Partner | Product, name: str) -> HttpResponse:
    form = SuspendForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = services.suspend(what=what, by=request.user, **form.cleaned_data)
        except SuspendedAlready:
            form.add_error(None, _("已经暂停着，没有改动"))
        else:
            messages.success(request, _("暂停了，也告诉她了。"))
            return redirect("market-suspension", made.pk)
    is_shop = isinstance(what, Partner)
    context = {"here": "suspensions", "form": form, "name": name, "is_shop": is_shop}
    return render(request, "moderation/suspend.html", context, status=400 if form.errors else 200)


@operator_page
@require_http_methods(METHODS)
def show_suspension(request: HttpRequest, pk: int) -> HttpResponse:
    """Lift it, or decide on the appeal that waits."""
    row = get_object_or_404(all_suspensions(), pk=pk)
    waits = next((each for each in row.appeals.all() if each.decided_at is None), None)
    kind: type[WordsForm | DecideForm] = DecideForm if waits else WordsForm
    form = kind(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _settle(request, row, waits, form):
        return redirect("market-suspension", pk)
    context = {"here": "suspensions", "row": row, "waits": waits, "form": form}
    return render(
        request, "moderation/suspension.html", context, status=400 if form.errors else 200
    )


def _settle(request: HttpRequest, row: Any, waits: Any, form: Any) -> bool:
    """False: it could not be, and the form says why."""
    typed, by = form.cleaned_data, request.user
    try:
        if waits:
            decided = {"decision": typed["decision"], "answer": typed["words"]}
            services.decide(appeal=waits, by=by, **decided)
        else:
            services.lift(suspension=row, words=typed["words"], by=by)
    except SameEyes:
        form.add_error(None, _("暂停是你定的，请另一位同事来定这份申诉"))
        return False
    except (AppealWaits, NotNow):
        form.add_error(None, _("这一份已经有变化了，没有改动。请再看一遍"))
        return False
    messages.success(request, _("定好了，也告诉她了。"))
    return True


def _page(request: HttpRequest, rows: QuerySet) -> Any:
    number = request.GET.get("page", "1")
    return Paginator(rows, ROWS_A_PAGE).get_page(number if len(number) < 9 else 1)
