"""The shelves, and one work: where it lies, its story, and what comes in and goes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sellers.cooperatives.doors import CoopRequest, Role, coop_page
from sellers.stockroom.errors import AlreadyMoved, StockError
from sellers.stockroom.forms import InForm, OutForm
from sellers.stockroom.keeping import is_kept, take_in
from sellers.stockroom.losing import write_off
from sellers.stockroom.models import Place, Shelf, Stock
from sellers.stockroom.pages import BOTH, also, found_work, page_of, place_at, shown, typed
from sellers.stockroom.queries import (
    at_place,
    counted_of,
    matching,
    open_places_of,
    story_of,
    with_shelves,
)


@coop_page(Role.STOCK)
@require_safe
def list_shelves(request: CoopRequest) -> HttpResponse:
    looked_for, place = typed(request), place_at(request)
    rows = at_place(matching(counted_of(request.cooperative), looked_for), place)
    context = {
        "rows": page_of(request, with_shelves(rows)),
        "places": open_places_of(request.cooperative),
        "q": looked_for,
        "place": place,
        "also": also(q=looked_for, place=place and place.pk),
    }
    return shown(request, "shelves", context)


@coop_page(Role.STOCK)
@require_safe
def show_work(request: CoopRequest, pk: int) -> HttpResponse:
    stock = found_work(request, pk)
    shelves = lying_of(stock)
    context = {
        "stock": stock,
        "work": stock.work,
        "shelves": shelves,
        "at": next((shelf.place for shelf in shelves if not is_road(shelf)), None),
        "story": page_of(request, story_of(stock)),
        "is_kept": is_kept(request.cooperative, stock.work),
    }
    return shown(request, "work", context)


def lying_of(stock: Stock) -> list[Shelf]:
    rows = Shelf.objects.filter(work=stock.work_id, pieces__gt=0).select_related("place__shop")
    return list(rows.order_by("place_id"))


def is_road(shelf: Shelf) -> bool:
    """What is on its way is received or turned back; nothing else takes it from there."""
    return shelf.place.kind == Place.Kind.TRANSIT


@coop_page(Role.STOCK)
@require_http_methods(BOTH)
def bring_in(request: CoopRequest, pk: int) -> HttpResponse:
    """Made, and brought to one of the places."""
    stock = found_work(request, pk)
    places = open_places_of(request.cooperative).select_related("shop")
    form = InForm(places, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            take_in(work_id=pk, by=request.user, **form.cleaned_data)
        except AlreadyMoved:
            return redirect("stock-work", request.cooperative.pk, pk)
        except StockError as refusal:
            form.add_error(None, refusal.told)
        else:
            messages.success(request, _("收进来了。"))
            return redirect("stock-work", request.cooperative.pk, pk)
    context = {"stock": stock, "work": stock.work, "form": form}
    return shown(request, "in", context, 400 if form.errors else 200)


@coop_page(Role.STOCK)
@require_http_methods(BOTH)
def take_out(request: CoopRequest, pk: int) -> HttpResponse:
    """Lost, damaged or given back: written, shown once more, and then done."""
    stock = found_work(request, pk)
    shelves = [shelf for shelf in lying_of(stock) if not is_road(shelf)]
    form = OutForm(shelves, request.POST if request.method == "POST" else None)
    context = {"stock": stock, "work": stock.work, "form": form}
    if not form.is_valid():
        return shown(request, "out", context, 400 if form.errors else 200)
    gone = form.gone(pk)
    if request.POST.get("sure") != "yes":
        return shown(request, "out_sure", context | {"gone": gone, "place": form.source})
    try:
        write_off(place=form.source, gone=gone, by=request.user)
    except AlreadyMoved:
        return redirect("stock-work", request.cooperative.pk, pk)
    except StockError as refusal:
        form.add_error(None, refusal.told)
        return shown(request, "out", context, 400)
    messages.success(request, _("记好了。"))
    return redirect("stock-work", request.cooperative.pk, pk)
