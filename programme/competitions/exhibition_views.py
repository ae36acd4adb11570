"""The desk: exhibitions, what is chosen for them, their list of lots, and the report."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.privacy.playing import play
from programme.competitions import showing
from programme.competitions.desk_views import BOTH, page, sent
from programme.competitions.doors import works
from programme.competitions.entry_views import found_by_name
from programme.competitions.errors import CompetitionError
from programme.competitions.exhibition_forms import ExhibitionForm, HerPieceForm, ReportForm
from programme.competitions.exhibition_queries import (
    held_exhibitions,
    lots_for,
    on_the_stand,
    shown_to,
    sold_at,
)
from programme.competitions.models import Exhibition
from sellers.organs.doors import DeskRequest, desk_page
from sellers.verification.desk_lists import page_of

State = Exhibition.State
NOT_NOW = gettext_lazy("没有改动：已经办过，或者还不到时候。")


class Step(NamedTuple):
    says: Any
    asks: Any
    at: tuple[str, ...]
    does: Any


STEPS = {
    "fix": Step(
        gettext_lazy("定展品号"),
        gettext_lazy("选上的按次序编号，告诉每一个人。没选的就不选了。"),
        (State.CALL,),
        showing.fix_lots,
    ),
    "open": Step(
        gettext_lazy("开展"),
        gettext_lazy("每一件展品都记进作者走过的路。"),
        (State.CHOSEN,),
        showing.open_doors,
    ),
    "call-off": Step(
        gettext_lazy("不办了"),
        gettext_lazy("报了展品的人，请你们另外告诉她们。"),
        (State.CALL, State.CHOSEN),
        showing.call_off,
    ),
}


def _held(request: DeskRequest, pk: int) -> Exhibition:
    return get_object_or_404(held_exhibitions(request.officer), pk=pk)


@desk_page()
@require_safe
def list_exhibitions(request: DeskRequest) -> HttpResponse:
    rows = page_of(request, shown_to(request.officer))
    return page(request, "desk_exhibitions", None, exhibitions=rows)


@desk_page(works)
@require_http_methods(BOTH)
def new_exhibition(request: DeskRequest) -> HttpResponse:
    form = ExhibitionForm(sent(request))
    if form.is_valid():
        made = showing.call(officer=request.officer, facts=form.cleaned_data)
        messages.success(request, _("记下了，开始征集。"))
        return redirect("desk-exhibition", made.pk)
    return page(request, "desk_exhibition_new", form)


@desk_page()
@require_safe
def show_exhibition(request: DeskRequest, pk: int) -> HttpResponse:
    exhibition = get_object_or_404(shown_to(request.officer), pk=pk)
    is_ours = held_exhibitions(request.officer).filter(pk=pk).exists()
    acts = is_ours and works(request.officer)
    steps = [(name, each.says) for name, each in STEPS.items() if exhibition.state in each.at]
    lots = lots_for(request.officer).filter(exhibition=exhibition)
    more = {
        "exhibition": exhibition,
        "is_ours": is_ours,
        "acts": acts,
        "steps": steps if acts else [],
        "lots": page_of(request, lots.order_by(F("number").asc(nulls_last=True), "pk")),
        "sold": sold_at(exhibition) if is_ours and exhibition.shown else None,
    }
    return page(request, "desk_exhibition", None, **more)


@desk_page(works)
@require_http_methods(BOTH)
def take_step(request: DeskRequest, pk: int, step: str) -> HttpResponse:
    """Asked on a page of its own, and done with the press."""
    exhibition = _held(request, pk)
    if step not in STEPS:
        raise Http404
    if request.method != "POST":
        more = {"exhibition": exhibition, "step": STEPS[step]}
        return page(request, "desk_exhibition_step", None, **more)
    try:
        STEPS[step].does(exhibition=exhibition, officer=request.officer)
    except CompetitionError:
        messages.error(request, NOT_NOW)
    else:
        messages.success(request, _("办好了。"))
    return redirect("desk-exhibition", pk)


@desk_page(works)
@require_http_methods(BOTH)
def close(request: DeskRequest, pk: int) -> HttpResponse:
    exhibition = _held(request, pk)
    form = ReportForm(sent(request))
    if form.is_valid():
        report = form.cleaned_data["report"]
        try:
            showing.close(exhibition=exhibition, officer=request.officer, report=report)
        except CompetitionError:
            messages.error(request, NOT_NOW)
        else:
            messages.success(request, _("办好了。"))
        return redirect("desk-exhibition", pk)
    return page(request, "desk_exhibition_close", form, exhibition=exhibition)


@desk_page(works)
@require_http_methods(BOTH)
def propose(request: DeskRequest, pk: int) -> HttpResponse:
    """For a woman of her region, who was asked."""
    exhibition = get_object_or_404(shown_to(request.officer), pk=pk)
    persons, typed = found_by_name(request)
    files = [request.POST, request.FILES] if request.method == "POST" else []
    form = HerPieceForm(persons, *files)
    if form.is_valid():
        facts = {"person": form.cleaned_data["person"], "piece": form.piece}
        try:
            showing.propose(exhibition=exhibition, by=request.user, **facts)
        except CompetitionError:
            messages.error(request, _("没有记下：已经报过这一件，或者征集结束了。"))
        else:
            messages.success(request, _("记下了。"))
        return redirect("desk-exhibition", pk)
    more = {"exhibition": exhibition, "typed": typed, "is_found": persons.exists()}
    return page(request, "desk_exhibition_propose", form, **more)


@desk_page(works)
@require_POST
def decide(request: DeskRequest, pk: int) -> HttpResponse:
    rows = lots_for(request.officer).filter(
        exhibition__in=held_exhibitions(request.officer).order_by().values("pk")
    )
    lot = get_object_or_404(rows, pk=pk)
    is_chosen = request.POST.get("choose") == "yes"
    try:
        showing.decide(lot=lot, is_chosen=is_chosen, officer=request.officer)
    except CompetitionError:
        messages.error(request, NOT_NOW)
    else:
        messages.success(request, _("选上了。") if is_chosen else _("没有选。"))
    return redirect(f"{reverse('desk-exhibition', args=[lot.exhibition_id])}#lot-{lot.pk}")


@desk_page()
@require_safe
def see_photo(request: DeskRequest, pk: int) -> HttpResponse:
    lot = get_object_or_404(lots_for(request.officer).filter(photo__isnull=False), pk=pk)
    return play(request, lot.photo)


@desk_page()
@require_safe
def print_lots(request: DeskRequest, pk: int) -> HttpResponse:
    """To hang beside the pieces: number, title, and the code of what is on sale."""
    exhibition = _held(request, pk)
    more = {"exhibition": exhibition, "lots": on_the_stand(exhibition)}
    return page(request, "desk_lots", None, **more)
