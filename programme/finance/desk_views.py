"""The officer's desk: cases by state, one case, and each of its steps."""

import base64
from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.privacy.errors import Unreadable
from programme.finance import services
from programme.finance.checking import check_for_officer
from programme.finance.desk_forms import (
    BankForm,
    ClaimForm,
    ComingForm,
    DayForm,
    GrantedForm,
    ReasonForm,
    SureForm,
)
from programme.finance.desk_pages import Sheet, form_page, told_done, told_late, writes
from programme.finance.errors import NoRule, NoSubsidy, NotNow, TooMuch
from programme.finance.incomes import risen_for
from programme.finance.models import CasePaper, LoanCase, SubsidyClaim
from programme.finance.papers import look_at_paper
from programme.finance.queries import cases_for, counts_by_state, waiting_cases
from programme.finance.states import GRANTED, State
from programme.finance.subsidies import (
    claim_subsidy,
    note_subsidy_paid,
    note_subsidy_refused,
)
from programme.record.looking import look
from sellers.organs.doors import DeskRequest, desk_page
from sellers.verification.desk_lists import page_of

_POSTED = ["GET", "HEAD", "POST"]


class Press(NamedTuple):
    """What brings a case to a state: its form, and the service with what was written."""

    title: Any
    form: Callable[..., Form]
    act: Callable[..., None]
    said: Callable[[Any], dict[str, Any]] = lambda form: {}


_STEPS = {
    "checked": Press(gettext_lazy("条件看过了"), SureForm, services.note_checked),
    "papers": Press(gettext_lazy("请她准备材料"), SureForm, services.ask_papers),
    "recommended": Press(gettext_lazy("推荐上去"), SureForm, services.recommend),
    "bank": Press(
        gettext_lazy("交给银行"),
        BankForm,
        services.hand_to_bank,
        lambda form: {"bank_zh": form.cleaned_data["bank"]},
    ),
    "granted": Press(
        gettext_lazy("银行批了"),
        GrantedForm,
        services.note_granted,
        lambda form: {"facts": form.facts},
    ),
    "refused": Press(
        gettext_lazy("没有批下来"),
        ReasonForm,
        services.note_refused,
        lambda form: form.cleaned_data,
    ),
    "repaid": Press(
        gettext_lazy("还清了"),
        DayForm,
        services.note_repaid,
        lambda form: {"repaid_on": form.cleaned_data["day"]},
    ),
    "extended": Press(
        gettext_lazy("展期了"),
        ComingForm,
        services.note_extended,
        lambda form: {"extended_to": form.cleaned_data["day"]},
    ),
    "overdue": Press(
        gettext_lazy("逾期了"),
        DayForm,
        services.note_overdue,
        lambda form: {"overdue_on": form.cleaned_data["day"]},
    ),
}
_NEXT = {
    State.INTEREST: ["checked", "refused"],
    State.CHECKED: ["papers", "refused"],
    State.PAPERS: ["recommended", "refused"],
    State.RECOMMENDED: ["bank", "refused"],
    State.BANK: ["granted", "refused"],
    State.GRANTED: ["repaid", "extended", "overdue"],
    State.CLAIMED: ["repaid", "extended", "overdue"],
    State.EXTENDED: ["repaid", "overdue"],
    State.OVERDUE: ["repaid", "extended"],
}


@desk_page()
@require_safe
def start(request: DeskRequest) -> HttpResponse:
    """What waits for the office; or all of one state."""
    state = request.GET.get("state", "")
    is_one = state in State.values
    rows = cases_for(request.officer).filter(state=state) if is_one else None
    context = {
        "here": "programme",
        "counts": counts_by_state(request.officer),
        "risen": risen_for(request.officer),
        "state": State(state).label if is_one else "",
        "also": f"state={state}" if is_one else "",
        "cases": page_of(request, waiting_cases(request.officer) if rows is None else rows),
    }
    return render(request, "finance/desk_start.html", context)


def _case(request: DeskRequest, pk: int) -> LoanCase:
    return get_object_or_404(cases_for(request.officer), pk=pk)


@desk_page()
@require_safe
def show_case(request: DeskRequest, pk: int) -> HttpResponse:
    case = _case(request, pk)
    look(person=case.person, officer=request.officer, what="loan.case")
    return _page(request, case)


