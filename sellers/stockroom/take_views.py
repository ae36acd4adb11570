"""A place is counted blind, page by page; another keeper sees what differs and approves it."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sellers.cooperatives.doors import CoopRequest, Role, coop_page
from sellers.stockroom.counting import Sheet
from sellers.stockroom.errors import NotNow, OutOfStock, StockError
from sellers.stockroom.models import StockTake
from sellers.stockroom.pages import BOTH, page_of, place_at, shown, tried
from sellers.stockroom.queries import open_places_of
from sellers.stockroom.take_forms import PlaceForm
from sellers.stockroom.take_queries import (
    differences_of,
    open_take_at,
    takes_of,
    uncounted,
    with_differences,
)
from sellers.stockroom.taking import approve, begin_take, drop, end_count, is_same_hands

State = StockTake.State


def _found(request: CoopRequest, pk: int) -> StockTake:
    return get_object_or_404(takes_of(request.cooperative), pk=pk)


def _to(request: CoopRequest, pk: int) -> HttpResponse:
    return redirect("stock-take", request.cooperative.pk, pk)


@coop_page(Role.STOCK)
@require_safe
def list_takes(request: CoopRequest) -> HttpResponse:
    rows = page_of(request, with_differences(takes_of(request.cooperative)))
    may_begin = open_places_of(request.cooperative).exists()
    return shown(request, "takes", {"takes": rows, "may_begin": may_begin})


@coop_page(Role.STOCK)
@require_http_methods(BOTH)
def new_take(request: CoopRequest) -> HttpResponse:
    """Where somebody counts already, one joins her."""
    places = open_places_of(request.cooperative)
    sent = request.POST if request.method == "POST" else None
    form = PlaceForm(places, sent, initial={"place": place_at(request)})
    if not form.is_valid():
        context = {"form": form, "may_begin": places.exists()}
        return shown(request, "take_new", context, 400 if form.errors else 200)
    place = form.cleaned_data["place"]
    try:
        take = begin_take(place=place, by=request.user)
    except NotNow:
        known = open_take_at(place)
        messages.info(request, _("这里已经在清点了，接着数就行。"))
        return _to(request, known.pk) if known else redirect(request.path)
    return _to(request, take.pk)


@coop_page(Role.STOCK)
@require_http_methods(BOTH)
def show_take(request: CoopRequest, pk: int) -> HttpResponse:
    take = _found(request, pk)
    if take.state == State.COUNTING:
        return _count(request, take)
    context = {
        "take": take,
        "differences": page_of(request, differences_of(take)),
        "counted": take.lines.count(),
        "uncounted": uncounted(take, request.cooperative),
        "is_mine": is_same_hands(take, request.user),
    }
    return shown(request, "take_seen", context)


def _count(request: CoopRequest, take: StockTake) -> HttpResponse:
    sheet = Sheet(take, request)
    if request.method == "POST" and sheet.judge():
        try:
            over = sheet.save(request.user)
        except StockError as refusal:
            messages.error(request, str(refusal.told))
            return _to(request, take.pk)
        _tell(request, sheet, over)
        if sheet.does == "end":
            return redirect("stock-take-end", request.cooperative.pk, take.pk)
        return redirect(f"{request.path}{sheet.next_query}")
    context = {"take": take, "sheet": sheet}
    return shown(request, "take", context, 400 if sheet.told else 200)


def _tell(request: CoopRequest, sheet: Sheet, over: Iterable[tuple[str, str, int, int]]) -> None:
    """What another had counted, and what stands now."""
    if sheet.is_saved:
        messages.success(request, _("存好了。"))
    for title, who, before, now in over:
        said = {"title": title, "who": who, "before": before, "now": now}
        told = _("「%(title)s」%(who)s数的是 %(before)s 件，现在按你数的 %(now)s 件。") % said
        messages.warning(request, told)


@coop_page(Role.STOCK)
@require_http_methods(BOTH)
def end_take(request: CoopRequest, pk: int) -> HttpResponse:
    """Said first: what nobody counted stays as it is in the books."""
    take = _found(request, pk)
    if request.method == "POST":
        tried(request, _("数完了，等另一位核准。"), end_count, take=take)
        return _to(request, pk)
    left = uncounted(take, request.cooperative)
    context = {"take": take, "counted": take.lines.count(), "uncounted": left}
    return shown(request, "take_end", context)


@coop_page(Role.STOCK)
@require_POST
def approve_take(request: CoopRequest, pk: int) -> HttpResponse:
    take = _found(request, pk)
    try:
        approve(take=take, by=request.user)
    except OutOfStock as short:
        title = take.lines.get(work=short.work_id).work.local_title
        told = _("「%(title)s」数少了，可是有人订了，不够。先和买家说好，再来核准。")
        messages.error(request, told % {"title": title})
    except StockError as refusal:
        messages.error(request, str(refusal.told))
    else:
        messages.success(request, _("核准了，差的件数记好了。"))
    return _to(request, pk)


@coop_page(Role.STOCK)
@require_http_methods(BOTH)
def drop_take(request: CoopRequest, pk: int) -> HttpResponse:
    take = _found(request, pk)
    if request.method == "POST":
        tried(request, _("作废了，什么都没有改。"), drop, take=take)
        return _to(request, pk)
    return shown(request, "take_drop", {"take": take, "counted": take.lines.count()})
