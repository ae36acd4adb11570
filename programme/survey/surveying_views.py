"""In the field, on a phone: which survey, who answers, her answers; nothing of it is kept there."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from ground.easy.questions import is_answered
from ground.privacy.playing import play
from programme.record.errors import RecordError
from programme.record.models import Person
from programme.survey import errors
from programme.survey.answering import Given, answer
from programme.survey.doors import SurveyorRequest, surveying_page
from programme.survey.entering import entered
from programme.survey.entry_forms import EntryForm
from programme.survey.forms import AnswerForm
from programme.survey.meeting import Acting, meet
from programme.survey.meeting_forms import MeetForm
from programme.survey.models import Question, Response, Round
from programme.survey.queries import counties_in, met_in, questions_of, rounds_of

_MET = "surveying"  # in the session: whom she has met, by keys alone


def _acting(request: SurveyorRequest) -> Acting:
    surveyor = request.surveyor
    return Acting(user=request.user, organ=surveyor.organ, place=surveyor.region)


@surveying_page
@require_safe
def show_rounds(request: SurveyorRequest) -> HttpResponse:
    """How many she asked, and of whom nothing."""
    mine = Response.objects.filter(given_by=request.user, way=Response.Way.ASKED)
    rounds = [(each, mine.filter(round=each).count()) for each in rounds_of(request.surveyor)]
    context = {"surveyor": request.surveyor, "rounds": rounds}
    return render(request, "survey/surveying.html", context)


@surveying_page
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def meet_woman(request: SurveyorRequest, pk: int) -> HttpResponse:
    """Found or put on record; whom she asks then stands in her session and no address."""
    survey = get_object_or_404(rounds_of(request.surveyor), pk=pk)
    acting = _acting(request)
    sent = [request.POST] if request.method == "POST" else []
    form = MeetForm(acting, counties_in(request.surveyor.region), *sent)
    if form.is_valid():
        try:
            person = form.person or meet(acting=acting, facts=form.facts)
        except RecordError:
            form.add_error("county", _("这个地方现在登记不了"))
        else:
            request.session[_MET] = [*request.session.get(_MET, [])[-9:], person.pk]
            return redirect("desk-surveying-ask", survey.pk, person.pk)
    context = {"survey": survey, "form": form}
    return render(request, "survey/surveying_who.html", context, status=400 if form.errors else 200)


def _plays(question: Question) -> str:
    return reverse("desk-surveying-voice", args=[question.pk])


@surveying_page
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def ask_woman(request: SurveyorRequest, pk: int, person_pk: int) -> HttpResponse:
    """Only of whom she has met in this session; so nobody leafs through the women of a place."""
    is_sent = request.method == "POST"
    survey = get_object_or_404(Round.objects.select_related("edition"), pk=pk)
    person = _met(request, person_pk)
    is_asked = rounds_of(request.surveyor).filter(pk=pk).exists()
    if person is None or not (is_asked or is_sent and survey.takes_what_was_begun):
        messages.info(request, _("请先写是谁在答。"))
        return redirect("desk-surveying")
    form = AnswerForm(questions_of(survey.edition), _plays, *([request.POST] if is_sent else []))
    if is_answered(form, request):
        _keep(request, survey, person, form)
        return redirect("desk-surveying")
    context = {"survey": survey, "form": form, "person": person}
    return render(request, "survey/surveying_ask.html", context, status=400 if form.errors else 200)


def _met(request: SurveyorRequest, pk: int) -> Person | None:
    here = met_in(request.surveyor.region)
    return here.filter(pk=pk).first() if pk in request.session.get(_MET, []) else None


def _keep(request: SurveyorRequest, survey: Round, person: Person, form: AnswerForm) -> None:
    may_fill = form.cleaned_data["may_fill"]
    given = Given(Response.Way.ASKED, by=request.user, agrees=True, may_fill=may_fill)
    request.session[_MET] = [pk for pk in request.session[_MET] if pk != person.pk]
    try:
        answer(survey=survey, person=person, said=form.said, given=given)
    except errors.AnsweredAlready:
        messages.error(request, _("她这一次已经答过了，没有再记。"))
    except errors.RoundOver:
        messages.error(request, _("调查已经结束了，没有记下。"))
    except errors.ShownElsewhere:
        messages.error(request, _("这次调查不问她住的地方，没有记下。"))
    else:
        messages.success(request, _("记下了。手机上没有留下她的回答。"))


@surveying_page
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def enter_paper(request: SurveyorRequest, pk: int) -> HttpResponse:
    """Forms filled in by hand, typed in afterwards, one after the other."""
    survey = get_object_or_404(rounds_of(request.surveyor), pk=pk)
    counties, asks = counties_in(request.surveyor.region), questions_of(survey.edition)
    sent = [request.POST] if request.method == "POST" else []
    form = EntryForm(_acting(request), counties, survey, asks, *sent)
    if form.is_valid() and entered(survey=survey, acting=form.acting, form=form):
        messages.success(request, _("录好了。接着录下一张。"))
        return redirect("desk-surveying-paper", pk)
    context = {"survey": survey, "form": form}
    page = "survey/surveying_paper.html"
    return render(request, page, context, status=400 if form.errors else 200)


@surveying_page
@require_safe
def hear_question(request: SurveyorRequest, pk: int) -> HttpResponse:
    question = get_object_or_404(Question, pk=pk, voice__isnull=False)
    return play(request, question.voice)
