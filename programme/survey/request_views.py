"""Surveyors, and means: asked for by what was counted, answered by a higher organ."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programme.survey import services
from programme.survey.desk_forms import DecideForm, RequestForm, SurveyorForm
from programme.survey.desk_views import round_at, sees_counts
from programme.survey.editor_views import writes
from programme.survey.errors import NotNow
from programme.survey.parts import part_of
from programme.survey.queries import (
    needs_of,
    places_in,
    requests_of,
    requests_to,
    surveyors_for,
)
from sellers.organs.doors import DeskRequest, desk_page
from sellers.verification.desk_lists import page_of


@desk_page(writes)
@require_http_methods(["GET", "HEAD", "POST"])
def list_surveyors(request: DeskRequest) -> HttpResponse:
    """A press asks one more; an earlier place of hers then ends."""
    sent = [request.POST] if request.method == "POST" else []
    form = SurveyorForm(places_in(request.officer.organ.region), *sent)
    if form.is_valid():
        data = form.cleaned_data
        terms = {"region": data["region"], "until": data["until"]}
        try:
            services.let_survey(user=data["phone"], officer=request.officer, **terms)
        except NotNow:
            messages.error(request, _("别人刚才按过了，没有改动。"))
        else:
            messages.success(request, _("请好了，也告诉她了。"))
        return redirect("desk-survey-surveyors")
    rows = page_of(request, surveyors_for(request.officer))
    context = {"here": "programme", "form": form, "surveyors": rows}
    page = "survey/desk_surveyors.html"
    return render(request, page, context, status=400 if form.errors else 200)


@desk_page(writes)
@require_POST
def end_surveyor(request: DeskRequest, pk: int) -> HttpResponse:
    surveyor = get_object_or_404(surveyors_for(request.officer), pk=pk)
    try:
        services.end_surveying(surveyor=surveyor, officer=request.officer)
    except NotNow:
        messages.info(request, _("她已经不做了。"))
    else:
        messages.success(request, _("不再请她了，也告诉她了。"))
    return redirect("desk-survey-surveyors")


@desk_page()
@require_safe
def list_requests(request: DeskRequest) -> HttpResponse:
    officer = request.officer
    below = requests_to(officer)
    if request.GET.get("show") != "all":
        below = below.filter(state="asked")
    context = {
        "here": "programme",
        "mine": requests_of(officer)[:50],
        "below": page_of(request, below),
        "all": request.GET.get("show") == "all",
        "also": "show=all" if request.GET.get("show") == "all" else "",
    }
    return render(request, "survey/desk_requests.html", context)


@desk_page(lambda officer: writes(officer) and officer.organ.region_id is not None)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: DeskRequest, pk: int) -> HttpResponse:
    """The needs of her own place, the most said first; asked by whoever sees its counts."""
    survey, officer = round_at(request, pk), request.officer
    if not sees_counts(officer, survey):
        raise Http404
    sent = [request.POST] if request.method == "POST" else []
    form = RequestForm(needs_of(survey, part_of(officer.organ)), *sent)
    if form.is_valid():
        services.ask_for(officer=officer, survey=survey, facts=form.facts)
        messages.success(request, _("送上去了。有了答复，发短信告诉你们。"))
        return redirect("desk-survey-requests")
    context = {"here": "programme", "survey": survey, "form": form}
    page = "survey/desk_ask.html"
    return render(request, page, context, status=400 if form.errors else 200)


@desk_page()
@require_http_methods(["GET", "HEAD", "POST"])
def show_request(request: DeskRequest, pk: int) -> HttpResponse:
    """Its own organ reads it; one above answers."""
    officer = request.officer
    mine = requests_of(officer).filter(pk=pk).first()
    asked = mine or get_object_or_404(requests_to(officer), pk=pk)
    decides = mine is None and writes(officer)
    is_sent = request.method == "POST" and decides
    form = DecideForm(request.POST if is_sent else None)
    if form.is_valid():
        data = form.cleaned_data
        what = {"grants": data["grants"] == "yes", "answer": data["answer"]}
        try:
            services.answer_request(request=asked, officer=officer, **what)
        except NotNow:
            messages.error(request, _("这一份已经有答复了，没有改动。"))
        else:
            messages.success(request, _("答复了，也告诉他们了。"))
        return redirect("desk-survey-requests")
    context = {"here": "programme", "asked": asked, "form": form, "decides": decides}
    context["takes_back"] = bool(mine) and writes(officer)
    page = "survey/desk_request.html"
    return render(request, page, context, status=400 if form.errors else 200)


@desk_page(writes)
@require_POST
def unask(request: DeskRequest, pk: int) -> HttpResponse:
    asked = get_object_or_404(requests_of(request.officer), pk=pk)
    try:
        services.withdraw_request(request=asked, officer=request.officer)
    except NotNow:
        messages.error(request, _("这一份已经有答复了，没有改动。"))
    else:
        messages.success(request, _("不要了。"))
    return redirect("desk-survey-requests")
