"""What people ask her, and her answer, typed or spoken; a helper with works may write it down."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalog.errors import NoteRefused
from catalog.questions.errors import HasMoved
from catalog.questions.forms import AnswerForm, SpeakForm
from catalog.questions.models import Question
from catalog.questions.queries import questions_about
from catalog.questions.services import answer, decline
from catalog.questions.voice import keep_spoken
from catalog.studio_doors import works_in
from ground.easy.questions import is_answered
from ground.privacy.playing import play
from ground.privacy.services import write_sighting
from sellers.artisans.doors import StudioRequest, name_act, studio_page, undone
from sellers.artisans.models import Scope

A_PAGE = 20
State = Question.State


def _questions(request: StudioRequest) -> QuerySet[Question]:
    return questions_about(works_in(request))


def _question(request: StudioRequest, pk: int) -> Question:
    question = get_object_or_404(_questions(request), pk=pk)
    name_act(request, question.work.title, "studio-question", question.pk)
    return question


@studio_page(Scope.WORKS)
@require_safe
def list_questions(request: StudioRequest) -> HttpResponse:
    """Those that wait, or all."""
    is_all = request.GET.get("show") == "all"
    rows = _questions(request)
    rows = rows if is_all else rows.filter(state=State.WAITING).order_by("asked_at", "pk")
    number = request.GET.get("page", "1")
    context = {
        "here": "questions",
        "is_all": is_all,
        "also": "show=all" if is_all else "",
        "questions": Paginator(rows, A_PAGE).get_page(number if len(number) < 9 else 1),
    }
    return render(request, "questions/studio_list.html", context)


@studio_page(Scope.WORKS, act=gettext_noop("回答了一个问题"))
@require_http_methods(["GET", "HEAD", "POST"])
def show_question(request: StudioRequest, pk: int) -> HttpResponse:
    question = _question(request, pk)
    sent = request.POST if request.method == "POST" else None
    form = AnswerForm(sent, initial={"words": question.answer})
    if is_answered(form, request) and form.is_bound:
        return _answer(request, question, form.cleaned_data["words"])
    return _page(request, question, form)


def _page(
    request: StudioRequest, question: Question, form: AnswerForm, speak: SpeakForm | None = None
) -> HttpResponse:
    wrong = next((each for each in (form, speak) if each and each.errors), None)
    context = {
        "here": "questions",
        "question": question,
        "form": form,
        "speak": speak or SpeakForm(),
        "wrong": wrong,
    }
    return render(request, "questions/studio_question.html", context, status=400 if wrong else 200)


def _answer(request: StudioRequest, question: Question, words: str) -> HttpResponse:
    maker = question.work.maker
    is_maker = bool(maker and maker.user_id == request.subject.pk)
    try:
        answer(question=question, words=words, is_maker=is_maker, by=request.user)
    except HasMoved:
        undone(request, _("这个问题刚才变过，没有改动。请再看一遍。"))
    else:
        messages.success(request, _("回答好了，问的人会收到，作品页上也看得到。"))
    return redirect("studio-questions")


@studio_page(Scope.WORKS, act=gettext_noop("没有回答一个问题"))
@require_POST
def decline_it(request: StudioRequest, pk: int) -> HttpResponse:
    try:
        decline(question=_question(request, pk), by=request.user)
    except HasMoved:
        undone(request, _("这个问题刚才变过，没有改动。请再看一遍。"))
    else:
        messages.success(request, _("好，这次不回答。不用说为什么。"))
    return redirect("studio-questions")


@studio_page(Scope.WORKS, act=gettext_noop("存了录音"))
@require_POST
def speak(request: StudioRequest, pk: int) -> HttpResponse:
    """What she says; somebody writes it down on the same page."""
    question, form = _question(request, pk), SpeakForm(request.POST, request.FILES)
    file = request.FILES.get("voice")
    try:
        if form.is_valid() and file:
            keep_spoken(question=question, file=file, owner=request.subject, by=request.user)
            messages.success(request, _("录音存好了。听一遍，写成字就行。"))
            return redirect("studio-question", pk)
        form.add_error("voice", _("请选一段录音"))
    except NoteRefused as refusal:
        form.add_error("voice", str(refusal.told))
    except HasMoved:
        undone(request, _("这个问题刚才变过，没有改动。请再看一遍。"))
        return redirect("studio-questions")
    answer_form = AnswerForm(initial={"words": question.answer})
    is_answered(answer_form, request)
    return _page(request, question, answer_form, form)


@studio_page(Scope.WORKS)
@require_safe
def hear(request: StudioRequest, pk: int) -> HttpResponse:
    """The sealed recording, to whoever may hear it; that she heard it is written down."""
    question = _question(request, pk)
    if question.voice is None:
        raise Http404
    why = {"what": "question.voice", "reason": _("写下来")}
    write_sighting(viewer=request.user, about=request.subject, **why)
    return play(request, question.voice)
