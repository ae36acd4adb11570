"""Paper at the desk: forms with numbers to print, their answers typed in, and who answered."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.regions.models import Division
from programme.survey import errors, services
from programme.survey.answering import look_at, take_back
from programme.survey.asking import in_words
from programme.survey.desk_forms import FormsForm
from programme.survey.desk_views import reached_at
from programme.survey.editor_views import writes
from programme.survey.entering import entered
from programme.survey.entry_forms import EntryForm
from programme.survey.meeting import Acting
from programme.survey.models import Question, Response, Round
from programme.survey.queries import counties_in, lies_in, questions_of, responses_for
from programme.survey.questionnaire import Block
from programme.survey.texts import CONSENT, MAY_FILL
from sellers.organs.doors import DeskRequest, desk_page
from sellers.verification.desk_lists import page_of


@desk_page(writes)
@require_http_methods(["GET", "HEAD", "POST"])
def print_forms(request: DeskRequest, pk: int) -> HttpResponse:
    """A press gives new numbers; the page that it leads to prints them, as often as one likes."""
    survey = reached_at(request, pk)
    form = FormsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        how_many = form.cleaned_data["how_many"]
        try:
            forms = services.number_forms(survey=survey, how_many=how_many, by=request.user)
        except errors.NotNow:
            messages.error(request, _("先公布调查，再印调查表。"))
            return redirect("desk-survey-round", pk)
        page = reverse("desk-survey-forms", args=[pk])
        return redirect(f"{page}?first={forms[0].serial}&last={forms[-1].serial}")
    first, last = (_digits(request.GET.get(name, "")) for name in ("first", "last"))
    context = {
        "here": "programme",
        "survey": survey,
        "form": form,
        "forms": survey.forms.filter(serial__range=(first, min(last, first + 199))),
        "consent": CONSENT.says,
        "may_fill": MAY_FILL,
        "blocks": _blocks(survey),
    }
    page = "survey/desk_forms.html"
    return render(request, page, context, status=400 if form.errors else 200)


def _blocks(survey: Round) -> list[tuple[Block, list]]:
    questions = list(enumerate(questions_of(survey.edition), start=1))
    return [(each, [pair for pair in questions if pair[1].block == each]) for each in Block]


def _digits(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def _place(request: DeskRequest, survey: Round) -> Division | None:
    """The narrower of the round's place and the officer's."""
    own = request.officer.organ.region
    return (
        own
        if own and (survey.region_id is None or survey.region_id in lies_in(own))
        else (survey.region)
    )


@desk_page(writes)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def enter_form(request: DeskRequest, pk: int) -> HttpResponse:
    """One after the other; each time the next number is waited for."""
    survey, officer = reached_at(request, pk), request.officer
    if not survey.takes_paper:
        messages.info(request, _("现在不能录这次调查的回答。"))
        return redirect("desk-survey-round", pk)
    place = _place(request, survey)
    acting = Acting(user=request.user, organ=officer.organ, place=place)
    sent = [request.POST] if request.method == "POST" else []
    asks = questions_of(survey.edition)
    form = EntryForm(acting, counties_in(place), survey, asks, *sent)
    if form.is_valid() and entered(survey=survey, acting=acting, form=form):
        messages.success(request, _("录好了。接着录下一张。"))
        return redirect("desk-survey-entry", pk)
    context = {"here": "programme", "survey": survey, "form": form}
    page = "survey/desk_entry.html"
    return render(request, page, context, status=400 if form.errors else 200)


@desk_page()
@require_safe
def list_responses(request: DeskRequest, pk: int) -> HttpResponse:
    survey = reached_at(request, pk)
    rows = page_of(request, responses_for(request.officer, survey))
    context = {"here": "programme", "survey": survey, "responses": rows}
    return render(request, "survey/desk_responses.html", context)


def _response(request: DeskRequest, pk: int, response_pk: int) -> Response:
    rows = responses_for(request.officer, reached_at(request, pk))
    return get_object_or_404(rows, pk=response_pk)


@desk_page()
@require_http_methods(["GET", "HEAD", "POST"])
def show_response(request: DeskRequest, pk: int, response_pk: int) -> HttpResponse:
    """That she answered; a press shows what, on this one answer, and is on record."""
    response = _response(request, pk, response_pk)
    said: list[tuple[Question, str]] = []
    if request.method == "POST":
        if request.POST.get("look") != "yes":
            raise Http404
        answers = look_at(response=response, viewer=request.user, reason=_("看调查的回答"))
        said = in_words(questions_of(response.round.edition), answers)
    context = {
        "here": "programme",
        "survey": response.round,
        "response": response,
        "said": said,
        "looked": request.method == "POST",
        "writes": writes(request.officer),
        "taken_back": CONSENT.taken_back,
    }
    return render(request, "survey/desk_response.html", context)


@desk_page(writes)
@require_POST
def withdraw(request: DeskRequest, pk: int, response_pk: int) -> HttpResponse:
    """She said so, by whatever way she could."""
    response = _response(request, pk, response_pk)
    try:
        take_back(response=response, by=request.user)
    except errors.NotNow:
        messages.info(request, _("已经收回了。"))
    else:
        messages.success(request, _("替她收回了，回答删掉了。"))
    return redirect("desk-survey-responses", pk)
