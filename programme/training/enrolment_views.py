"""One woman in one run, at the desk: what she needs, what came of it, what she can show."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programme.training import enrolling, finishing, following
from programme.training.desk_forms import AnswerForm, FollowupForm, ReasonForm
from programme.training.desk_views import writes
from programme.training.errors import NoRule, NotAssessed, NotEnough, NotNow, TooSoon
from programme.training.looking import look_at_access
from programme.training.models import Enrolment, Followup
from programme.training.queries import (
    due_followups,
    enrolments_for,
    followups_for,
    minutes_of,
    place_in_line,
)
from sellers.organs.doors import DeskRequest, desk_page
from sellers.verification.desk_lists import page_of


def _row(request: DeskRequest, pk: int) -> Enrolment:
    return get_object_or_404(enrolments_for(request.officer), pk=pk)


@desk_page()
@require_safe
def show_enrolment(request: DeskRequest, pk: int) -> HttpResponse:
    """What she needs to take part is opened here; that it was is on record."""
    row = _row(request, pk)
    if row.access != Enrolment.Access.NONE:
        look_at_access(row, request.officer)
    return _page(request, row)


def _page(request: DeskRequest, row: Enrolment, **more: object) -> HttpResponse:
    context = {
        "here": "programme",
        "row": row,
        "run": row.run,
        "heard": minutes_of(row),
        "place": place_in_line(row) if row.state == Enrolment.State.WAITING else 0,
        "certificate": getattr(row, "certificate", None),
        "attendance": row.attendance.select_related("session").order_by("session"),
        "answer": AnswerForm(prefix="answer"),
        "why": ReasonForm(prefix="why"),
        "may_write": writes(request.officer),
        **more,
    }
    wrong = any(getattr(each, "errors", None) for each in more.values())
    return render(request, "training/desk_enrolment.html", context, status=400 if wrong else 200)


def _pressed(
    request: DeskRequest, row: Enrolment, service: Callable[[], object], told: str
) -> HttpResponse:
    try:
        service()
    except TooSoon:
        messages.error(request, _("最后一次课还没上。"))
    except NotEnough as refusal:
        names = {"there": refusal.minutes, "needed": refusal.needed}
        messages.error(request, _("学的时间不够：%(there)s 分钟，要 %(needed)s 分钟。") % names)
    except NotAssessed:
        messages.error(request, _("还没有考核，或者还不会。"))
    except NoRule:
        messages.error(request, _("那一天还没有结业标准，请全国残联先定。"))
    except NotNow:
        messages.error(request, _("刚才有人改过了，没有改动。"))
    else:
        messages.success(request, told)
    return redirect("desk-training-enrolment", row.pk)


@desk_page(writes)
@require_POST
def answer_access(request: DeskRequest, pk: int) -> HttpResponse:
    row, form = _row(request, pk), AnswerForm(request.POST, prefix="answer")
    if not form.is_valid():
        return _page(request, row, answer=form)
    data = form.cleaned_data
    said = {"is_arranged": data["is_arranged"], "words": data["words"]}

    def answered() -> None:
        enrolling.answer_access(enrolment=row, officer=request.officer, **said)

    return _pressed(request, row, answered, _("记下了，也告诉她了。"))


@desk_page(writes)
@require_POST
def assess(request: DeskRequest, pk: int) -> HttpResponse:
    row = _row(request, pk)
    is_able = request.POST.get("able") == "yes"

    def assessed() -> None:
        finishing.assess(enrolment=row, is_able=is_able, by=request.user)

    return _pressed(request, row, assessed, _("记下了。"))


@desk_page(writes)
@require_POST
def finish(request: DeskRequest, pk: int) -> HttpResponse:
    row = _row(request, pk)

    def finished() -> None:
        finishing.finish(enrolment=row, officer=request.officer)

    return _pressed(request, row, finished, _("她结业了，也告诉她了。"))


@desk_page(writes)
@require_POST
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    row = _row(request, pk)

    def withdrawn() -> None:
        enrolling.withdraw(enrolment=row, by=request.user)

    return _pressed(request, row, withdrawn, _("她退出了，也告诉她了。"))


def _reasoned(
    request: DeskRequest, row: Enrolment, service: Callable[[str], object], told: str
) -> HttpResponse:
    form: forms.Form = ReasonForm(request.POST, prefix="why")
    if not form.is_valid():
        return _page(request, row, why=form)
    return _pressed(request, row, lambda: service(form.cleaned_data["reason"]), told)


@desk_page(writes)
@require_POST
def leave_unfinished(request: DeskRequest, pk: int) -> HttpResponse:
    row = _row(request, pk)

    def left(reason: str) -> None:
        finishing.leave_unfinished(enrolment=row, officer=request.officer, reason=reason)

    return _reasoned(request, row, left, _("记下了，也告诉她了。"))


@desk_page(writes)
@require_POST
def revoke(request: DeskRequest, pk: int) -> HttpResponse:
    row = _row(request, pk)
    certificate = getattr(row, "certificate", None)
    if certificate is None:
        raise Http404

    def revoked(reason: str) -> None:
        finishing.revoke(certificate=certificate, officer=request.officer, reason=reason)

    return _reasoned(request, row, revoked, _("收回了，也告诉她了。"))


@desk_page()
@require_safe
def print_certificate(request: DeskRequest, pk: int) -> HttpResponse:
    row = _row(request, pk)
    certificate = getattr(row, "certificate", None)
    if certificate is None:
        raise Http404
    context = {"here": "programme", "certificate": certificate, "row": row}
    return render(request, "training/desk_certificate.html", context)


@desk_page()
@require_safe
def list_followups(request: DeskRequest) -> HttpResponse:
    context = {
        "here": "programme",
        "followups": page_of(request, due_followups(request.officer)),
        "may_write": writes(request.officer),
    }
    return render(request, "training/desk_followups.html", context)


@desk_page(writes)
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: DeskRequest, pk: int) -> HttpResponse:
    """What she says, some months after."""
    row: Followup = get_object_or_404(followups_for(request.officer), pk=pk)
    form = FollowupForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            following.note_answer(followup=row, officer=request.officer, facts=form.facts)
        except NotNow:
            messages.info(request, _("这一次已经回访过了，没有改动。"))
        else:
            messages.success(request, _("记下了。"))
        return redirect("desk-training-followups")
    context = {"here": "programme", "followup": row, "form": form}
    status = 400 if form.errors else 200
    return render(request, "training/desk_followup.html", context, status=status)
