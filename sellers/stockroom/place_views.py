"""Where pieces lie: the list, a new place, one of them, and its end."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sellers.cooperatives.doors import CoopRequest, Role, coop_page
from sellers.partner.models import Partner
from sellers.stockroom.errors import NameTaken, StockError
from sellers.stockroom.forms import NewPlaceForm, PlaceForm
from sellers.stockroom.pages import BOTH, found_place, page_of, shown, tried
from sellers.stockroom.places import change_place, close_place, is_empty, open_place
from sellers.stockroom.queries import places_of, with_pieces


@coop_page(Role.STOCK)
@require_safe
def list_places(request: CoopRequest) -> HttpResponse:
    rows = page_of(request, with_pieces(places_of(request.cooperative)))
    return shown(request, "places", {"places": rows})


@coop_page(Role.STOCK)
@require_http_methods(BOTH)
def new_place(request: CoopRequest) -> HttpResponse:
    shop = get_object_or_404(Partner, cooperative=request.cooperative)
    form = NewPlaceForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        kind = form.cleaned_data["kind"]
        try:
            open_place(shop=shop, kind=kind, facts=form.facts, by=request.user)
        except NameTaken as refusal:
            form.add_error("name", refusal.told)
        else:
            messages.success(request, _("开好了，可以往那里放作品了。"))
            return redirect("stock-places", request.cooperative.pk)
    return shown(request, "place_new", {"form": form}, 400 if form.errors else 200)


@coop_page(Role.STOCK)
@require_http_methods(BOTH)
def show_place(request: CoopRequest, pk: int) -> HttpResponse:
    place = found_place(request, pk)
    known = {name: getattr(place, name) for name in ("name", "keeper_name", "phone")}
    form = PlaceForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        try:
            change_place(place=place, facts=form.facts, by=request.user)
        except NameTaken as refusal:
            form.add_error("name", refusal.told)
        except StockError as refusal:
            form.add_error(None, refusal.told)
        else:
            messages.success(request, _("改好了。"))
            return redirect("stock-places", request.cooperative.pk)
    context = {"place": place, "form": form, "is_empty": is_empty(place)}
    return shown(request, "place", context, 400 if form.errors else 200)


@coop_page(Role.STOCK)
@require_http_methods(BOTH)
def end_place(request: CoopRequest, pk: int) -> HttpResponse:
    place = found_place(request, pk)
    if request.method == "POST":
        tried(request, _("关好了。"), close_place, place=place)
        return redirect("stock-places", request.cooperative.pk)
    return shown(request, "place_close", {"place": place, "is_empty": is_empty(place)})
