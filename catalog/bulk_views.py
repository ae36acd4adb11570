"""Many works at once: chosen, looked at, changed with one press, and back again."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from catalog import bulk
from catalog.bulk_forms import ChoiceOfWorks, WishForm
from catalog.bulk_models import BulkChange
from catalog.errors import NotAnyMore
from sellers.cooperatives.doors import CoopRequest, Role, coop_page

ROWS_A_PAGE = 20


def _page_of(request: CoopRequest, rows: Any) -> Page:
    number = request.GET.get("page", "1")
    return Paginator(rows, ROWS_A_PAGE).get_page(number if len(number) < 9 else 1)


@coop_page(Role.STOCK)
@require_safe
def choose_works(request: CoopRequest) -> HttpResponse:
    return _choose(request, WishForm())


def _choose(request: CoopRequest, form: WishForm, told: str = "") -> HttpResponse:
    choice = ChoiceOfWorks(request.cooperative, request.GET)
    rows = choice.listed.select_related("maker", "stock")
    before = BulkChange.objects.filter(cooperative=request.cooperative).select_related("by")
    context = {
        "here": "coop", "form": form, "choice": choice, "told": told,
        "page": _page_of(request, rows), "query": urlencode({"q": choice.q, "state": choice.state}),
        "before": before[:5],
    }  # fmt: skip
    status = 400 if form.errors or told else 200
    return render(request, "catalog/bulk/choose.html", context, status=status)


@coop_page(Role.STOCK)
@require_safe
def preview(request: CoopRequest) -> HttpResponse:
    if not request.GET:
        return redirect("coop-works", request.cooperative.pk)
    form, choice = WishForm(request.GET), ChoiceOfWorks(request.cooperative, request.GET)
    none = "" if choice.chosen.exists() else _("请先勾几件，或选“这里的全部”。")
    if not form.is_valid() or none:
        return _choose(request, form, none)
    planned = bulk.plan_of(request.cooperative, choice.chosen, form.wish)
    return _show_plan(request, form, choice, planned)


def _show_plan(
    request: CoopRequest, form: WishForm, choice: ChoiceOfWorks, planned: list[bulk.Planned]
) -> HttpResponse:
    asked = [*choice.hidden, *((name, form.data.get(name, "")) for name in form.fields)]
    by_kind = sorted(planned, key=lambda each: not each.refused)
    context = {
        "here": "coop", "what": form.wish.what, "label": BulkChange.What(form.wish.what).label,
        "page": _page_of(request, by_kind), "asked": asked, "query": urlencode(asked),
        "seen": bulk.seen_of(planned), "moving": sum(each.moves for each in planned),
        "refused": sum(bool(each.refused) for each in planned), "all": len(planned),
    }  # fmt: skip
    return render(request, "catalog/bulk/preview.html", context)


@coop_page(Role.STOCK)
@require_POST
def apply(request: CoopRequest) -> HttpResponse:
    """What the preview showed; where it would be something else by now, she looks again."""
    form, choice = WishForm(request.POST), ChoiceOfWorks(request.cooperative, request.POST)
    if not form.is_valid():
        return redirect("coop-works", request.cooperative.pk)
    try:
        change = bulk.apply(
            cooperative=request.cooperative, works=choice.chosen, wish=form.wish,
            seen=request.POST.get("seen", ""), by=request.user,
        )  # fmt: skip
    except NotAnyMore:
        messages.error(request, _("刚才有了变化，什么都没有改。请再看一遍。"))
        return _look_again(request)
    return redirect("coop-bulk", request.cooperative.pk, change.pk)


def _look_again(request: CoopRequest) -> HttpResponse:
    asked: QueryDict = request.POST.copy()
    for name in ("csrfmiddlewaretoken", "seen"):
        asked.pop(name, None)
    answer = redirect("coop-works-preview", request.cooperative.pk)
    answer["Location"] += f"?{asked.urlencode()}"
    return answer


@coop_page(Role.STOCK)
@require_safe
def show_change(request: CoopRequest, pk: int) -> HttpResponse:
    change = _found(request, pk)
    lines = change.lines.select_related("work").order_by("is_undone", "pk")
    context = {
        "here": "coop", "change": change, "page": _page_of(request, lines),
        "left": change.lines.filter(is_undone=False).count() if change.undone_at else 0,
    }  # fmt: skip
    return render(request, "catalog/bulk/change.html", context)


@coop_page(Role.STOCK)
@require_POST
def undo(request: CoopRequest, pk: int) -> HttpResponse:
    change = _found(request, pk)
    try:
        number = bulk.undo(change=change, by=request.user)
    except NotAnyMore:
        messages.error(request, _("刚才有了变化，没有撤回。请再看一遍。"))
    else:
        told = ngettext("撤回了 %(n)s 件。", "撤回了 %(n)s 件。", number)
        messages.success(request, told % {"n": number})
    return redirect("coop-bulk", request.cooperative.pk, pk)


def _found(request: CoopRequest, pk: int) -> BulkChange:
    rows = BulkChange.objects.select_related("by", "undone_by", "cooperative")
    return get_object_or_404(rows, pk=pk, cooperative=request.cooperative)
