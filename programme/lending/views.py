"""The desk of lending: the log of both sides, a question, and what follows from it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.sheets.writing import stream_answer
from programme.lending import services
from programme.lending.errors import Backwards, LendingError, NotNow, TooSoon
from programme.lending.forms import AskForm, BackForm, RefuseForm, UseForm
from programme.lending.models import Lending
from programme.lending.queries import OPEN, lendings_for
from programme.lending.sheets import lendings_out
from sellers.organs.doors import DeskRequest, desk_page
from sellers.organs.models import Officer
from sellers.verification.desk_lists import page_of


def writes(officer: Officer) -> bool:
    """An auditor reads."""
    return not officer.audits


@desk_page()
@require_safe
def list_lendings(request: DeskRequest) -> HttpResponse:
    all_of_them = request.GET.get("show") == "all"
    rows = lendings_for(request.officer)
    context = {
        "here": "programme",
        "all": all_of_them,
        "also": "show=all" if all_of_them else "",
        "lendings": page_of(request, rows if all_of_them else rows.filter(state__in=OPEN)),
        "kinds": Lending.Kind.choices if writes(request.officer) else [],
    }
    return render(request, "lending/desk_list.html", context)


@desk_page(writes)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: DeskRequest, kind: str) -> HttpResponse:
    if kind not in Lending.Kind.values:
        raise Http404
    form = AskForm(request.officer, kind, request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = services.ask(officer=request.officer, kind=kind, facts=dict(form.cleaned_data))
        messages.success(request, _("问了，对方单位收到消息了。"))
        return redirect("desk-lending-one", made.pk)
    context = {"here": "programme", "form": form, "kind": Lending.Kind(kind)}
    status = 400 if form.errors else 200
    return render(request, "lending/desk_new.html", context, status=status)


@desk_page()
@require_safe
def show(request: DeskRequest, pk: int) -> HttpResponse:
    lending = get_object_or_404(lendings_for(request.officer), pk=pk)
    return _page(request, lending, _forms(request, lending))


def _forms(request: DeskRequest, lending: Lending) -> dict[str, Any]:
    """What her organ may do now, each with what it asks."""
    if not writes(request.officer):
        return {}
    today = timezone.localdate()
    known: dict[str, Callable[[], Any]] = {
        "agree": lambda: None,
        "withdraw": lambda: None,
        "refuse": lambda: RefuseForm(auto_id="refuse_%s"),
        "use": lambda: UseForm(request.officer, initial={"used_on": today, "run": lending.run_id}),
        "back": lambda: BackForm(initial={"returned_on": today}),
    }
    return {deed: known[deed]() for deed in lending.asks_of(request.officer.organ_id)}


def _page(
    request: DeskRequest, lending: Lending, forms: dict[str, Any], wrong: Any = None
) -> HttpResponse:
    context = {"here": "programme", "lending": lending, "forms": forms, "form": wrong}
    return render(request, "lending/desk_one.html", context, status=400 if wrong else 200)


@desk_page(writes)
@require_POST
def act(request: DeskRequest, pk: int, deed: str) -> HttpResponse:
    lending = get_object_or_404(lendings_for(request.officer), pk=pk)
    sent: dict[str, Callable[[], Any]] = {
        "refuse": lambda: RefuseForm(request.POST, auto_id="refuse_%s"),
        "use": lambda: UseForm(request.officer, request.POST),
        "back": lambda: BackForm(request.POST),
    }
    form = sent[deed]() if deed in sent else None
    if form and not form.is_valid():
        return _page(request, lending, _forms(request, lending) | {deed: form}, form)
    try:
        _do(request, lending, deed, form.cleaned_data if form else {})
    except LendingError as refusal:
        messages.error(request, _why_not(refusal))
    else:
        messages.success(request, _("记下了，对方单位收到消息了。"))
    return redirect("desk-lending-one", pk)


def _do(request: DeskRequest, lending: Lending, deed: str, data: dict[str, Any]) -> None:
    services_of: dict[str, Callable[..., None]] = {
        "agree": services.agree,
        "refuse": services.refuse,
        "use": services.use,
        "back": services.take_back,
        "withdraw": services.withdraw,
    }
    if deed not in services_of:
        raise NotNow
    services_of[deed](lending=lending, officer=request.officer, **data)


def _why_not(refusal: LendingError) -> str:
    if isinstance(refusal, TooSoon):
        return _("没有改动：这一天还没到。")
    if isinstance(refusal, Backwards):
        return _("没有改动：还的日子在开始用以前。")
    return _("没有改动：别人刚办过，或者不归你们单位办。")


@desk_page()
@require_safe
def sheet(request: DeskRequest) -> HttpResponse:
    form = "xlsx" if request.GET.get("form") == "xlsx" else "csv"
    return stream_answer(lendings_out(request.officer), "lending", form)
