"""Her loans: what there is, what speaks for it, asking for it, and how far it is."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.easy.questions import is_answered
from programme.finance import services
from programme.finance.checking import check
from programme.finance.errors import HasOpenCase, NotNow, TooMuch
from programme.finance.forms import ApplyForm, PaperForm
from programme.finance.models import CasePaper, LoanCase, LoanTerms
from programme.finance.papers import add_paper, take_paper_back
from programme.finance.queries import cases_of, services_of, terms_in_force
from programme.finance.states import BEFORE_BANK, WITH_BANK
from programme.record.errors import NoUnit
from programme.record.models import Person
from programme.record.queries import known_person
from programme.record.services import person_of
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.artisans.models import Artisan
from sellers.withholdings.queries import agreements_of


def _artisan(request: StudioRequest) -> Artisan:
    rows = Artisan.objects.select_related("region__parent", "user")
    return get_object_or_404(rows, user=request.subject)


def _person(request: StudioRequest) -> Person | None:
    """None: she has not said where she lives, so no office is hers."""
    try:
        return person_of(_artisan(request))
    except NoUnit:
        return None


@studio_page(None)
@require_safe
def start(request: StudioRequest) -> HttpResponse:
    artisan = _artisan(request)
    person = known_person(artisan)
    context = {
        "here": "finance",
        "terms": _terms_near(artisan),
        "cases": cases_of(person) if person else [],
        "services": services_of(person)[:20] if person else [],
        "agreements": agreements_of(request.subject).filter(state__in=["offered", "signed"]),
    }
    return render(request, "finance/start.html", context)


def _terms(request: StudioRequest, pk: int) -> LoanTerms:
    return get_object_or_404(_terms_near(_artisan(request)), pk=pk)


def _terms_near(artisan: Artisan) -> QuerySet[LoanTerms]:
    """None where nobody knows yet where she lives."""
    if artisan.region is None:
        return LoanTerms.objects.none()
    return terms_in_force(artisan.region, timezone.localdate(), artisan.special)


@studio_page(None)
@require_safe
def check_terms(request: StudioRequest, pk: int) -> HttpResponse:
    """Reasons, and no decision."""
    terms, person = _terms(request, pk), _person(request)
    found = check(person=person, terms=terms) if person else None
    context = {"here": "finance", "terms": terms, "found": found}
    return render(request, "finance/check.html", context)


@studio_page(None)
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: StudioRequest, pk: int) -> HttpResponse:
    """What is on record is shown, and not asked again."""
    terms = _terms(request, pk)
    form = ApplyForm(terms, request.POST if request.method == "POST" else None)
    if is_answered(form, request) and (case := _asked(request, form)):
        messages.success(request, _("记下了。当地残联会来找你，银行最后定。"))
        return redirect("studio-loan", case.pk)
    context = {"here": "finance", "terms": terms, "form": form, "artisan": _artisan(request)}
    return render(request, "finance/apply.html", context, status=400 if form.errors else 200)


def _asked(request: StudioRequest, form: ApplyForm) -> LoanCase | None:
    """None: the form says why not."""
    person = _person(request)
    if person is None:
        form.add_error(None, _("还不知道你住在哪个县，先去登记。"))
        return None
    try:
        return services.open_case(
            person=person, terms=form.terms, facts=form.facts, by=request.user
        )
    except HasOpenCase:
        form.add_error(None, _("你或你家里人有一份还没有办完。"))
    except TooMuch:
        form.add_error("amount", _("超过了最多能贷的数，请写少一点"))
    return None


def _case(request: StudioRequest, pk: int) -> LoanCase:
    person = known_person(_artisan(request))
    rows = cases_of(person) if person else LoanCase.objects.none()
    return get_object_or_404(rows.select_related("person__artisan__user"), pk=pk)


@studio_page(None)
@require_http_methods(["GET", "HEAD", "POST"])
def show_case(request: StudioRequest, pk: int) -> HttpResponse:
    """How far it is; a press adds a paper."""
    case = _case(request, pk)
    form = PaperForm(*([request.POST, request.FILES] if request.method == "POST" else []))
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            add_paper(case=case, name_zh=data["name"], photo=data["photo"], by=request.user)
        except NotNow:
            messages.error(request, _("现在不用再交材料了，没有改动。"))
        else:
            messages.success(request, _("材料封好了。"))
        return redirect("studio-loan", pk)
    context = {
        "here": "finance",
        "case": case,
        "form": form,
        "moves": case.moves.all(),
        "papers": case.papers.all(),
        "claims": case.claims.all(),
        "takes_papers": case.state in WITH_BANK,
        "may_withdraw": case.state in BEFORE_BANK,
    }
    return render(request, "finance/case.html", context, status=400 if form.errors else 200)


@studio_page(None)
@require_POST
def take_back(request: StudioRequest, pk: int, paper: int) -> HttpResponse:
    case = _case(request, pk)
    row = get_object_or_404(CasePaper.objects.select_related("file"), pk=paper, case=case)
    take_paper_back(paper=row, by=request.user)
    messages.success(request, _("照片删掉了。"))
    return redirect("studio-loan", pk)


@studio_page(None)
@require_POST
def withdraw(request: StudioRequest, pk: int) -> HttpResponse:
    try:
        services.withdraw(case=_case(request, pk), by=request.user)
    except NotNow:
        messages.info(request, _("材料已经在银行了，请打电话给当地残联。"))
    else:
        messages.success(request, _("不申请了，材料的照片也删掉了。"))
    return redirect("studio-finance")
