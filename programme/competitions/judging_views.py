"""A judge's pages: start numbers and photos, never a name."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ground.privacy.playing import play
from programme.competitions import judging
from programme.competitions.doors import JudgeRequest, judge_page
from programme.competitions.errors import CompetitionError, Recused
from programme.competitions.forms import KinForm, MarksForm
from programme.competitions.models import Competition, EntryPhoto, Judge, Sheet
from programme.competitions.queries import judged_by, sheets_of

BOTH = ["GET", "HEAD", "POST"]


def _judge(request: JudgeRequest, pk: int) -> Judge:
    return get_object_or_404(judged_by(request.user), competition=pk)


def _sheet(request: JudgeRequest, pk: int) -> Sheet:
    rows = Sheet.objects.filter(judge__in=judged_by(request.user), entry__state="entered")
    return get_object_or_404(rows.select_related("judge__competition", "entry__event"), pk=pk)


@judge_page
@require_safe
def judging_start(request: JudgeRequest) -> HttpResponse:
    context = {"judges": judged_by(request.user)}
    return render(request, "competitions/judging.html", context)


@judge_page
@require_http_methods(BOTH)
def judge_one(request: JudgeRequest, pk: int) -> HttpResponse:
    """What she has to mark; a press says whom she is near to."""
    judge = _judge(request, pk)
    form = KinForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            judging.declare_kin(judge=judge, name=form.cleaned_data["name"])
        except CompetitionError:
            messages.error(request, _("评分已经结束了，没有改动。"))
        else:
            messages.success(request, _("记下了。她要是参赛，她的作品不用你打分。"))
        return redirect("judging-one", pk)
    context = {"judge": judge, "form": form, "sheets": sheets_of(judge)}
    return render(
        request, "competitions/judging_one.html", context, status=400 if form.errors else 200
    )


@judge_page
@require_http_methods(BOTH)
def mark_sheet(request: JudgeRequest, pk: int) -> HttpResponse:
    sheet = _sheet(request, pk)
    criteria = list(sheet.entry.event.criteria.all())
    given = {f"c{row.criterion_id}": row.typed for row in sheet.scores.filter(counts=True)}
    form = MarksForm(criteria, request.POST if request.method == "POST" else None, initial=given)
    if form.is_valid() and _marked(request, sheet, form):
        return _back(sheet)
    context = {
        "sheet": sheet,
        "form": form,
        "photos": sheet.entry.photos.all(),
        "is_open": sheet.judge.competition.state == Competition.State.JUDGING,
    }
    return render(
        request, "competitions/judging_sheet.html", context, status=400 if form.errors else 200
    )


def _back(sheet: Sheet) -> HttpResponse:
    """To this piece among the others, so that Tab goes on from there."""
    where = reverse("judging-one", args=[sheet.judge.competition_id])
    return redirect(f"{where}#piece-{sheet.pk}")


def _marked(request: JudgeRequest, sheet: Sheet, form: MarksForm) -> bool:
    try:
        judging.mark(sheet=sheet, points=form.points)
    except Recused:
        messages.error(request, _("这一件你回避了，不能打分。"))
    except CompetitionError:
        messages.error(request, _("评分已经结束了，没有改动。"))
    else:
        messages.success(
            request, _("%(number)s 号的分数记下了。") % {"number": sheet.entry.start_number}
        )
    return True


@judge_page
@require_http_methods(BOTH)
def step_aside(request: JudgeRequest, pk: int) -> HttpResponse:
    """Asked once more: it is for good."""
    sheet = _sheet(request, pk)
    if request.method == "POST":
        try:
            judging.step_aside(sheet=sheet, conflict=Sheet.Conflict.KNOWN, by=request.user)
        except CompetitionError:
            messages.info(request, _("没有改动：你已经回避了，或者评分不在进行。"))
        else:
            messages.success(request, _("记下了，这一件不用你打分。"))
        return _back(sheet)
    return render(request, "competitions/judging_aside.html", {"sheet": sheet})


@judge_page
@require_safe
def see_photo(request: JudgeRequest, pk: int, photo_pk: int) -> HttpResponse:
    sheet = _sheet(request, pk)
    rows = EntryPhoto.objects.filter(entry=sheet.entry).select_related("file")
    return play(request, get_object_or_404(rows, pk=photo_pk).file)
