"""The officer's desk: one woman, and what she may be offered, noted or asked."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programme.finance.desk_forms import ForHerForm, HouseholdForm, ServiceForm, WithholdForm
from programme.finance.desk_pages import Sheet, form_page, told_done, told_late, writes
from programme.finance.errors import HasOpenCase, InHousehold, NotNow, TooMuch
from programme.finance.households import join_household, leave_household
from programme.finance.models import LoanCase, Member
from programme.finance.queries import (
    cases_of,
    grants_for,
    household_of,
    open_cases_of,
    services_for,
    services_of,
)
from programme.finance.services import open_case
from programme.finance.serving import note_service
from programme.finance.women import find_woman
from programme.record.looking import look
from programme.record.models import Person
from programme.record.queries import hers, persons_for
from programme.record.services import reference_to
from sellers.organs.doors import DeskRequest, desk_page
from sellers.verification.desk_lists import page_of
from sellers.withholdings.errors import AboveCap, OneAtATime
from sellers.withholdings.models import Agreement
from sellers.withholdings.services import offer

_POSTED = ["GET", "HEAD", "POST"]


def _person(request: DeskRequest, pk: int) -> Person:
    return get_object_or_404(persons_for(request.officer), pk=pk)


def _page(person: Person) -> str:
    return reverse("desk-finance-person", args=[person.pk])


@desk_page()
@require_safe
def show_person(request: DeskRequest, pk: int) -> HttpResponse:
    person = _person(request, pk)
    look(person=person, officer=request.officer, what="finance.person")
    household = household_of(person)
    members = household.members.filter(until=None).exclude(hers(person)) if household else []
    visible = persons_for(request.officer).order_by().values("pk")
    context = {
        "here": "programme",
        "person": person,
        "cases": cases_of(person),
        "services": page_of(request, services_of(person)),
        "grants": grants_for(request.officer).filter(hers(person)),
        "members": members.filter(person__in=visible).select_related("person") if household else [],
        "agreements": Agreement.objects.filter(artisan=person.artisan_id)
        if person.artisan_id
        else [],
        "may_write": writes(request.officer),
    }
    return render(request, "finance/desk_person.html", context)


@desk_page(writes)
@require_http_methods(_POSTED)
def apply_for_her(request: DeskRequest, pk: int) -> HttpResponse:
    person = _person(request, pk)
    form = ForHerForm(person, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and (case := _asked(request, person, form)):
        told_done(request)
        return redirect("desk-finance-case", case.pk)
    says = _("她的名字、住处和电话已经登记，不用再问。")
    return form_page(request, form, Sheet(_("替她申请贷款"), _page(person), says))


def _asked(request: DeskRequest, person: Person, form: ForHerForm) -> LoanCase | None:
    """None: the form says why not."""
    terms = form.cleaned_data["terms_row"]
    try:
        return open_case(person=person, terms=terms, facts=form.facts, by=request.user)
    except HasOpenCase:
        form.add_error("terms_row", _("她或她家里人有一份还没有办完"))
    except TooMuch:
        form.add_error("amount", _("超过了最多能贷的数，请写少一点"))
    return None


@desk_page(writes)
@require_http_methods(_POSTED)
def note_for_her(request: DeskRequest, pk: int) -> HttpResponse:
    person = _person(request, pk)
    form = ServiceForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        said = {"kind": data["kind"], "happened_on": data["happened_on"]}
        try:
            note_service(person=person, outcome_zh=data["outcome"], officer=request.officer, **said)
        except NotNow:
            messages.info(request, _("这一天的这种服务已经记过了，没有改动。"))
        else:
            told_done(request)
        return redirect(_page(person))
    return form_page(request, form, Sheet(_("记一次服务"), _page(person), person.name))


@desk_page(writes)
@require_http_methods(_POSTED)
def join(request: DeskRequest, pk: int) -> HttpResponse:
    """She lives under one roof with another woman of the list."""
    person = _person(request, pk)
    form = HouseholdForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _joined(request, person, form):
        told_done(request)
        return redirect(_page(person))
    says = _("有的贷款一家只办一份，所以要记谁和谁一家。")
    return form_page(request, form, Sheet(_("她和谁一家"), _page(person), says))


def _joined(request: DeskRequest, person: Person, form: HouseholdForm) -> bool:
    other, fault = find_woman(request.officer, form.cleaned_data["who"])
    if other is None:
        form.add_error("who", fault)
        return False
    try:
        if other.pk == person.pk:
            raise InHousehold
        join_household(person=person, other=other, officer=request.officer)
    except InHousehold:
        form.add_error("who", _("已经是一家，或者她家有别人、有贷款，要先分开"))
        return False
    return True


@desk_page(writes)
@require_POST
def part(request: DeskRequest, pk: int) -> HttpResponse:
    """She lives with them no more."""
    person = _person(request, pk)
    row = get_object_or_404(Member.objects.filter(hers(person)), until=None)
    try:
        leave_household(member=row, officer=request.officer)
    except NotNow:
        told_late(request)
    else:
        told_done(request)
    return redirect(_page(person))


@desk_page(writes)
@require_http_methods(_POSTED)
def offer_withholding(request: DeskRequest, pk: int) -> HttpResponse:
    """Nothing is kept back before she signs it herself."""
    person = _person(request, pk)
    form = WithholdForm(request.POST if request.method == "POST" else None)
    if person.artisan is None or person.artisan.user is None:
        messages.info(request, _("她没有账户，货款不从这里走。"))
        return redirect(_page(person))
    if form.is_bound and form.is_valid() and _offered(request, person, form):
        messages.success(request, _("发给她了。她签了才扣，她随时可以停。"))
        return redirect(_page(person))
    says = _("她会看到一共多少、每次多少。不签就不扣。")
    return form_page(request, form, Sheet(_("请她同意代扣"), _page(person), says, _("发给她")))


def _offered(request: DeskRequest, person: Person, form: WithholdForm) -> bool:
    case = open_cases_of(person, "startup").first() or cases_of(person).first()
    is_loan = form.cleaned_data["purpose"] == Agreement.Purpose.LOAN
    terms = form.terms(reference_to(case) if case and is_loan else "")
    assert person.artisan is not None  # noqa: S101 -- asked by who calls
    try:
        offer(artisan=person.artisan, terms=terms, by=request.user)
    except OneAtATime:
        form.add_error("purpose", _("这一种已经有一份了，等她停了再发"))
    except AboveCap:
        form.add_error("percent", _("扣得太多了"))
    else:
        return True
    return False


@desk_page()
@require_safe
def list_services(request: DeskRequest) -> HttpResponse:
    context = {"here": "programme", "services": page_of(request, services_for(request.officer))}
    return render(request, "finance/desk_services.html", context)
