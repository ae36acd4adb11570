"""The desk: leaders and their pairings."""

from typing import Any

from django.contrib import messages
from django.db.models import F, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programme.pairing import services
from programme.pairing.errors import Herself, NotBefore, PairedAlready, PairingError
from programme.pairing.forms import EndForm, LeaderForm, PairForm, VisitForm
from programme.pairing.models import Leader, Pairing
from programme.pairing.queries import enterprises_for, granted, leaders_for, pairings_for
from programme.record.models import Person
from programme.record.queries import persons_for
from sellers.organs.doors import DeskRequest, desk_page
from sellers.organs.models import Officer
from sellers.verification.desk_lists import page_of

BOTH = ["GET", "HEAD", "POST"]
MOST_FOUND = 20


def works(officer: Officer) -> bool:
    return not officer.audits


def page(request: DeskRequest, name: str, form: Any, **more: Any) -> HttpResponse:
    context = {"here": "programme", "form": form, **more}
    status = 400 if form is not None and form.errors else 200
    return render(request, f"pairing/{name}.html", context, status=status)


def sent(request: DeskRequest) -> list[Any]:
    return [request.POST] if request.method == "POST" else []


def found(request: DeskRequest) -> tuple[QuerySet[Person], str]:
    """Women of her region by a part of the name; for a press any of them."""
    rows, typed = persons_for(request.officer), request.GET.get("q", "").strip()[:40]
    if request.method == "POST":
        return rows, typed
    if not typed:
        return Person.objects.none(), ""
    named = rows.filter(name_zh__contains=typed).values_list("pk", flat=True)[:MOST_FOUND]
    return rows.filter(pk__in=list(named)), typed


def why_not(refusal: PairingError) -> str:
    if isinstance(refusal, PairedAlready):
        return _("没有改动：已经在一起了。")
    if isinstance(refusal, Herself):
        return _("没有改动：这就是带头人自己。")
    if isinstance(refusal, NotBefore):
        return _("没有改动：日期不对，要在结对以后，不能是以后的日子。")
    return _("没有改动：已经结束了，或者别人刚办过。")


def _leader(request: DeskRequest, pk: int) -> Leader:
    return get_object_or_404(leaders_for(request.officer), pk=pk)


def _pairing(request: DeskRequest, pk: int) -> Pairing:
    return get_object_or_404(pairings_for(request.officer), pk=pk)


@desk_page()
@require_safe
def list_leaders(request: DeskRequest) -> HttpResponse:
    rows = leaders_for(request.officer).order_by(
        F("ended_on").asc(nulls_first=True), "name_zh", "pk"
    )
    return page(request, "desk_leaders", None, leaders=page_of(request, rows))


@desk_page(works)
@require_http_methods(BOTH)
def new_leader(request: DeskRequest) -> HttpResponse:
    form = LeaderForm(request.officer, *sent(request))
    if form.is_valid():
        try:
            made = services.name_leader(officer=request.officer, facts=form.facts)
        except PairingError:
            form.add_error("phone", _("这个号码已经是带头人了"))
        else:
            messages.success(request, _("记下了。"))
            return redirect("desk-pairing-leader", made.pk)
    return page(request, "desk_leader_new", form)


@desk_page()
@require_safe
def show_leader(request: DeskRequest, pk: int) -> HttpResponse:
    leader = _leader(request, pk)
    rows = pairings_for(request.officer).filter(leader=leader)
    rows = rows.order_by(F("until_on").asc(nulls_first=True), "-from_on", "-pk")
    return page(request, "desk_leader", None, leader=leader, pairings=page_of(request, rows))


@desk_page(works)
@require_http_methods(BOTH)
def end_leader(request: DeskRequest, pk: int) -> HttpResponse:
    """Asked once more: her pairings end with it."""
    leader = _leader(request, pk)
    if request.method != "POST":
        return page(request, "desk_leader_end", None, leader=leader)
    try:
        services.end_leader(leader=leader, officer=request.officer)
    except PairingError as refusal:
        messages.error(request, why_not(refusal))
    else:
        messages.success(request, _("结束了，也告诉了她们。"))
    return redirect("desk-pairing-leader", pk)


@desk_page(works)
@require_http_methods(BOTH)
def new_pairing(request: DeskRequest, pk: int) -> HttpResponse:
    leader = _leader(request, pk)
    persons, typed = found(request)
    form = PairForm(persons, enterprises_for(request.officer), *sent(request))
    if form.is_valid():
        facts = dict(form.cleaned_data)
        person = facts.pop("person")
        try:
            services.pair(leader=leader, person=person, officer=request.officer, facts=facts)
        except PairingError as refusal:
            messages.error(request, why_not(refusal))
        else:
            messages.success(request, _("结好了，也告诉了她们。"))
        return redirect("desk-pairing-leader", pk)
    is_found = persons.exists()
    return page(request, "desk_pair", form, leader=leader, typed=typed, is_found=is_found)


@desk_page()
@require_http_methods(BOTH)
def show_pairing(request: DeskRequest, pk: int) -> HttpResponse:
    """Its visits; a press writes down another."""
    pairing = _pairing(request, pk)
    form = VisitForm(*(sent(request) if works(request.officer) else []))
    if form.is_valid():
        keep_visit(request, pairing, form)
        return redirect("desk-pairing-one", pk)
    more = {"pairing": pairing, "visits": pairing.visits.all(), "grants": granted(pairing)}
    leads = leaders_for(request.officer).filter(pk=pairing.leader_id).exists()
    return page(request, "desk_pairing", form, leads=leads, **more)


def keep_visit(request: Any, pairing: Pairing, form: VisitForm) -> None:
    key = form.cleaned_data["key"]
    try:
        services.visit(pairing=pairing, facts=form.facts, key=key, by=request.user)
    except PairingError as refusal:
        messages.error(request, why_not(refusal))
    else:
        messages.success(request, _("记下了。"))


@desk_page(works)
@require_http_methods(BOTH)
def end_pairing(request: DeskRequest, pk: int) -> HttpResponse:
    pairing = _pairing(request, pk)
    form = EndForm(*sent(request))
    if form.is_valid():
        try:
            services.end(pairing=pairing, why=form.cleaned_data["why"], by=request.user)
        except PairingError as refusal:
            messages.error(request, why_not(refusal))
        else:
            messages.success(request, _("结束了，也告诉了她们。"))
        return redirect("desk-pairing-one", pk)
    return page(request, "desk_pairing_end", form, pairing=pairing)
