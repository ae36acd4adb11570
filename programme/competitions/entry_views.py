"""The desk: who enters, what she needs, what is said against a result, and honours."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.privacy.services import write_sightings
from ground.sheets.writing import sheet_answer
from programme.competitions import closing, entering, honouring
from programme.competitions.desk_views import BOTH, held, page, sent
from programme.competitions.doors import works
from programme.competitions.errors import CompetitionError, NoAccount, SameOfficer
from programme.competitions.forms import (
    AnswerForm,
    EnterHerForm,
    TitleForm,
    WrittenObjectionForm,
)
from programme.competitions.models import Award, Competition, Entry, Event
from programme.competitions.queries import (
    entries_for,
    events_to_enter,
    held_by,
    objections_for,
    raw_marks,
    seen_by,
)
from programme.competitions.views import why_not
from programme.record.models import Person
from programme.record.queries import persons_for
from sellers.honours.models import Honour
from sellers.organs.doors import DeskRequest, desk_page
from sellers.verification.desk_lists import page_of

MOST_FOUND = 20
MOST_ROWS = 5000
State = Competition.State
TITLES = [(value, label) for value, label in Honour.Kind.choices if value != Honour.Kind.PRIZE]


@desk_page()
@require_safe
def list_entries(request: DeskRequest, pk: int) -> HttpResponse:
    competition = get_object_or_404(seen_by(request.officer), pk=pk)
    rows = entries_for(request.officer).filter(event__competition=competition)
    rows = rows.order_by("event", "start_number", "pk")
    if (form := request.GET.get("format", "")) in {"csv", "xlsx"}:
        return _sheet(request, list(rows[:MOST_ROWS]), form)
    return page(
        request, "desk_entries", None, competition=competition, entries=page_of(request, rows)
    )


def _sheet(request: DeskRequest, entries: list[Entry], form: str) -> HttpResponse:
    """Without what she needs, which is read one by one; that it was taken is on record."""
    accounts = [each.person.artisan.user for each in entries if each.person.artisan]
    write_sightings(viewer=request.user, about=filter(None, accounts), what="competition.list")
    heading = [_("项目"), _("号码"), _("名字"), _("住在哪里"), _("名次")]
    lines = [
        [each.event.name, each.start_number, each.person.name, str(each.person.region), each.place]
        for each in entries
    ]
    return sheet_answer([heading, *lines], "entries", form)


@desk_page(works)
@require_http_methods(BOTH)
def enter_her(request: DeskRequest, pk: int) -> HttpResponse:
    """A woman of her own region, found by name; she must have been asked."""
    event = get_object_or_404(events_to_enter(request.officer), pk=pk)
    found, typed = found_by_name(request)
    files = [request.POST, request.FILES] if request.method == "POST" else []
    form = EnterHerForm(found, *files)
    if form.is_valid():
        _enter(request, event, form)
        return redirect("desk-competition-entries", event.competition_id)
    return page(request, "desk_enter", form, event=event, typed=typed, is_found=found.exists())


def found_by_name(request: DeskRequest) -> tuple[QuerySet[Person], str]:
    """Women of her region by a part of the name; for a press any of them."""
    rows, typed = persons_for(request.officer), request.GET.get("q", "").strip()[:40]
    if request.method == "POST":
        return rows, typed
    if not typed:
        return Person.objects.none(), ""
    named = rows.filter(name_zh__contains=typed).values_list("pk", flat=True)[:MOST_FOUND]
    return rows.filter(pk__in=list(named)), typed


def _enter(request: DeskRequest, event: Event, form: EnterHerForm) -> None:
    person = form.cleaned_data["person"]
    facts = {"said": form.said, "by": request.user, "officer": request.officer}
    try:
        entering.enter(event=event, person=person, **facts)
    except CompetitionError as refusal:
        messages.error(request, why_not(refusal))
    else:
        messages.success(request, _("给她报上了，也告诉她了。"))


def _entry(request: DeskRequest, pk: int) -> Entry:
    return get_object_or_404(entries_for(request.officer), pk=pk)


@desk_page()
@require_safe
def show_entry(request: DeskRequest, pk: int) -> HttpResponse:
    return _entry_page(request, _entry(request, pk))


def _entry_page(request: DeskRequest, entry: Entry, needs: str | None = None) -> HttpResponse:
    competition = entry.event.competition
    is_ours = held_by(request.officer).filter(pk=competition.pk).exists()
    acts = works(request.officer)
    is_told = competition.state in {State.NOTICE, State.FINAL}
    more = {
        "entry": entry,
        "competition": competition,
        "needs": needs,
        "may_withdraw": acts and competition.state in {State.OPEN, State.JUDGING},
        "marks": raw_marks(entry) if is_ours and is_told else [],
        "awards": entry.awards.select_related("honour"),
        "may_honour": acts and is_ours and competition.state == State.FINAL and entry.place,
        "titles": TITLES,
    }
    return page(request, "desk_entry", None, **more)


@desk_page(works)
@require_POST
def look_at_needs(request: DeskRequest, pk: int) -> HttpResponse:
    """On this one answer; the look is on record, for her too."""
    entry = _entry(request, pk)
    return _entry_page(request, entry, entering.needs_of(entry=entry, officer=request.officer))


@desk_page(works)
@require_POST
def act(request: DeskRequest, pk: int, deed: str) -> HttpResponse:
    """withdraw, prize, or recommend for a title."""
    entry = _entry(request, pk)
    try:
        _do(request, entry, deed)
    except NoAccount:
        messages.error(request, _("她在这里没有账号。荣誉要等她有了账号再记。"))
    except CompetitionError:
        messages.error(request, _("没有改动：已经办过，或者还不到时候。"))
    else:
        messages.success(request, _("办好了，也告诉她了。"))
    if deed == "withdraw":
        return redirect("desk-competition-entries", entry.event.competition_id)
    return redirect("desk-entry", pk)


def _do(request: DeskRequest, entry: Entry, deed: str) -> None:
    if deed == "withdraw":
        entering.withdraw(entry=entry, by=request.user)
    elif deed == "prize":
        honouring.give_prize(entry=entry, officer=request.officer)
    elif deed == "recommend":
        kind = request.POST.get("kind", "")
        if kind not in dict(TITLES):
            raise CompetitionError
        honouring.recommend(entry=entry, kind=kind, officer=request.officer)
    else:
        raise Http404


@desk_page(works)
@require_http_methods(BOTH)
def give_title(request: DeskRequest, pk: int) -> HttpResponse:
    """What she was recommended for was given by its own organ."""
    rows = Award.objects.filter(entry__in=entries_for(request.officer), honour=None)
    award = get_object_or_404(rows.select_related("entry__person__artisan"), pk=pk)
    form = TitleForm(sent(request))
    if form.is_valid():
        try:
            honouring.give_title(award=award, officer=request.officer, **form.cleaned_data)
        except CompetitionError:
            messages.error(request, _("没有改动：已经办过，或者还不到时候。"))
        else:
            messages.success(request, _("办好了，也告诉她了。"))
        return redirect("desk-entry", award.entry_id)
    return page(request, "desk_title", form, award=award)


@desk_page(works)
@require_http_methods(BOTH)
def new_objection(request: DeskRequest, pk: int) -> HttpResponse:
    """What came on paper or by telephone."""
    competition = held(request, pk)
    form = WrittenObjectionForm(sent(request))
    if form.is_valid():
        try:
            closing.object_to(competition=competition, by=request.user, **form.cleaned_data)
        except CompetitionError:
            messages.error(request, _("没有记下：现在不在公示。"))
        else:
            messages.success(request, _("记下了。"))
        return redirect("desk-competition", pk)
    return page(request, "desk_objection_new", form, competition=competition)


@desk_page(works)
@require_http_methods(BOTH)
def answer_objection(request: DeskRequest, pk: int) -> HttpResponse:
    objection = get_object_or_404(objections_for(request.officer), pk=pk)
    form = AnswerForm(sent(request))
    if form.is_valid():
        try:
            closing.answer(objection=objection, officer=request.officer, **form.cleaned_data)
        except SameOfficer:
            messages.error(request, _("评分是你结束的，请另一位来答复。"))
        except CompetitionError:
            messages.error(request, _("没有改动：已经答复过了。"))
        else:
            messages.success(request, _("答复了。"))
        return redirect("desk-competition", objection.competition_id)
    return page(request, "desk_objection", form, objection=objection)
