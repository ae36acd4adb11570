"""The trainer's rooms: her runs, who comes, who was there, who can do it."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programme.training.attendance_page import answer_list, answer_sheet
from programme.training.attending import mark_there
from programme.training.codes import tidied
from programme.training.doors import TeachingRequest, teaching_page
from programme.training.errors import NotNow, TooSoon
from programme.training.finishing import assess
from programme.training.models import Attendance, Enrolment, Run
from programme.training.queries import taught_runs

State = Enrolment.State


def _run(request: TeachingRequest, pk: int) -> Run:
    return get_object_or_404(taught_runs(request.user), pk=pk)


@teaching_page
@require_http_methods(["GET", "HEAD", "POST"])
def list_runs(request: TeachingRequest) -> HttpResponse:
    """Hers; a code that is typed opens who shows it."""
    if request.method == "POST":
        code = tidied(request.POST.get("code", ""))
        if _shown(request, code).exists():
            return redirect("teaching-code", code)
        messages.error(request, _("没有这个码，或者她不在你的名单上。"))
        return redirect("teaching")
    context = {"grants": request.grants, "runs": taught_runs(request.user)}
    return render(request, "training/teaching.html", context)


@teaching_page
@require_safe
def show_run(request: TeachingRequest, pk: int) -> HttpResponse:
    run = _run(request, pk)
    rows = run.enrolments.filter(state=State.ENROLLED).select_related("person__artisan")
    context = {"run": run, "rows": rows, "sessions": run.sessions.all()}
    return render(request, "training/teaching_run.html", context)


@teaching_page
@require_http_methods(["GET", "HEAD", "POST"])
def keep_session(request: TeachingRequest, pk: int, session: int) -> HttpResponse:
    row = get_object_or_404(_run(request, pk).sessions, pk=session)
    return answer_list(request, row, ("teaching-session", row.run_id, row.pk))


@teaching_page
@require_http_methods(["GET", "HEAD", "POST"])
def import_session(request: TeachingRequest, pk: int, session: int) -> HttpResponse:
    row = get_object_or_404(_run(request, pk).sessions, pk=session)
    return answer_sheet(request, row, ("teaching-session", row.run_id, row.pk))


@teaching_page
@require_POST
def assess_her(request: TeachingRequest, pk: int, enrolment: int) -> HttpResponse:
    run = _run(request, pk)
    row = get_object_or_404(run.enrolments, pk=enrolment)
    try:
        assess(enrolment=row, is_able=request.POST.get("able") == "yes", by=request.user)
    except NotNow:
        messages.info(request, _("已经是这样了，没有改动。"))
    else:
        messages.success(request, _("记下了。"))
    return redirect(f"{reverse('teaching-run', args=[run.pk])}#her-{row.pk}")


def _shown(request: TeachingRequest, code: str) -> QuerySet[Enrolment]:
    rows = Enrolment.objects.filter(run__in=taught_runs(request.user), state=State.ENROLLED)
    return rows.filter(code=code or "-").select_related("person__artisan", "run__course")


@teaching_page
@require_http_methods(["GET", "HEAD", "POST"])
def open_code(request: TeachingRequest, code: str) -> HttpResponse:
    """She shows her code; one press says that she is here today."""
    row = get_object_or_404(_shown(request, tidied(code)))
    session = row.run.sessions.filter(day=timezone.localdate()).first()
    if request.method == "POST" and session:
        way = Attendance.Way.CODE
        try:
            is_new = mark_there(session=session, enrolment=row, way=way, by=request.user)
        except (TooSoon, NotNow):
            messages.error(request, _("这一期结束了，或者名单刚变过，没有改动。"))
        else:
            messages.success(request, _("记下了。") if is_new else _("她已经记过了。"))
        return redirect("teaching-session", row.run_id, session.pk)
    context = {"row": row, "session": session}
    return render(request, "training/teaching_code.html", context)