def _page(request: DeskRequest, case: LoanCase, **more: object) -> HttpResponse:
    steps = _NEXT.get(State(case.state), []) if writes(request.officer) else []
    context = {
        "here": "programme",
        "case": case,
        "moves": case.moves.select_related("organ"),
        "papers": case.papers.all(),
        "claims": case.claims.all(),
        "steps": [(name, _STEPS[name].title) for name in steps],
        "may_claim": case.state in GRANTED and writes(request.officer),
        "may_write": writes(request.officer),
        **more,
    }
    return render(request, "finance/desk_case.html", context)


@desk_page()
@require_POST
def look_at_conditions(request: DeskRequest, pk: int) -> HttpResponse:
    """On this one answer; the look is on record, for her too."""
    case = _case(request, pk)
    return _page(request, case, found=check_for_officer(case=case, officer=request.officer))


@desk_page()
@require_POST
def show_paper(request: DeskRequest, pk: int, paper: int) -> HttpResponse:
    case = _case(request, pk)
    row = get_object_or_404(CasePaper.objects.select_related("file__owner"), pk=paper, case=case)
    try:
        photo = look_at_paper(paper=row, viewer=request.user, reason=_("核对贷款材料"))
    except Unreadable:
        messages.error(request, _("照片打不开了。"))
        return redirect("desk-finance-case", pk)
    scan = f"data:image/jpeg;base64,{base64.b64encode(photo).decode()}"
    return _page(request, case, scan=scan, looked=row)


@desk_page(writes)
@require_http_methods(_POSTED)
def take_step(request: DeskRequest, pk: int, step: str) -> HttpResponse:
    """Told first what it means; a press does it."""
    case, press = _case(request, pk), _STEPS.get(step)
    if press is None:
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = GrantedForm(case, data) if press.form is GrantedForm else press.form(data)
    back = reverse("desk-finance-case", args=[pk])
    if form.is_bound and form.is_valid():
        try:
            press.act(case=case, officer=request.officer, **press.said(form))
        except (NotNow, TooMuch):
            told_late(request)
        else:
            messages.success(request, _("定好了，也告诉她了。"))
        return redirect(back)
    says = f"{case.person.name} · {case.get_kind_display()}"
    return form_page(request, form, Sheet(press.title, back, says, _("定了，告诉她")))


@desk_page(writes)
@require_http_methods(_POSTED)
def claim(request: DeskRequest, pk: int) -> HttpResponse:
    case = _case(request, pk)
    form = ClaimForm(case, request.POST if request.method == "POST" else None)
    back = reverse("desk-finance-case", args=[pk])
    if form.is_bound and form.is_valid() and _claimed(request, case, form):
        return redirect(back)
    says = _("逾期和展期的没有贴息。没有满的年，不能申报。")
    return form_page(request, form, Sheet(_("申报贴息"), back, says))


def _claimed(request: DeskRequest, case: LoanCase, form: ClaimForm) -> bool:
    """False: the form says why not."""
    data = form.cleaned_data
    said = {"number": data["year"], "interest_fen": data["interest"]}
    try:
        claim_subsidy(case=case, officer=request.officer, **said)
    except TooMuch:
        form.add_error("interest", _("利息不会比贷款多，请再看一遍"))
    except (NoRule, NoSubsidy):
        form.add_error("year", _("这一年没有贴息"))
    except NotNow:
        form.add_error("year", _("这一年已经申报过了"))
    else:
        told_done(request)
        return True
    return False


@desk_page(writes)
@require_http_methods(_POSTED)
def answer_claim(request: DeskRequest, pk: int, answer: str) -> HttpResponse:
    """`paid` with its day, or `refused`."""
    rows = SubsidyClaim.objects.filter(case__in=cases_for(request.officer).order_by().values("pk"))
    row = get_object_or_404(rows.select_related("case__person__artisan__user"), pk=pk)
    if answer not in {"paid", "refused"}:
        raise Http404
    is_paid, data = answer == "paid", request.POST if request.method == "POST" else None
    form = DayForm(data) if is_paid else SureForm(data)
    back = reverse("desk-finance-case", args=[row.case_id])
    if form.is_bound and form.is_valid():
        try:
            _settle(request, row, form)
        except NotNow:
            told_late(request)
        else:
            messages.success(request, _("定好了，也告诉她了。"))
        return redirect(back)
    title = _("贴息发了") if is_paid else _("贴息没有批下来")
    return form_page(request, form, Sheet(title, back, row.case.person.name, _("定了，告诉她")))


def _settle(request: DeskRequest, row: SubsidyClaim, form: Form) -> None:
    if "day" in form.cleaned_data:
        day = form.cleaned_data["day"]
        note_subsidy_paid(claim=row, paid_on=day, officer=request.officer)
    else:
        note_subsidy_refused(claim=row, officer=request.officer)
