"""The desk: hold a competition and lead it from step to step."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.accounts.models import User
from programme.competitions import closing, services
from programme.competitions.doors import works
from programme.competitions.errors import (
    CompetitionError,
    NoJudge,
    ObjectionsOpen,
    TooFewJudges,
)
from programme.competitions.forms import CompetitionForm, EventForm, PhoneForm
from programme.competitions.models import Competition, Judge
from programme.competitions.queries import held_by, progress_of, seen_by, told_of
from sellers.organs.doors import DeskRequest, desk_page
from sellers.verification.desk_lists import page_of

BOTH = ["GET", "HEAD", "POST"]
State = Competition.State


class Step(NamedTuple):
    """A press that leads on, asked once more before."""

    says: Any
    asks: Any
    at: tuple[str, ...]
    does: Any


STEPS = {
    "open": Step(
        gettext_lazy("发通知，开始报名"),
        gettext_lazy("开始以后，项目和打分的办法就不能改了。"),
        (State.DRAFT,),
        services.open_entries,
    ),
    "judge": Step(
        gettext_lazy("结束报名，开始评分"),
        gettext_lazy("号码由抽签来定。评委只看到号码。"),
        (State.OPEN,),
        services.begin_judging,
    ),
    "close": Step(
        gettext_lazy("结束评分，开始公示"),
        gettext_lazy("分数从此不能改。只有异议成立，才重新评分。"),
        (State.JUDGING,),
        closing.close_scoring,
    ),
    "settle": Step(
        gettext_lazy("定结果"),
        gettext_lazy("公示满了，异议都答复了，结果才能定。"),
        (State.NOTICE,),
        closing.settle,
    ),
    "call-off": Step(
        gettext_lazy("不办了"),
        gettext_lazy("报上名的人，请你们另外告诉她们。"),
        (State.DRAFT, State.OPEN),
        services.call_off,
    ),
}


def held(request: DeskRequest, pk: int) -> Competition:
    return get_object_or_404(held_by(request.officer), pk=pk)


def page(request: DeskRequest, name: str, form: Any, **more: Any) -> HttpResponse:
    context = {"here": "programme", "form": form, **more}
    status = 400 if form is not None and form.errors else 200
    return render(request, f"competitions/{name}.html", context, status=status)


def sent(request: DeskRequest) -> Any:
    return request.POST if request.method == "POST" else None


@desk_page()
@require_safe
def list_competitions(request: DeskRequest) -> HttpResponse:
    return page(request, "desk_list", None, competitions=page_of(request, seen_by(request.officer)))


@desk_page(works)
@require_http_methods(BOTH)
def new_competition(request: DeskRequest) -> HttpResponse:
    form = CompetitionForm(sent(request))
    if form.is_valid():
        made = services.hold(officer=request.officer, facts=form.cleaned_data)
        messages.success(request, _("记下了。再加项目，就可以发通知。"))
        return redirect("desk-competition", made.pk)
    return page(request, "desk_new", form)


@desk_page()
@require_safe
def show_competition(request: DeskRequest, pk: int) -> HttpResponse:
    competition = get_object_or_404(seen_by(request.officer), pk=pk)
    is_ours = held_by(request.officer).filter(pk=pk).exists()
    steps = [(name, each.says) for name, each in STEPS.items() if competition.state in each.at]
    more = {
        "competition": competition,
        "is_ours": is_ours,
        "events": competition.events.select_related("craft").prefetch_related("criteria"),
        "steps": steps if is_ours and works(request.officer) else [],
        "winners": told_of(competition) if is_ours else [],
        "judges": progress_of(competition) if is_ours else [],
        "objections": competition.objections.all() if is_ours else [],
    }
    return page(request, "desk_one", None, **more)


@desk_page(works)
@require_http_methods(BOTH)
def new_event(request: DeskRequest, pk: int) -> HttpResponse:
    competition = held(request, pk)
    form = EventForm(sent(request))
    if form.is_valid():
        criteria = form.cleaned_data["criteria"]
        try:
            services.add_event(
                competition=competition,
                facts=form.facts,
                criteria=criteria,
                officer=request.officer,
            )
        except CompetitionError:
            messages.error(request, _("没有加上：已经有这个项目，或者已经开始报名了。"))
        else:
            messages.success(request, _("加上了。"))
        return redirect("desk-competition", pk)
    return page(request, "desk_event", form, competition=competition)


@desk_page(works)
@require_http_methods(BOTH)
def take_step(request: DeskRequest, pk: int, step: str) -> HttpResponse:
    """Asked on a page of its own, and done with the press."""
    competition = held(request, pk)
    if step not in STEPS:
        raise Http404
    if request.method != "POST":
        return page(
            request, "desk_step", None, competition=competition, step=STEPS[step], which=step
        )
    try:
        STEPS[step].does(competition=competition, officer=request.officer)
    except CompetitionError as refusal:
        messages.error(request, _why_not(refusal))
    else:
        messages.success(request, _("办好了。"))
    return redirect("desk-competition", pk)


def _why_not(refusal: CompetitionError) -> str:
    if isinstance(refusal, TooFewJudges):
        return _("没有改动：还没有一件作品有足够的评委打过分。")
    if isinstance(refusal, ObjectionsOpen):
        return _("没有改动：还有异议没有答复。")
    return _("没有改动：还不到时候，或者别人刚办过。报名要有项目，评分要有评委和人报名。")


@desk_page(works)
@require_http_methods(BOTH)
def judges(request: DeskRequest, pk: int) -> HttpResponse:
    competition = held(request, pk)
    form = PhoneForm(sent(request))
    if form.is_valid() and _named(request, competition, form):
        messages.success(request, _("请好了，也发短信告诉了。"))
        return redirect("desk-competition-judges", pk)
    rows = competition.judges.select_related("user")
    return page(request, "desk_judges", form, competition=competition, judges=rows)


def _named(request: DeskRequest, competition: Competition, form: PhoneForm) -> bool:
    """False: the form says why not."""
    user = User.objects.filter(phone=form.cleaned_data["phone"], is_active=True).first()
    if user is None:
        form.add_error("phone", _("没有用这个号码登录过的人"))
        return False
    try:
        services.name_judge(competition=competition, user=user, officer=request.officer)
    except NoJudge:
        form.add_error("phone", _("她参赛，或者已经请过了"))
    except CompetitionError:
        form.add_error("phone", _("评分已经结束了"))
    return not form.errors


@desk_page(works)
@require_POST
def end_judge(request: DeskRequest, pk: int) -> HttpResponse:
    rows = Judge.objects.filter(competition__in=held_by(request.officer))
    judge = get_object_or_404(rows.select_related("competition"), pk=pk)
    try:
        services.end_judge(judge=judge, officer=request.officer)
    except CompetitionError:
        messages.info(request, _("没有改动。"))
    else:
        messages.success(request, _("不再请了。打过的分还算。"))
    return redirect("desk-competition-judges", judge.competition_id)
