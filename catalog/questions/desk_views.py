"""The operator's desk: questions that lead elsewhere, and every other by its number."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalog.questions import services
from catalog.questions.errors import HasMoved
from catalog.questions.forms import HideForm, ShowForm
from catalog.questions.models import Question
from catalog.questions.queries import all_questions, held_questions
from sellers.organs.doors import operator_page

A_PAGE = 20
_SHOWS = {"all", "hidden"}


@operator_page
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    show = request.GET.get("show", "")
    rows: QuerySet[Question] = {
        "all": all_questions(),
        "hidden": all_questions().filter(state=Question.State.HIDDEN),
    }.get(show, held_questions())
    number = request.GET.get("page", "1")
    context = {
        "here": "questions-desk",
        "show": show if show in _SHOWS else "",
        "also": f"show={show}" if show in _SHOWS else "",
        "questions": Paginator(rows, A_PAGE).get_page(number if len(number) < 9 else 1),
    }
    return render(request, "questions/desk_queue.html", context)


@operator_page
@require_http_methods(["GET", "HEAD", "POST"])
def show_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Hide it with a reason, or show what was hidden."""
    question = get_object_or_404(all_questions(), pk=pk)
    kind = ShowForm if question.state == Question.State.HIDDEN else HideForm
    form = kind(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _settle(request, question, form)
    context = {"here": "questions-desk", "question": question, "form": form}
    status = 400 if form.errors else 200
    return render(request, "questions/desk_question.html", context, status=status)


def _settle(request: HttpRequest, question: Question, form: HideForm | ShowForm) -> HttpResponse:
    try:
        if isinstance(form, HideForm):
            services.hide(question=question, by=request.user, **form.cleaned_data)
            told = _("不公开了，也告诉问的人了。")
        else:
            services.show_again(question=question, by=request.user, **form.cleaned_data)
            told = _("又公开了，也告诉问的人了。")
    except HasMoved:
        messages.error(request, _("这个问题刚才变过，没有改动。请再看一遍。"))
    else:
        messages.success(request, told)
    return redirect("market-question", question.pk)


@operator_page
@require_POST
def let_it_through(request: HttpRequest, pk: int) -> HttpResponse:
    question = get_object_or_404(all_questions(), pk=pk)
    try:
        services.let_through(question=question, by=request.user)
    except HasMoved:
        messages.error(request, _("这个问题刚才变过，没有改动。请再看一遍。"))
    else:
        messages.success(request, _("放行了，她会收到短信。"))
    return redirect("market-question", pk)
