"""Her own pages: which competitions there are for her, entering, and what came of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.easy.questions import is_answered
from programme.competitions import closing, entering
from programme.competitions.errors import (
    CompetitionError,
    EnteredAlready,
    NotEligible,
    QuotaFull,
)
from programme.competitions.forms import NeedsForm, ObjectionForm
from programme.competitions.models import Competition, Entry, Event
from programme.competitions.queries import entries_of, open_to
from programme.record.errors import NoUnit
from programme.record.queries import known_person
from programme.record.services import person_of
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.artisans.models import Artisan

BOTH = ["GET", "HEAD", "POST"]
State = Competition.State


def _artisan(request: StudioRequest) -> Artisan:
    rows = Artisan.objects.select_related("region__parent__parent", "user")
    return get_object_or_404(rows, user=request.subject)


def _entry(request: StudioRequest, pk: int) -> Entry:
    return get_object_or_404(entries_of(known_person(_artisan(request))), pk=pk)


@studio_page(None)
@require_safe
def competitions(request: StudioRequest) -> HttpResponse:
    artisan = _artisan(request)
    entries = entries_of(known_person(artisan))
    entered = entries.filter(state=Entry.State.ENTERED).values("event")
    context = {"entries": entries, "events": open_to(artisan).exclude(pk__in=entered)}
    return render(request, "competitions/hers.html", context)


@studio_page(None)
@require_http_methods(BOTH)
def enter_event(request: StudioRequest, pk: int) -> HttpResponse:
    artisan = _artisan(request)
    event = get_object_or_404(open_to(artisan), pk=pk)
    form = NeedsForm(*([request.POST, request.FILES] if request.method == "POST" else []))
    if is_answered(form, request):
        _enter(request, artisan, event, form)
        return redirect("studio-competitions")
    context = {"event": event, "form": form}
    return render(request, "competitions/enter.html", context, status=400 if form.errors else 200)


def _enter(request: StudioRequest, artisan: Artisan, event: Event, form: NeedsForm) -> None:
    try:
        person = person_of(artisan)
        entering.enter(event=event, person=person, said=form.said, by=request.user)
    except (CompetitionError, NoUnit) as refusal:
        messages.error(request, why_not(refusal))
    else:
        messages.success(request, _("报上了。到时候按通知来。"))


def why_not(refusal: Exception) -> str:
    if isinstance(refusal, NotEligible):
        return _("没有报上：%(why)s。") % {"why": entering.REASONS[refusal.why]}
    if isinstance(refusal, QuotaFull):
        return _("没有报上：你们那里的名额满了。")
    if isinstance(refusal, EnteredAlready):
        return _("已经报过了。")
    return _("没有报上：现在不能报名。")


@studio_page(None)
@require_safe
def show_entry(request: StudioRequest, pk: int) -> HttpResponse:
    entry = _entry(request, pk)
    state = entry.event.competition.state
    is_in = entry.state == Entry.State.ENTERED
    context = {
        "entry": entry,
        "competition": entry.event.competition,
        "may_withdraw": is_in and state in {State.OPEN, State.JUDGING},
        "may_object": is_in and state == State.NOTICE,
        "is_told": is_in and state in {State.NOTICE, State.FINAL},
        "objections": entry.objections.all(),
        "awards": entry.awards.select_related("honour"),
    }
    return render(request, "competitions/entry.html", context)


@studio_page(None)
@require_http_methods(BOTH)
def withdraw_entry(request: StudioRequest, pk: int) -> HttpResponse:
    """Asked once more: her place goes to another."""
    entry = _entry(request, pk)
    if request.method == "POST":
        try:
            entering.withdraw(entry=entry, by=request.user)
        except CompetitionError:
            messages.info(request, _("没有改动：已经退出了，或者评完分了。"))
        else:
            messages.success(request, _("退出了。"))
        return redirect("studio-competitions")
    return render(request, "competitions/withdraw.html", {"entry": entry})


@studio_page(None)
@require_POST
def show_name(request: StudioRequest, pk: int) -> HttpResponse:
    entry = _entry(request, pk)
    agrees = request.POST.get("show") == "yes"
    entering.show_name(entry=entry, agrees=agrees, by=request.user)
    messages.success(request, _("公示写你的名字。") if agrees else _("公示只写你的号码。"))
    return redirect("studio-entry", pk)


@studio_page(None)
@require_http_methods(BOTH)
def object_to_result(request: StudioRequest, pk: int) -> HttpResponse:
    entry = _entry(request, pk)
    form = ObjectionForm(request.POST if request.method == "POST" else None)
    if is_answered(form, request):
        said = {"words": form.cleaned_data["words"], "said_by": entry.person.name}
        try:
            closing.object_to(
                competition=entry.event.competition, entry=entry, by=request.user, **said
            )
        except CompetitionError:
            messages.info(request, _("公示已经结束了，没有记下。"))
        else:
            messages.success(request, _("记下了。有了答复，发短信告诉你。"))
        return redirect("studio-entry", pk)
    context = {"entry": entry, "form": form}
    return render(request, "competitions/object.html", context, status=400 if form.errors else 200)
