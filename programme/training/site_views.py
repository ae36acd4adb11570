"""Sites and who teaches there, courses, the yearly plan and the rule: as officers write them."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programme.training import services
from programme.training.desk_forms import CourseForm, RuleForm, SiteForm, TrainerForm, why
from programme.training.desk_views import writes
from programme.training.errors import ApprovedAlready, NobodyThere, NotNow
from programme.training.models import Course, Rule, Site, TrainingPlan
from programme.training.plan_forms import PlanForm
from programme.training.planning import progress_of
from programme.training.queries import kept_courses, kept_sites, kept_trainers, plans_for
from sellers.organs.doors import DeskRequest, desk_page
from sellers.organs.models import Officer
from sellers.verification.desk_lists import page_of

_TRAINER = "trainer_%s"  # two forms stand on one page


def _status(form: forms.Form) -> int:
    return 400 if form.errors else 200


@desk_page(writes)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_site(request: DeskRequest, pk: int = 0) -> HttpResponse:
    """A new one, or one to change."""
    site = get_object_or_404(kept_sites(request.officer), pk=pk) if pk else None
    posted = request.POST if request.method == "POST" else None
    form = SiteForm(request.officer, posted, initial=_typed(site) if site else None)
    if form.is_valid():
        facts = form.cleaned_data
        try:
            site = services.save_site(site=site, facts=facts, officer=request.officer)
        except NotNow:
            form.add_error("name_zh", _("这个县已经有一个同名的地方"))
        else:
            messages.success(request, _("记下了。"))
            return redirect("desk-training-site", site.pk)
    return _site_page(request, site, form, TrainerForm(auto_id=_TRAINER))


def _typed(site: Site) -> dict[str, object]:
    known = {name: getattr(site, name) for name in SiteForm.base_fields}
    return {**known, "region": f"{site.region.parent or ''}{site.region}"}


def _site_page(
    request: DeskRequest, site: Site | None, form: SiteForm, trainer: TrainerForm
) -> HttpResponse:
    context = {
        "here": "programme",
        "site": site,
        "form": form,
        "trainer_form": trainer,
        "trainers": site.trainers.in_force() if site else [],
    }
    status = max(_status(form), _status(trainer))
    return render(request, "training/desk_site.html", context, status=status)


@desk_page(writes)
@require_POST
def add_trainer(request: DeskRequest, pk: int) -> HttpResponse:
    site = get_object_or_404(kept_sites(request.officer), pk=pk)
    form = TrainerForm(request.POST, auto_id=_TRAINER)
    if form.is_valid():
        try:
            services.grant_trainer(site=site, officer=request.officer, **form.cleaned_data)
        except NobodyThere:
            form.add_error("phone", _("还没有人用这个号码登录过"))
        else:
            messages.success(request, _("记下了，也告诉老师了。"))
            return redirect("desk-training-site", site.pk)
    return _site_page(request, site, SiteForm(request.officer, initial=_typed(site)), form)


@desk_page(writes)
@require_POST
def end_trainer(request: DeskRequest, pk: int) -> HttpResponse:
    trainer = get_object_or_404(kept_trainers(request.officer), pk=pk)
    try:
        services.end_trainer(trainer=trainer, officer=request.officer)
    except NotNow:
        messages.info(request, _("已经结束了。"))
    else:
        messages.success(request, _("结束了。这位老师从现在起看不到学员。"))
    return redirect("desk-training-site", trainer.site_id)


@desk_page(writes)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_course(request: DeskRequest, pk: int = 0) -> HttpResponse:
    course = get_object_or_404(kept_courses(request.officer), pk=pk) if pk else None
    posted = request.POST if request.method == "POST" else None
    form = CourseForm(posted, initial=_known(course) if course else {"fee": "0"})
    if form.is_valid():
        try:
            services.save_course(course=course, facts=form.facts, officer=request.officer)
        except NotNow:
            form.add_error("name_zh", _("你们已经有一门同名的课"))
        else:
            messages.success(request, _("记下了。"))
            return redirect("desk-training-courses")
    context = {"here": "programme", "course": course, "form": form}
    return render(request, "training/desk_course.html", context, status=_status(form))


def _known(course: Course) -> dict[str, object]:
    known = {name: getattr(course, name) for name in CourseForm.base_fields if name != "fee"}
    reasons = {why(each.tag): each.reason for each in course.tags.all()}
    return {**known, **reasons, "fee": f"{course.fee_fen / 100:g}"}


@desk_page()
@require_http_methods(["GET", "HEAD", "POST"])
def show_plans(request: DeskRequest) -> HttpResponse:
    """Yearly plans with the names under them; a press drafts one."""
    may_write = writes(request.officer)
    form = PlanForm(request.POST if request.method == "POST" and may_write else None)
    if form.is_valid():
        try:
            services.draft_plan(facts=form.cleaned_data, officer=request.officer)
        except NotNow:
            form.add_error("year", _("这一年的计划已经有了"))
        else:
            messages.success(request, _("写好了。残联、妇联、乡村振兴部门都通过，才算定下来。"))
            return redirect("desk-training-plans")
    plans = page_of(request, plans_for(request.officer))
    context = {
        "here": "programme",
        "form": form,
        "plans": plans,
        "rows": progress_of(plans.object_list),
        "may_write": may_write,
    }
    return render(request, "training/desk_plans.html", context, status=_status(form))


@desk_page(writes)
@require_POST
def approve_plan(request: DeskRequest, year: int) -> HttpResponse:
    """Of her own region."""
    organ = request.officer.organ
    there = {"region": organ.region, "special": organ.special}
    plan = get_object_or_404(TrainingPlan, year=year, **there)
    try:
        is_approved = services.approve_plan(plan=plan, officer=request.officer)
    except ApprovedAlready:
        messages.info(request, _("你们单位已经通过了。"))
    else:
        told = _("三家都通过了，计划定下来了。") if is_approved else _("记下了你们单位的通过。")
        messages.success(request, told)
    return redirect("desk-training-plans")


def _sets_rules(officer: Officer) -> bool:
    """The nation's federation."""
    return writes(officer) and officer.organ.region is None and officer.organ.kind == "disabled"


@desk_page()
@require_http_methods(["GET", "HEAD", "POST"])
def show_rules(request: DeskRequest) -> HttpResponse:
    """What finishing takes, by date."""
    may_set = _sets_rules(request.officer)
    form = RuleForm(request.POST if request.method == "POST" and may_set else None)
    if form.is_valid():
        try:
            services.set_rule(officer=request.officer, facts=form.cleaned_data)
        except NotNow:
            form.add_error("begins_on", _("这一天过了，或者已经有一条"))
        else:
            messages.success(request, _("记下了。"))
            return redirect("desk-training-rules")
    context = {"here": "programme", "form": form, "rules": Rule.objects.all(), "may_set": may_set}
    return render(request, "training/desk_rules.html", context, status=_status(form))
