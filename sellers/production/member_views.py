"""What she is asked to make, and how it goes. She alone says yes; a helper never sees the pay."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.easy.questions import is_answered
from ground.privacy.playing import play
from sellers.artisans.doors import StudioRequest, name_act, studio_page, undone
from sellers.artisans.models import Scope
from sellers.production.checking import appeal
from sellers.production.delivering import deliver, tell_made
from sellers.production.errors import ProductionError
from sellers.production.forms import AppealForm, DeliverForm, MadeForm
from sellers.production.models import Assignment
from sellers.production.offering import accept, decline
from sellers.production.queries import (
    assignments_of,
    checks_of,
    guides_for,
    rejections_of,
    withdrawn_from,
)
from sellers.production.wages import minimum_hourly_fen

Hers = Assignment.State
BOTH = ["GET", "HEAD", "POST"]
A_PAGE = 20


@studio_page(Scope.ORDERS)
@require_safe
def list_assignments(request: StudioRequest) -> HttpResponse:
    rows = assignments_of(request.subject)
    open_ones = rows.filter(state__in=[Hers.OFFERED, Hers.ACCEPTED])
    number = request.GET.get("page", "1")
    over = rows.exclude(state__in=[Hers.OFFERED, Hers.ACCEPTED]).order_by("-pk")
    page = Paginator(over, A_PAGE).get_page(number if len(number) < 9 else 1)
    context = {"here": "assignments", "open": open_ones.order_by("state", "pk"), "over": page}
    return render(request, "production/hers.html", context)


def _hers(request: StudioRequest, pk: int) -> Assignment:
    hers: Assignment = get_object_or_404(assignments_of(request.subject), pk=pk)
    name_act(request, hers.production_order.title, "studio-assignment", pk)
    return hers


@studio_page(Scope.ORDERS)
@require_safe
def show_assignment(request: StudioRequest, pk: int) -> HttpResponse:
    return _page(request, _hers(request, pk))


def _page(request: StudioRequest, hers: Assignment, wrong: Any = None) -> HttpResponse:
    order = hers.production_order
    minimum = minimum_hourly_fen(hers.membership.artisan.region)
    handed_in = {"key": get_random_string(32), "pieces": hers.rest}
    told = {"made": hers.made}
    deliver_form = wrong if isinstance(wrong, DeliverForm) else DeliverForm(hers, initial=handed_in)
    made_form = wrong if isinstance(wrong, MadeForm) else MadeForm(hers, initial=told)
    context = {
        "here": "assignments",
        "hers": hers,
        "order": order,
        "guides": order.instructions.select_related("picture", "recording"),
        "materials": [(each, each.per_piece * hers.pieces) for each in order.materials.all()],
        "minimum_fen": minimum,
        "is_below": hers.hourly_fen < minimum,
        "deliver": deliver_form,
        "made": made_form,
        "form": wrong,
        "checks": checks_of(hers),
    }
    return render(request, "production/mine.html", context, status=400 if wrong else 200)


def _tried(request: StudioRequest, told: str, service: Callable[..., Any], **details: Any) -> None:
    try:
        service(by=request.user, **details)
    except ProductionError as refusal:
        undone(request, refusal.told, messages.ERROR)
    else:
        messages.success(request, told)


@studio_page(None)
@require_POST
def answer(request: StudioRequest, pk: int) -> HttpResponse:
    """Hers alone: it is about her hands and her pay."""
    if withdrawn_from(request.subject).filter(pk=pk).exists():
        messages.info(request, _("合作社收回了这份活，不用答复了。"))
        return redirect("studio-assignments")
    hers = _hers(request, pk)
    if request.POST.get("answer") == "yes":
        _tried(request, _("好，这些归你做。"), accept, assignment=hers)
    elif request.POST.get("answer") == "no":
        _tried(request, _("好，这次不做，没有关系。"), decline, assignment=hers)
    else:
        undone(request, _("没有改动。"))
    return redirect("studio-assignment", pk)


@studio_page(Scope.ORDERS, act=gettext_noop("说了做好几件"))
@require_POST
def made(request: StudioRequest, pk: int) -> HttpResponse:
    hers = _hers(request, pk)
    form = MadeForm(hers, request.POST)
    if not form.is_valid():
        return _page(request, hers, form)
    told = _("记下了。")
    _tried(request, told, tell_made, assignment=hers, made=form.cleaned_data["made"])
    return redirect("studio-assignment", pk)


@studio_page(Scope.ORDERS, act=gettext_noop("交了做好的"))
@require_POST
def hand_in(request: StudioRequest, pk: int) -> HttpResponse:
    hers = _hers(request, pk)
    form = DeliverForm(hers, request.POST)
    if not form.is_valid():
        return _page(request, hers, form)
    told = _("交了。合作社检查以后告诉你。")
    _tried(request, told, deliver, assignment=hers, **form.cleaned_data)
    return redirect("studio-assignment", pk)


@studio_page(Scope.ORDERS, act=gettext_noop("请合作社再看一次"))
@require_http_methods(BOTH)
def ask_again(request: StudioRequest, pk: int) -> HttpResponse:
    """What was rejected, and why; another may look at it again."""
    row = get_object_or_404(rejections_of(request.subject), pk=pk)
    hers = row.delivery.assignment
    name_act(request, hers.production_order.title, "studio-assignment", hers.pk)
    known = getattr(row, "appeal", None)
    form = AppealForm(request.POST if request.method == "POST" else None)
    if not known and is_answered(form, request) and form.is_bound:
        told = _("好，另一位会再看一次，再告诉你。")
        _tried(request, told, appeal, check_made=row, words=form.cleaned_data["words"])
        return redirect("studio-assignment", hers.pk)
    context = {"here": "assignments", "row": row, "hers": hers, "known": known, "form": form}
    return render(request, "production/again.html", context, status=400 if form.errors else 200)


@studio_page(Scope.ORDERS)
@require_safe
def guide_file(request: StudioRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(guides_for(request.subject), pk=pk)
    if row.recording is None:
        raise Http404
    return play(request, row.recording)
