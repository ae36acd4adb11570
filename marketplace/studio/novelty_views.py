"""What an artisan or a cooperative makes anew, and what of it was sold; gathers both."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from catalog.insight.owners import Owner
from catalog.insight.pages import may_change
from marketplace.studio.novelty_sales import sold_by_work, sold_of
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.artisans.models import Artisan, Scope
from sellers.cooperatives.doors import CoopRequest, coop_page
from sellers.cooperatives.models import Keeper

A_PAGE = 50


def _hers(request: StudioRequest) -> Owner:
    return Owner(artisan=get_object_or_404(Artisan, user=request.subject))


@studio_page(Scope.WORKS)
@require_safe
def list_hers(request: StudioRequest) -> HttpResponse:
    return _list(request, _hers(request), sees_money=request.grant is None)


@studio_page(Scope.WORKS)
@require_safe
def show_hers(request: StudioRequest, pk: int) -> HttpResponse:
    return _one(request, _hers(request), pk, sees_money=request.grant is None)


@coop_page()
@require_safe
def list_all(request: CoopRequest) -> HttpResponse:
    owner = Owner(cooperative=request.cooperative)
    return _list(request, owner, sees_money=request.keeper.role in Keeper.SEES_MONEY)


@coop_page()
@require_safe
def show_one(request: CoopRequest, pk: int) -> HttpResponse:
    owner = Owner(cooperative=request.cooperative)
    return _one(request, owner, pk, sees_money=request.keeper.role in Keeper.SEES_MONEY)


def _list(request: StudioRequest, owner: Owner, *, sees_money: bool) -> HttpResponse:
    number = request.GET.get("page", "1")
    rows = Paginator(owner.novelties, A_PAGE).get_page(number if len(number) < 9 else 1)
    sold = sold_of(list(rows))
    context = {
        "here": "needs",
        "owner": owner,
        "page": rows,
        "rows": [(row, sold[row.pk], owner.url("novelty", row.pk)) for row in rows],
        "sees_money": sees_money,
        "may_change": may_change(request),
        "new": owner.url("novelty-new"),
        "needs": owner.url("needs"),
    }
    return render(request, "insight/novelties.html", context)


def _one(request: StudioRequest, owner: Owner, pk: int, *, sees_money: bool) -> HttpResponse:
    novelty = get_object_or_404(owner.novelties, pk=pk)
    context = {
        "here": "needs",
        "novelty": novelty,
        "sold": sold_of([novelty])[pk],
        "works": sold_by_work(novelty),
        "sees_money": sees_money,
        "may_change": may_change(request),
        "works_url": owner.url("novelty-works", pk),
        "end_url": owner.url("novelty-end", pk),
        "back": owner.url("novelties"),
    }
    return render(request, "insight/novelty.html", context)
