"""The officer's desk: honours that the women of her region claim."""

import base64

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.privacy.errors import Unreadable
from sellers.honours import services
from sellers.honours.errors import NotNow
from sellers.honours.forms import RefuseForm
from sellers.honours.models import Honour
from sellers.honours.queries import decided_for, honours_for, queue_of
from sellers.organs.doors import DeskRequest, desk_page
from sellers.organs.models import Officer
from sellers.verification.desk_lists import page_of


def _checks(officer: Officer) -> bool:
    """Of any organ, for each gives honours of its own."""
    return officer.role == Officer.Role.VERIFIER


@desk_page(_checks)
@require_safe
def queue(request: DeskRequest) -> HttpResponse:
    done = request.GET.get("show") == "decided"
    rows = decided_for(request.officer) if done else queue_of(request.officer)
    context = {
        "here": "honours",
        "done": done,
        "also": "show=decided" if done else "",
        "honours": page_of(request, rows),
    }
    return render(request, "honours/desk_queue.html", context)


def _honour(request: DeskRequest, pk: int) -> Honour:
    return get_object_or_404(honours_for(request.officer), pk=pk)


@desk_page(_checks)
@require_http_methods(["GET", "HEAD", "POST"])
def show_honour(request: DeskRequest, pk: int) -> HttpResponse:
    """What she says of it; a press refuses it with a reason."""
    honour = _honour(request, pk)
    form = RefuseForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, honour, form)
    try:
        reason = form.cleaned_data["reason"]
        services.refuse(honour=honour, officer=request.officer, reason=reason)
    except NotNow:
        messages.error(request, _("这一份已经有结果了，没有改动。"))
    else:
        messages.success(request, _("定好了，也告诉她了。"))
    return redirect("desk-honours")


def _page(request: DeskRequest, honour: Honour, form: RefuseForm, scan: str = "") -> HttpResponse:
    context = {"here": "honours", "honour": honour, "form": form, "scan": scan}
    return render(request, "honours/desk_one.html", context, status=400 if form.errors else 200)


@desk_page(_checks)
@require_POST
def look(request: DeskRequest, pk: int) -> HttpResponse:
    """The paper, on this one answer; the look is on record, for her too."""
    honour = _honour(request, pk)
    try:
        photo = services.look_at_document(
            honour=honour, officer=request.officer, reason=_("核对荣誉")
        )
    except (NotNow, Unreadable):
        messages.error(request, _("照片已经没有了。"))
        return redirect("desk-honour", pk)
    scan = f"data:image/jpeg;base64,{base64.b64encode(photo).decode()}"
    return _page(request, honour, RefuseForm(), scan)


@desk_page(_checks)
@require_POST
def verify(request: DeskRequest, pk: int) -> HttpResponse:
    try:
        services.verify(honour=_honour(request, pk), officer=request.officer)
    except NotNow:
        messages.error(request, _("这一份已经有结果了，没有改动。"))
    else:
        messages.success(request, _("定好了，也告诉她了。"))
    return redirect("desk-honours")
