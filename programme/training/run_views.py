"""One run at the desk: planned, opened, who comes, who was there, closed or cancelled."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import Count, Q, Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.sheets.writing import stream_answer
from programme.record.models import Person
from programme.record.queries import persons_for
from programme.training import enrolling, services
from programme.training.attendance_page import answer_list, answer_sheet
from programme.training.desk_forms import AccessForm, ReasonForm, RunForm, SeatsForm
from programme.training.desk_views import form_of, writes
from programme.training.errors import (
    CalendarShort,
    EnrolledAlready,
    NotNow,
    ResultsMissing,
    TooSoon,
)
from programme.training.fields import written
from programme.training.finishing import finish_all
from programme.training.models import Run
from programme.training.plan_forms import LinkForm
from programme.training.queries import enrolments_for, runs_for
from programme.training.sheets import list_out
from sellers.organs.doors import DeskRequest, desk_page
from sellers.verification.desk_lists import page_of

_MOST_FOUND = 20


def _run(request: DeskRequest, pk: int) -> Run:
    return get_object_or_404(runs_for(request.officer), pk=pk)


@desk_page(writes)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_run(request: DeskRequest, pk: int = 0) -> HttpResponse:
    """A new one, or one that nobody can enrol in yet."""
    run = _run(request, pk) if pk else None
    posted = request.POST if request.method == "POST" else None
    form = RunForm(request.officer, posted, initial=_typed(run) if run else None)
    if form.is_valid():
        facts = dict(form.cleaned_data)
        days = facts.pop("days")
        try:
            run = services.plan_run(run=run, facts=facts, days=days, officer=request.officer)
        except NotNow:
            messages.error(request, _("已经开放报名了，没有改动。"))
        else:
            messages.success(request, _("记下了。看一遍，再开放报名。"))
        return redirect("desk-training-run", run.pk if run else pk)
    context = {"here": "programme", "run": run, "form": form}
    status = 400 if form.errors else 200
    return render(request, "training/desk_run_edit.html", context, status=status)


def _typed(run: Run) -> dict[str, object]:
    known = {name: getattr(run, name) for name in RunForm.base_fields if name != "days"}
    return {**known, "days": written(run.sessions.all())}


@desk_page()
@require_safe
def show_run(request: DeskRequest, pk: int) -> HttpResponse:
    run = _run(request, pk)
    rows = enrolments_for(request.officer).filter(run=run)
    heard = Sum("attendance__minutes")
    here = Count("attendance", filter=Q(attendance__minutes__gt=0))
    context = {
        "here": "programme",
        "run": run,
        "rows": page_of(request, rows.annotate(heard=heard).order_by("roll")),
        "sessions": run.sessions.annotate(there=here),
        "seats_form": SeatsForm(initial={"seats": run.seats}),
        "link_form": LinkForm(run, initial={"plan": run.plan_id}),
        "may_write": writes(request.officer),
    }
    return render(request, "training/desk_run.html", context)


def _pressed(
    request: DeskRequest, pk: int, service: Callable[..., object], told: str
) -> HttpResponse:
    run = _run(request, pk)
    try:
        service(run=run, officer=request.officer)
    except CalendarShort as refusal:
        names = {"there": refusal.minutes, "needed": run.course.minutes}
        wrong = _("课排得不够：现在 %(there)s 分钟，要 %(needed)s 分钟。") % names
        messages.error(request, wrong)
    except ResultsMissing as refusal:
        wrong = _("这些人还没有结果：%(names)s") % {"names": "、".join(refusal.names[:30])}
        messages.error(request, wrong)
    except TooSoon:
        messages.error(request, _("最后一次课还没上。"))
    except NotNow:
        messages.error(request, _("刚才有人改过了，没有改动。"))
    else:
        messages.success(request, told)
    return redirect("desk-training-run", run.pk)


@desk_page(writes)
@require_POST
def open_run(request: DeskRequest, pk: int) -> HttpResponse:
    return _pressed(request, pk, services.open_run, _("开放报名了。"))


@desk_page(writes)
@require_POST
def close_run(request: DeskRequest, pk: int) -> HttpResponse:
    return _pressed(request, pk, services.close_run, _("这一期结束了。"))


@desk_page(writes)
@require_POST
def finish_run(request: DeskRequest, pk: int) -> HttpResponse:
    """All who have what it takes."""
    run = _run(request, pk)
    number = finish_all(run=run, officer=request.officer)
    messages.success(request, _("有 %(number)s 人结业，都告诉她们了。") % {"number": number})
    return redirect("desk-training-run", run.pk)


@desk_page(writes)
@require_POST
def change_seats(request: DeskRequest, pk: int) -> HttpResponse:
    run, form = _run(request, pk), SeatsForm(request.POST)
    if not form.is_valid() or form.cleaned_data["seats"] > run.site.seats:
        messages.error(request, _("没有改动：名额不能比那里坐得下的人多。"))
        return redirect("desk-training-run", run.pk)
    seats = form.cleaned_data["seats"]
    try:
        moved = enrolling.change_seats(run=run, seats=seats, officer=request.officer)
    except NotNow:
        messages.error(request, _("没有改动：已经报上名的人比这个数多。"))
    else:
        told = _("改好了，有 %(number)s 人从排队里进来。") % {"number": moved}
        messages.success(request, told)
    return redirect("desk-training-run", run.pk)


@desk_page(writes)
@require_http_methods(["GET", "HEAD", "POST"])
def cancel_run(request: DeskRequest, pk: int) -> HttpResponse:
    """Asked for once more, with the reason that all are told."""
    run = _run(request, pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            number = services.cancel_run(run=run, officer=request.officer, reason=reason)
        except NotNow:
            messages.error(request, _("这一期已经结束，或者有人结业了，没有改动。"))
        else:
            told = _("取消了，告诉了 %(number)s 个人。") % {"number": number}
            messages.success(request, told)
        return redirect("desk-training-run", run.pk)
    context = {"here": "programme", "run": run, "form": form}
    status = 400 if form.errors else 200
    return render(request, "training/desk_run_cancel.html", context, status=status)


@desk_page()
@require_safe
def sheet(request: DeskRequest, pk: int) -> HttpResponse:
    run = _run(request, pk)
    rows = enrolments_for(request.officer).filter(run=run).order_by("roll")
    return stream_answer(list_out(run, rows), "training-run", form_of(request))


@desk_page(writes)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def enrol_person(request: DeskRequest, pk: int) -> HttpResponse:
    """Found by her name among those of the officer's region."""
    run = _run(request, pk)
    asked = request.GET.get("q", "").replace("\x00", "").strip()[:40]
    rows = persons_for(request.officer)
    found = list(rows.filter(name_zh__contains=asked)[:_MOST_FOUND]) if asked else []
    form = AccessForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        number = request.POST.get("person", "")
        person = get_object_or_404(rows, pk=int(number) if number[:9].isdecimal() else 0)
        _enrol(request, run, person, form.cleaned_data["access"])
        return redirect("desk-training-run", run.pk)
    context = {"here": "programme", "run": run, "q": asked, "persons": found, "form": form}
    status = 400 if form.errors else 200
    return render(request, "training/desk_enrol.html", context, status=status)


def _enrol(request: DeskRequest, run: Run, person: Person, access: str) -> None:
    try:
        row = enrolling.enrol(run=run, person=person, by=request.user, access=access)
    except EnrolledAlready:
        messages.info(request, _("她已经在名单上了。"))
    except NotNow:
        messages.error(request, _("报名已经截止，没有改动。"))
    else:
        waits = _("名额满了，她在排队。有空位会自动轮到她。")
        messages.success(request, waits if row.state == row.State.WAITING else _("报上名了。"))


@desk_page(writes)
@require_http_methods(["GET", "HEAD", "POST"])
def keep_session(request: DeskRequest, pk: int, session: int) -> HttpResponse:
    """Who was there, by the list."""
    row = get_object_or_404(_run(request, pk).sessions, pk=session)
    return answer_list(request, row, ("desk-training-session", row.run_id, row.pk))


@desk_page(writes)
@require_http_methods(["GET", "HEAD", "POST"])
def import_session(request: DeskRequest, pk: int, session: int) -> HttpResponse:
    row = get_object_or_404(_run(request, pk).sessions, pk=session)
    return answer_sheet(request, row, ("desk-training-session", row.run_id, row.pk))
