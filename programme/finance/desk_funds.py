"""The officer's desk: budgets, grants and their uses, and terms of loans."""

import base64

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.money.formats import format_fen
from ground.privacy.errors import Unreadable
from programme.finance import funds
from programme.finance.desk_forms import TermsForm
from programme.finance.desk_pages import Sheet, form_page, posted, told_done, told_late, writes
from programme.finance.errors import NotNow, TooMuch
from programme.finance.fund_forms import BudgetForm, GrantForm, UseForm, VoidForm
from programme.finance.models import Budget, Grant, Use
from programme.finance.queries import budgets_for, grants_for, terms_for
from programme.finance.terms import note_terms
from sellers.organs.doors import DeskRequest, desk_page
from sellers.verification.desk_lists import page_of

_POSTED = ["GET", "HEAD", "POST"]


@desk_page()
@require_safe
def list_budgets(request: DeskRequest) -> HttpResponse:
    rows = page_of(request, budgets_for(request.officer))
    context = {"here": "programme", "budgets": rows, "may_write": writes(request.officer)}
    return render(request, "finance/desk_funds.html", context)


@desk_page(writes)
@require_http_methods(_POSTED)
def add_budget(request: DeskRequest) -> HttpResponse:
    form = BudgetForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            budget = funds.open_budget(officer=request.officer, facts=form.cleaned_data)
        except NotNow:
            form.add_error("name_zh", _("这一年已经有这个名字的预算了"))
        else:
            told_done(request)
            return redirect("desk-finance-budget", budget.pk)
    back = reverse("desk-finance-funds")
    return form_page(request, form, Sheet(_("记一个预算"), back, request.officer.organ.name))


def _budget(request: DeskRequest, pk: int) -> Budget:
    return get_object_or_404(budgets_for(request.officer), pk=pk)


def _is_own(request: DeskRequest, budget: Budget) -> bool:
    """Another organ's is hers to see, if it lies below, and not to spend."""
    return writes(request.officer) and budget.organ_id == request.officer.organ_id


@desk_page()
@require_safe
def show_budget(request: DeskRequest, pk: int) -> HttpResponse:
    budget = _budget(request, pk)
    rows = grants_for(request.officer).filter(budget=budget)
    context = {
        "here": "programme",
        "budget": budget,
        "grants": page_of(request, rows),
        "is_own": _is_own(request, budget),
    }
    return render(request, "finance/desk_budget.html", context)


@desk_page(writes)
@require_http_methods(_POSTED)
def add_grant(request: DeskRequest, pk: int) -> HttpResponse:
    budget = _budget(request, pk)
    form = GrantForm(request.officer, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            row = funds.grant(budget=budget, officer=request.officer, facts=form.facts)
        except TooMuch as refusal:
            form.add_error("amount", _left(refusal))
        except NotNow:
            form.add_error(None, _("这是别的单位的预算"))
        else:
            told_done(request)
            return redirect("desk-finance-grant", row.pk)
    back = reverse("desk-finance-budget", args=[pk])
    return form_page(request, form, Sheet(_("批一笔残保金"), back, budget.name_zh))


def _left(refusal: TooMuch) -> str:
    return _("只剩 %(left)s 了") % {"left": format_fen(refusal.args[0])}


def _grant(request: DeskRequest, pk: int) -> Grant:
    return get_object_or_404(grants_for(request.officer), pk=pk)


@desk_page()
@require_safe
def show_grant(request: DeskRequest, pk: int) -> HttpResponse:
    return _page(request, _grant(request, pk))


def _page(request: DeskRequest, row: Grant, **more: object) -> HttpResponse:
    context = {
        "here": "programme",
        "grant": row,
        "uses": page_of(request, row.uses.select_related("noted_by")),
        "is_own": _is_own(request, row.budget),
        **more,
    }
    return render(request, "finance/desk_grant.html", context)


@desk_page(writes)
@require_http_methods(_POSTED)
def add_use(request: DeskRequest, pk: int) -> HttpResponse:
    row = _grant(request, pk)
    form = UseForm(*posted(request))
    if form.is_bound and form.is_valid():
        try:
            funds.use(grant=row, paid=form.paid, officer=request.officer)
        except TooMuch as refusal:
            form.add_error("amount", _left(refusal))
        except NotNow:
            form.add_error(None, _("这笔已经结清，或者是别的单位的"))
        else:
            told_done(request)
            return redirect("desk-finance-grant", pk)
    back = reverse("desk-finance-grant", args=[pk])
    return form_page(request, form, Sheet(_("记一次使用"), back, row.purpose_zh))


@desk_page(writes)
@require_POST
def close(request: DeskRequest, pk: int) -> HttpResponse:
    try:
        back = funds.close_grant(grant=_grant(request, pk), officer=request.officer)
    except NotNow:
        told_late(request)
    else:
        told = _("结清了，%(fen)s 退回预算。") % {"fen": format_fen(back)}
        messages.success(request, told)
    return redirect("desk-finance-grant", pk)


def _use(request: DeskRequest, pk: int) -> Use:
    rows = Use.objects.filter(grant__in=grants_for(request.officer).order_by().values("pk"))
    return get_object_or_404(
        rows.select_related("grant__budget__organ", "grant__person__artisan__user", "voucher"),
        pk=pk,
    )


@desk_page(writes)
@require_http_methods(_POSTED)
def void(request: DeskRequest, pk: int) -> HttpResponse:
    row = _use(request, pk)
    form = VoidForm(request.POST if request.method == "POST" else None)
    back = reverse("desk-finance-grant", args=[row.grant_id])
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            funds.void_use(row=row, reason=reason, officer=request.officer)
        except NotNow:
            told_late(request)
        else:
            told_done(request)
        return redirect(back)
    says = _("它会留着，写明为什么；钱回到这一笔里。")
    return form_page(request, form, Sheet(_("作废一次使用"), back, says, _("这次作废")))


@desk_page()
@require_POST
def look(request: DeskRequest, pk: int) -> HttpResponse:
    """The voucher, on this one answer; the look is on record."""
    row = _use(request, pk)
    try:
        photo = funds.look_at_voucher(row=row, officer=request.officer)
    except Unreadable:
        messages.error(request, _("照片打不开了。"))
        return redirect("desk-finance-grant", row.grant_id)
    scan = f"data:image/jpeg;base64,{base64.b64encode(photo).decode()}"
    return _page(request, row.grant, scan=scan)


@desk_page()
@require_safe
def list_terms(request: DeskRequest) -> HttpResponse:
    rows = page_of(request, terms_for(request.officer))
    context = {"here": "programme", "terms": rows, "may_write": writes(request.officer)}
    return render(request, "finance/desk_terms.html", context)


@desk_page(writes)
@require_http_methods(_POSTED)
def add_terms(request: DeskRequest) -> HttpResponse:
    form = TermsForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            note_terms(officer=request.officer, facts=form.cleaned_data)
        except NotNow:
            form.add_error("source", _("这份通知已经记过了"))
        else:
            told_done(request)
            return redirect("desk-finance-terms")
    says = _("照通知写；通知没有说的，空着。")
    back = reverse("desk-finance-terms")
    return form_page(request, form, Sheet(_("记当地的贷款条件"), back, says))
