"""Her own pages: courses near her, her place in one, what she can show, lessons at home."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.easy.questions import is_answered
from programme.record.errors import NoUnit
from programme.record.services import person_of
from programme.training import enrolling, lessons
from programme.training.errors import EnrolledAlready, NotNow
from programme.training.forms import EnrolForm
from programme.training.models import Enrolment, Run
from programme.training.queries import (
    enrolments_of,
    minutes_of,
    near,
    place_in_line,
    runs_open_to_her,
)
from sellers.artisans.doors import StudioRequest, name_act, studio_page, undone
from sellers.artisans.models import Artisan, Scope
from sellers.partner.queries import shops_of
from sellers.verification.desk_lists import page_of


def _herself(request: StudioRequest) -> Artisan | None:
    return Artisan.objects.select_related("region", "user").filter(user=request.subject).first()


@studio_page(Scope.LEARNING)
@require_safe
def show_all(request: StudioRequest) -> HttpResponse:
    """Hers first, then those of her province; one press shows all."""
    artisan, everywhere = _herself(request), request.GET.get("show") == "all"
    region = artisan.region if artisan else None
    mine = enrolments_of(request.subject)[:50]
    runs = runs_open_to_her()
    if region and not everywhere:
        runs = near(runs, region)
    runs = runs.exclude(pk__in=[row.run_id for row in mine if row.state != "withdrawn"])
    context = {
        "here": "training",
        "artisan": artisan,
        "mine": mine,
        "runs": page_of(request, runs),
        "everywhere": everywhere or region is None,
        "also": "show=all" if everywhere else "",
    }
    return render(request, "training/all.html", context)


@studio_page(Scope.LEARNING, act=gettext_noop("报了一个培训班"))
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def show_run(request: StudioRequest, pk: int) -> HttpResponse:
    """Before she says yes: when, where, what she gets; one press enrols her.

    A helper whom she asked to may press for her; she is told.
    """
    artisan = _herself(request)
    if artisan is None:
        return _led_to_the_list(request)
    run = get_object_or_404(runs_open_to_her(), pk=pk)
    mine = enrolments_of(request.subject).filter(run=run).exclude(state="withdrawn").first()
    if mine:
        undone(request, _("这一期已经报过了。"))
        return redirect("studio-training-mine", mine.pk)
    sent = request.POST if request.method == "POST" else None
    form = EnrolForm(sent, helps=request.grant is not None)
    if is_answered(form, request):
        return _enrolled(request, run, artisan, form.cleaned_data["access"])
    context = {
        "here": "training",
        "run": run,
        "form": form,
        "sessions": run.sessions.all(),
        "waiting": run.enrolments.filter(state=Enrolment.State.WAITING).count(),
    }
    return render(request, "training/run.html", context, status=400 if form.errors else 200)


def _led_to_the_list(request: StudioRequest) -> HttpResponse:
    """Which says what comes first to who comes from the public page and has no name here yet."""
    if request.method == "POST":
        raise Http404
    return redirect("studio-training")


def _enrolled(request: StudioRequest, run: Run, artisan: Artisan, access: str) -> HttpResponse:
    try:
        person = person_of(artisan)
        row = enrolling.enrol(run=run, person=person, by=request.user, access=access.strip())
    except NoUnit:
        undone(request, _("请先写上你住在哪个县，再来报名。"), messages.ERROR)
        return redirect("studio-training" if request.grant else "studio-register")
    except EnrolledAlready:
        undone(request, _("这一期已经报过了。"))
        return redirect("studio-training")
    except NotNow:
        undone(request, _("这一期不能报名了，请看看别的。"), messages.ERROR)
        return redirect("studio-training")
    name_act(request, run.course.name_zh, "studio-training-mine", row.pk)
    waits = _("名额满了，你在排队。有空位马上告诉你。")
    messages.success(request, waits if row.state == "waiting" else _("报上名了。"))
    return redirect("studio-training-mine", row.pk)


def _mine(request: StudioRequest, pk: int) -> Enrolment:
    return get_object_or_404(enrolments_of(request.subject), pk=pk)


@studio_page(Scope.LEARNING)
@require_safe
def show_mine(request: StudioRequest, pk: int) -> HttpResponse:
    row = _mine(request, pk)
    context = {
        "here": "training",
        "row": row,
        "run": row.run,
        "place": place_in_line(row) if row.state == Enrolment.State.WAITING else 0,
        "heard": minutes_of(row),
        "sessions": row.run.sessions.all(),
        "certificate": getattr(row, "certificate", None),
        "has_shop": shops_of(request.subject).filter(is_open=True).exists(),
    }
    return render(request, "training/mine.html", context)


@studio_page(Scope.LEARNING, act=gettext_noop("退了一个培训班"))
@require_POST
def leave(request: StudioRequest, pk: int) -> HttpResponse:
    row = _mine(request, pk)
    try:
        enrolling.withdraw(enrolment=row, by=request.user)
    except NotNow:
        undone(request, _("已经不能退了，没有改动。"))
    else:
        name_act(request, row.run.course.name_zh, "studio-training-mine", row.pk)
        messages.success(request, _("退出了。想学的时候再来。"))
    return redirect("studio-training")


@studio_page(None)
@require_safe
def show_paper(request: StudioRequest, pk: int) -> HttpResponse:
    row = _mine(request, pk)
    certificate = getattr(row, "certificate", None)
    if certificate is None or certificate.revoked_at:
        raise Http404
    context = {"here": "training", "row": row, "certificate": certificate}
    return render(request, "training/paper.html", context)


@studio_page(None)
@require_safe
def list_lessons(request: StudioRequest) -> HttpResponse:
    """Short ones, to watch at home; which she has watched stands on this private page alone."""
    rows = lessons.lessons_here()
    number = request.GET.get("page", "1")
    page = Paginator(rows, 20).get_page(number if len(number) < 9 else 1)
    context = {"here": "training", "lessons": page, "watched": lessons.watched_by(request.subject)}
    return render(request, "training/lessons.html", context)


@studio_page(None)
@require_POST
def watch_lesson(request: StudioRequest, pk: int) -> HttpResponse:
    lesson = get_object_or_404(lessons.lessons_here(), pk=pk)
    artisan = _herself(request)
    if artisan is None:
        raise Http404
    try:
        is_new = lessons.watch(artisan=artisan, lesson=lesson, by=request.user)
    except NoUnit:
        messages.error(request, _("请先写上你住在哪个县，再来记。"))
        return redirect("studio-register")
    messages.success(request, _("记下了，学完一节。") if is_new else _("这一节已经记过了。"))
    return redirect("studio-lessons")
