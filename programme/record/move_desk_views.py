"""The officer's desk: who comes and goes, asking for one by what she gives, and who lived here."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.log_actions import log

from ground.accounts.errors import TooManyRequests
from ground.accounts.limits import Limit, take_turn
from ground.privacy.services import read_file
from programme.record import moving
from programme.record.desk_views import writes
from programme.record.errors import AskedAlready, HandoverOpen, NotNow, NoUnit
from programme.record.looking import look
from programme.record.models import Handover, Person
from programme.record.move_forms import AskForm, MovedForm, PaperForm
from programme.record.move_queries import (
    find_woman,
    gives,
    gone_from,
    gone_with_homes,
    handovers_for,
    lies_here,
    receives,
    waiting_moves,
)
from programme.record.moves import State
from programme.record.queries import persons_for, spells_of, way_of
from programme.record.services import phone_print
from sellers.organs.doors import DeskRequest, desk_page
from sellers.organs.models import Officer, Organ
from sellers.organs.queries import within
from sellers.verification.desk_lists import page_of

_SEARCHES = (Limit("person-search-day", 40, timedelta(days=1)),)


def of_federation(officer: Officer) -> bool:
    return officer.organ.kind == Organ.Kind.DISABLED


def hands_over(officer: Officer) -> bool:
    return of_federation(officer) and writes(officer)


@desk_page(of_federation)
@require_safe
def list_moves(request: DeskRequest) -> HttpResponse:
    rows = page_of(request, handovers_for(request.officer))
    waiting = set(waiting_moves(request.officer).values_list("pk", flat=True)[:500])
    context = {"here": "programme", "moves": rows, "waiting": waiting}
    return render(request, "record/desk_moves.html", context)


@desk_page(hands_over)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_woman(request: DeskRequest) -> HttpResponse:
    form = AskForm(request.officer, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and form.county_found:
        answer = _asked(request, form)
        if answer:
            return answer
    context = {"here": "programme", "form": form}
    status = 400 if form.errors else 200
    return render(request, "record/desk_ask.html", context, status=status)


def _asked(request: DeskRequest, form: AskForm) -> HttpResponse | None:
    """None: nobody, or nobody for certain; the form says which."""
    person = _found(request, form)
    if person is None:
        return None
    if lies_here(request.officer, person):
        messages.info(request, _("她就在你们的名单里。搬了家，在这里记。"))
        return redirect("desk-person", person.pk)
    try:
        made = moving.ask_for(person=person, to=form.to, officer=request.officer)
    except AskedAlready as refusal:
        return _standing(request, form, refusal)
    except (NotNow, NoUnit):
        form.add_error("since", _("日期或地方不对：要在她上一次搬家以后"))
        return None
    messages.success(request, _("问了她。她在自己的页面上答应，或者签一张纸，才能转过来。"))
    return redirect("desk-move", made.pk)


def _standing(request: DeskRequest, form: AskForm, refusal: AskedAlready) -> HttpResponse | None:
    known = handovers_for(request.officer).filter(pk=refusal.pk or 0).first()
    if known is None:
        form.add_error(None, _("别的地方正在问她，还没有结果。过些天再来"))
        return None
    messages.info(request, _("已经问过她了，还没有结果，没有再问。"))
    return redirect("desk-move", known.pk)


def _found(request: DeskRequest, form: AskForm) -> Person | None:
    data, officer = form.cleaned_data, request.officer
    try:
        take_turn((_SEARCHES, str(officer.user_id)))
    except TooManyRequests:
        form.add_error(None, _("今天找的次数太多了，请明天再找"))
        return None
    given = {"identity_print": data["number"], "phone": phone_print(data["phone"])}
    found = find_woman(name=data["name"], **given)
    log(instance=officer.organ, action="person.search", user=officer.user)
    if len(found) == 1:
        return found[0]
    several = _("同名同号的不止一位，请写她的证号")
    form.add_error("number", several if found else _("没有找到。名字和号要和登记的一样"))
    return None


def _move(request: DeskRequest, pk: int) -> Handover:
    return get_object_or_404(handovers_for(request.officer), pk=pk)


def _is_ours(request: DeskRequest, pk: int, side: Any, *states: State) -> bool:
    rows = handovers_for(request.officer).filter(side(request.officer), state__in=states)
    return hands_over(request.officer) and rows.filter(pk=pk).exists()


def _may(request: DeskRequest, pk: int) -> dict[str, bool]:
    """What her side may do with it now."""
    return {
        "may_take": _is_ours(request, pk, receives, State.TOLD),
        "may_sign": _is_ours(request, pk, receives, State.ASKED),
        "may_hand": _is_ours(request, pk, gives, State.AGREED),
        "may_end": _is_ours(request, pk, receives, State.ASKED, State.AGREED),
    }


@desk_page(of_federation)
@require_safe
def show_move(request: DeskRequest, pk: int) -> HttpResponse:
    return _page(request, _move(request, pk))


def _page(request: DeskRequest, row: Handover, status: int = 200, **more: object) -> HttpResponse:
    """Before she agreed, nothing of where she was is told."""
    context = {
        "here": "programme",
        "move": row,
        "knows_whence": bool(row.agreed_at),
        "is_here": lies_here(request.officer, row.person),
        "days": moving.DAYS_TO_HAND,
        "paper": PaperForm(),
        **_may(request, row.pk),
        **more,
    }
    return render(request, "record/desk_move.html", context, status=status)


_DEEDS: dict[str, tuple[str, Callable[..., None]]] = {
    "take": ("may_take", moving.take_up),
    "decline": ("may_take", moving.refuse),
    "hand": ("may_hand", moving.hand_over),
    "withdraw": ("may_end", moving.withdraw),
}


@desk_page(hands_over)
@require_POST
def do_move(request: DeskRequest, pk: int, deed: str) -> HttpResponse:
    row = _move(request, pk)
    may, service = _DEEDS[deed]
    by: dict[str, Any] = {"by": request.user}
    if deed in {"take", "hand"}:
        by = {"officer": request.officer}
    try:
        if not _may(request, pk)[may]:
            raise NotNow
        service(handover=row, **by)
    except NotNow:
        messages.error(request, _("没有改动：她或者别人刚刚处理过。"))
    else:
        messages.success(request, _("办好了，两边和她自己都知道了。"))
    return redirect("desk-move", pk)


@desk_page(hands_over)
@require_POST
def sign_move(request: DeskRequest, pk: int) -> HttpResponse:
    """She agreed on paper."""
    row = _move(request, pk)
    form = PaperForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, row, status=400, paper=form)
    try:
        if not _may(request, pk)["may_sign"]:
            raise NotNow
        photo = form.cleaned_data["photo"]
        moving.agree_on_paper(handover=row, photo=photo, officer=request.officer)
    except NotNow:
        messages.error(request, _("没有改动：她或者别人刚刚处理过。"))
    else:
        messages.success(request, _("纸收好了。等原来的地方交。"))
    return redirect("desk-move", pk)


@desk_page(of_federation)
@require_safe
def show_paper(request: DeskRequest, pk: int) -> HttpResponse:
    row = _move(request, pk)
    if row.paper is None:
        raise Http404
    look(person=row.person, officer=request.officer, what="handover.paper")
    log(instance=row, action="handover.look", user=request.user)
    return HttpResponse(read_file(row.paper), content_type="image/jpeg")


@desk_page(writes)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def note_move(request: DeskRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(persons_for(request.officer), pk=pk)
    form = MovedForm(request.officer, person, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and form.county_found and _moved(request, person, form):
        return redirect("desk-person", person.pk)
    context = {"here": "programme", "form": form, "person": person}
    status = 400 if form.errors else 200
    return render(request, "record/desk_moved.html", context, status=status)


def _moved(request: DeskRequest, person: Person, form: MovedForm) -> bool:
    try:
        moving.relocate(person=person, to=form.to, by=request.user)
    except HandoverOpen:
        form.add_error(None, _("她正在转到别的地方，先把交接办完"))
    except (NotNow, NoUnit):
        form.add_error(None, _("没有改动：别人刚刚改过，请再看一遍"))
    else:
        messages.success(request, _("记下了。她以前做过的，还算在原来的地方。"))
        return True
    return False


@desk_page()
@require_safe
def list_gone(request: DeskRequest) -> HttpResponse:
    rows = page_of(request, gone_with_homes(request.officer))
    return render(request, "record/desk_gone_list.html", {"here": "programme", "persons": rows})


@desk_page()
@require_safe
def show_gone(request: DeskRequest, pk: int) -> HttpResponse:
    """What she did while she lived here: it stands in this region's figures."""
    person = get_object_or_404(gone_from(request.officer), pk=pk)
    look(person=person, officer=request.officer, what="person.way", reason=_("看她以前在这里的路"))
    here = within(request.officer.organ, "region", "unit")
    context = {
        "here": "programme",
        "person": person,
        "steps": page_of(request, way_of(person).filter(here)),
        "spells": spells_of(person).filter(here),
    }
    return render(request, "record/desk_gone.html", context)
