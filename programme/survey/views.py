"""Her own pages: which surveys ask her, her answers, and what they may do for her."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.easy.questions import is_answered
from ground.privacy.playing import play
from programme.record.errors import NoUnit
from programme.record.models import Person
from programme.record.services import person_of
from programme.survey import errors
from programme.survey.answering import Given, answer, read_answers, take_back
from programme.survey.asking import in_words
from programme.survey.filling import courses_for, facts_for
from programme.survey.forms import AnswerForm
from programme.survey.models import Question, Response, Round
from programme.survey.queries import her_person, questions_of, responses_of, rounds_in
from programme.survey.texts import CONSENT
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.artisans.models import Artisan
from sellers.verification.filling import fill_register


def _artisan(request: StudioRequest) -> Artisan | None:
    return Artisan.objects.filter(user=request.user, region__isnull=False).first()


@studio_page(None)
@require_safe
def show_surveys(request: StudioRequest) -> HttpResponse:
    artisan, person = _artisan(request), her_person(request.user)
    answered = list(responses_of(person)) if person else []
    has_place = artisan and artisan.region
    asked = rounds_in(artisan.region, artisan.special) if has_place else Round.objects.none()
    context = {
        "here": "survey",
        "artisan": artisan,
        "answered": answered,
        "asked": asked.exclude(pk__in=[each.round_id for each in answered]),
        "facts": None if artisan else facts_for(request.user),
        "taken_back": CONSENT.taken_back,
        "courses": courses_for(person) if person else [],
    }
    return render(request, "survey/mine.html", context)


def _plays(question: Question) -> str:
    return reverse("studio-survey-voice", args=[question.pk])


@studio_page(None)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def answer_survey(request: StudioRequest, pk: int) -> HttpResponse:
    """A press is judged by the service, for a round may close while she answers."""
    is_sent = request.method == "POST"
    if not is_sent and (answered := _answered(request, pk)):
        return _show_answers(request, answered)
    artisan = _artisan(request)
    if artisan is None or artisan.region is None:
        raise Http404
    survey = Round.objects.filter(pk=pk).select_related("edition", "organ").first()
    is_asked = survey and rounds_in(artisan.region, artisan.special).filter(pk=pk).exists()
    if survey is None or not (is_asked or is_sent and survey.takes_what_was_begun):
        raise Http404
    form = AnswerForm(questions_of(survey.edition), _plays, *([request.POST] if is_sent else []))
    if is_answered(form, request):
        _keep(request, survey, artisan, form)
        return redirect("studio-survey")
    context = {"here": "survey", "form": form, "survey": survey}
    return render(request, "survey/answer.html", context, status=400 if form.errors else 200)


def _answered(request: StudioRequest, pk: int) -> Response | None:
    person = her_person(request.user)
    rows = responses_of(person) if person else Response.objects.none()
    return rows.filter(round=pk).select_related("round__edition", "round__organ").first()


def _show_answers(request: StudioRequest, response: Response) -> HttpResponse:
    """Hers to read; to say something else she takes them back and answers anew."""
    questions = questions_of(response.round.edition)
    context = {
        "here": "survey",
        "response": response,
        "said": in_words(questions, read_answers(response)),
        "taken_back": CONSENT.taken_back,
    }
    return render(request, "survey/answered.html", context)


def _keep(request: StudioRequest, survey: Round, artisan: Artisan, form: AnswerForm) -> None:
    may_fill = form.cleaned_data["may_fill"]
    given = Given(Response.Way.HERSELF, by=request.user, agrees=True, may_fill=may_fill)
    try:
        person: Person = person_of(artisan)
        answer(survey=survey, person=person, said=form.said, given=given)
    except errors.RoundOver:
        messages.error(request, _("调查已经结束了，没有记下。谢谢你。"))
    except errors.AnsweredAlready:
        messages.info(request, _("这一次的调查，你已经答过了。"))
    except (errors.ShownElsewhere, NoUnit):
        messages.error(request, _("这次调查不问你住的地方，没有记下。"))
    else:
        messages.success(request, _("记下了，谢谢你。"))


@studio_page(None)
@require_POST
def take_back_answers(request: StudioRequest, pk: int) -> HttpResponse:
    person = her_person(request.user)
    if person is None:
        raise Http404
    response = get_object_or_404(responses_of(person), pk=pk)
    try:
        take_back(response=response, by=request.user)
    except errors.NotNow:
        messages.info(request, _("已经收回了。"))
    else:
        messages.success(request, _("收回了，你的回答删掉了。"))
    return redirect("studio-survey")


@studio_page(None)
@require_safe
def hear_question(request: StudioRequest, pk: int) -> HttpResponse:
    """What is asked is no secret; only what is answered is."""
    question = get_object_or_404(Question.objects.select_related("voice"), pk=pk)
    if question.voice is None or not question.edition.is_published:
        raise Http404
    return play(request, question.voice)


@studio_page(None)
@require_POST
def fill_in(request: StudioRequest) -> HttpResponse:
    """By her press what she told the survey stands in the form that registers her."""
    facts = facts_for(request.user)
    if facts is None:
        raise Http404
    fill_register(request, name=facts.name, place=facts.place)
    return redirect("studio-register")
