"""The questionnaire, kept by officers: editions, their questions, and how they are said."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalog.errors import NoteRefused
from programme.survey import editing
from programme.survey.editor_forms import QuestionForm, QuestionnaireForm, VoiceForm, written
from programme.survey.errors import Incomplete, NotNow, Published, SurveyError
from programme.survey.models import Edition, Question
from programme.survey.queries import editions_for, own_draft, questionnaires_for
from programme.survey.questionnaire import Block
from sellers.organs.doors import DeskRequest, desk_page
from sellers.organs.models import Officer


def writes(officer: Officer) -> bool:
    return not officer.audits


@desk_page()
@require_http_methods(["GET", "HEAD", "POST"])
def list_questionnaires(request: DeskRequest) -> HttpResponse:
    """A press begins one of the own organ's, as a copy."""
    published = editions_for(request.officer).exclude(published_at=None)
    is_sent = request.method == "POST" and writes(request.officer)
    form = QuestionnaireForm(published, *([request.POST] if is_sent else []))
    if form.is_valid():
        facts = {"name_zh": form.cleaned_data["name"], "source": form.cleaned_data["source"]}
        made = editing.found_questionnaire(officer=request.officer, **facts)
        return redirect("desk-survey-edition", made.pk)
    context = {
        "here": "programme",
        "form": form,
        "questionnaires": questionnaires_for(request.officer),
        "writes": writes(request.officer),
    }
    page = "survey/desk_questionnaires.html"
    return render(request, page, context, status=400 if form.errors else 200)


@desk_page()
@require_safe
def show_edition(request: DeskRequest, pk: int) -> HttpResponse:
    edition = get_object_or_404(editions_for(request.officer), pk=pk)
    questions = list(edition.questions.prefetch_related("options"))
    mine = edition.questionnaire.organ_id == request.officer.organ_id
    context = {
        "here": "programme",
        "edition": edition,
        "blocks": [(each, [q for q in questions if q.block == each]) for each in Block],
        "mine": mine and writes(request.officer),
    }
    return render(request, "survey/desk_edition.html", context)


@desk_page(writes)
@require_POST
def publish(request: DeskRequest, pk: int) -> HttpResponse:
    edition = get_object_or_404(own_draft(request.officer), pk=pk)
    try:
        editing.publish_edition(edition=edition, by=request.user)
    except Incomplete:
        messages.error(request, _("三块都要有题，要选的题至少两个选项。没有发布。"))
    except Published:
        messages.info(request, _("已经发布了。"))
    else:
        messages.success(request, _("发布了。从现在起这一版不再改。"))
    return redirect("desk-survey-edition", pk)


@desk_page(writes)
@require_POST
def begin_next(request: DeskRequest, pk: int) -> HttpResponse:
    editions = editions_for(request.officer).filter(questionnaire__organ=request.officer.organ)
    source = get_object_or_404(editions.exclude(published_at=None), pk=pk)
    try:
        made = editing.begin_edition(source=source, by=request.user)
    except NotNow:
        messages.info(request, _("已经有一版正在写。"))
        return redirect("desk-survey-questionnaires")
    return redirect("desk-survey-edition", made.pk)


def _question(edition: Edition, pk: int | None) -> Question | None:
    return get_object_or_404(edition.questions, pk=pk) if pk is not None else None


def _initial(request: DeskRequest, question: Question | None) -> dict[str, object]:
    if question is None:
        return {"block": request.GET.get("block", "")}
    names = ("block", "kind", "text_zh", "text_en", "bands", "most", "is_craft")
    return {"options": written(question), **{name: getattr(question, name) for name in names}}


@desk_page(writes)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: DeskRequest, pk: int, question_pk: int | None = None) -> HttpResponse:
    edition = get_object_or_404(own_draft(request.officer), pk=pk)
    question = _question(edition, question_pk)
    sent = request.POST if request.method == "POST" else None
    form = QuestionForm(sent, initial=_initial(request, question))
    if form.is_valid():
        lines = form.cleaned_data["options"]
        what = {"facts": form.facts, "options": lines, "by": request.user, "pk": question_pk}
        try:
            editing.write_question(edition=edition, **what)
        except SurveyError:
            messages.error(request, _("这一版刚才发布了，或者题不在了，没有改动。"))
        else:
            messages.success(request, _("写好了。"))
        return redirect("desk-survey-edition", pk)
    context = {"here": "programme", "edition": edition, "form": form, "question": question}
    context["voice"] = VoiceForm()
    page = "survey/desk_question.html"
    return render(request, page, context, status=400 if form.errors else 200)


@desk_page(writes)
@require_POST
def change(request: DeskRequest, pk: int, question_pk: int, do: str) -> HttpResponse:
    """`do`: up, drop."""
    edition = get_object_or_404(own_draft(request.officer), pk=pk)
    question = get_object_or_404(edition.questions, pk=question_pk)
    act = {"up": editing.move_question, "drop": editing.drop_question}[do]
    try:
        act(edition=edition, pk=question.pk, by=request.user)
    except SurveyError:
        messages.error(request, _("这一版刚才发布了，或者题不在了，没有改动。"))
    return redirect("desk-survey-edition", pk)


@desk_page(writes)
@require_POST
def speak(request: DeskRequest, pk: int, question_pk: int) -> HttpResponse:
    edition = get_object_or_404(own_draft(request.officer), pk=pk)
    get_object_or_404(edition.questions, pk=question_pk)
    form = VoiceForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("请选一段录音"))
        return redirect("desk-survey-question", pk, question_pk)
    file = form.cleaned_data["voice"]
    try:
        editing.speak_question(edition=edition, pk=question_pk, file=file, by=request.user)
    except NoteRefused as refusal:
        messages.error(request, str(refusal.told))
    except SurveyError:
        messages.error(request, _("这一版刚才发布了，或者题不在了，没有改动。"))
    else:
        messages.success(request, _("录音放好了。"))
    return redirect("desk-survey-question", pk, question_pk)
