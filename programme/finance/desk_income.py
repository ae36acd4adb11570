"""The officer's desk: what a household lived on before and after, opened one by one."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from programme.finance.desk_forms import ReasonForm as StrikeForm
from programme.finance.desk_pages import Sheet, form_page, told_done, told_late, writes
from programme.finance.errors import NoConsent, NotNow
from programme.finance.income_forms import IncomeForm
from programme.finance.incomes import (
    agree,
    agrees,
    changes_of,
    incomes_of,
    note_income,
    strike_income,
)
from programme.finance.models import Income
from programme.record.looking import look
from programme.record.models import Person
from programme.record.queries import persons_for
from sellers.organs.doors import DeskRequest, desk_page
from sellers.verification.desk_forms import ReasonForm

_POSTED = ["GET", "HEAD", "POST"]


def _person(request: DeskRequest, pk: int) -> Person:
    return get_object_or_404(persons_for(request.officer), pk=pk)


def _page(request: DeskRequest, person: Person, **more: object) -> HttpResponse:
    """Which lines there are; the sums stay sealed."""
    context = {
        "here": "programme",
        "person": person,
        "agrees": agrees(person),
        "rows": incomes_of(person),
        "may_write": writes(request.officer),
        "form": IncomeForm(agrees(person)),
        **more,
    }
    wrong = any(getattr(more.get(name), "errors", None) for name in ("form", "why"))
    status = 400 if wrong else 200
    return render(request, "finance/desk_income.html", context, status=status)


@desk_page()
@sensitive_post_parameters()
@require_http_methods(_POSTED)
def show_income(request: DeskRequest, pk: int) -> HttpResponse:
    """A press notes a line, by her consent."""
    person = _person(request, pk)
    if request.method != "POST" or not writes(request.officer):
        return _page(request, person)
    form = IncomeForm(agrees(person), request.POST)
    if not form.is_valid():
        return _page(request, person, form=form)
    if form.cleaned_data.get("agrees"):
        agree(person=person, by=request.user)
    said = {"amount_fen": form.cleaned_data["amount"], "facts": form.facts}
    try:
        note_income(person=person, officer=request.officer, **said)
    except NoConsent:
        messages.error(request, _("没有改动：她刚刚收回了同意。"))
    except NotNow:
        messages.error(request, _("没有改动：这一次的已经记过了。记错了就先删掉。"))
    else:
        messages.success(request, _("封好记下了。"))
    return redirect("desk-finance-income", pk)


@desk_page()
@require_POST
def look_at(request: DeskRequest, pk: int) -> HttpResponse:
    """On this one answer; the look is on record, for her too."""
    person = _person(request, pk)
    why = ReasonForm(request.POST, prefix="why")
    if not why.is_valid():
        return _page(request, person, why=why)
    reason = why.cleaned_data["reason"]
    look(person=person, officer=request.officer, what="finance.income", reason=reason)
    return _page(request, person, changes=changes_of(person))


@desk_page(writes)
@require_http_methods(_POSTED)
def strike(request: DeskRequest, pk: int) -> HttpResponse:
    women = persons_for(request.officer).order_by().values("pk")
    rows = Income.objects.filter(Q(person__in=women) | Q(person__same_as__in=women))
    row = get_object_or_404(rows.select_related("person__same_as"), pk=pk)
    person = row.person.same_as or row.person
    form = StrikeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            strike_income(income=row, officer=request.officer, **form.cleaned_data)
        except NotNow:
            told_late(request)
        else:
            told_done(request)
        return redirect("desk-finance-income", person.pk)
    back = reverse("desk-finance-income", args=[person.pk])
    says = _("删掉就没有了，只留下为什么。")
    return form_page(request, form, Sheet(_("删掉记错的收入"), back, says, _("是，删掉")))
