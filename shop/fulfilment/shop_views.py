"""我的店: when she rests, and how much she can make. Only she herself decides that."""

from dataclasses import dataclass

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sellers.artisans.doors import StudioRequest, studio_page
from sellers.partner.models import Partner
from sellers.partner.queries import shops_of
from sellers.partner.services import come_back, rename, set_capacity
from shop.fulfilment.holidays import take_holiday
from shop.fulfilment.shop_forms import CapacityForm, HolidayForm, NameForm


@dataclass
class Room:
    """A shop with the forms about it; more than one where she keeps a cooperative."""

    shop: Partner
    holiday: HolidayForm
    capacity: CapacityForm
    name: NameForm

    @classmethod
    def of(cls, shop: Partner) -> "Room":
        holiday = HolidayForm(prefix=f"h{shop.pk}", initial={"until": shop.back_on})
        wanted = {"pieces_a_week": shop.pieces_a_week}
        name = NameForm(prefix=f"n{shop.pk}", initial={"name": shop.name})
        return cls(shop, holiday, CapacityForm(prefix=f"c{shop.pk}", initial=wanted), name)


@studio_page(None)
@require_safe
def show_shop(request: StudioRequest) -> HttpResponse:
    return _page(request, None)


def _page(request: StudioRequest, wrong: Form | None) -> HttpResponse:
    """`wrong`: the form that was refused, shown in its place with what she typed."""
    rooms = [Room.of(shop) for shop in shops_of(request.subject)]
    for room in rooms:
        if wrong and wrong.prefix == room.holiday.prefix:
            room.holiday = wrong
        if wrong and wrong.prefix == room.capacity.prefix:
            room.capacity = wrong
        if wrong and wrong.prefix == room.name.prefix:
            room.name = wrong
    context = {"rooms": rooms, "form": wrong, "here": "shop"}
    return render(request, "fulfilment/shop.html", context, status=400 if wrong else 200)


def _shop(request: StudioRequest, pk: int) -> Partner:
    return get_object_or_404(shops_of(request.subject), pk=pk)


@studio_page(None)
@require_http_methods(["GET", "HEAD", "POST"])
def rest(request: StudioRequest, pk: int) -> HttpResponse:
    shop = _shop(request, pk)
    if request.method != "POST":
        return redirect("studio-shop")
    form = HolidayForm(request.POST, prefix=f"h{pk}")
    if not form.is_valid():
        return _page(request, form)
    take_holiday(shop=shop, until=form.cleaned_data["until"], by=request.user)
    day = date_format(form.cleaned_data["until"], "MONTH_DAY_FORMAT")
    messages.success(request, _("店铺开始休息，%(day)s 回来。好好休息。") % {"day": day})
    return redirect("studio-shop")


@studio_page(None)
@require_POST
def end_rest(request: StudioRequest, pk: int) -> HttpResponse:
    come_back(shop=_shop(request, pk), by=request.user)
    messages.success(request, _("回来了。买家现在看到的是你在店里。"))
    return redirect("studio-shop")


@studio_page(None)
@require_http_methods(["GET", "HEAD", "POST"])
def limit(request: StudioRequest, pk: int) -> HttpResponse:
    shop = _shop(request, pk)
    if request.method != "POST":
        return redirect("studio-shop")
    form = CapacityForm(request.POST, prefix=f"c{pk}")
    if not form.is_valid():
        return _page(request, form)
    set_capacity(shop=shop, by=request.user, **form.cleaned_data)
    messages.success(request, _("存好了。答应买家的日子，会照这个算。"))
    return redirect("studio-shop")


@studio_page(None)
@require_http_methods(["GET", "HEAD", "POST"])
def change_name(request: StudioRequest, pk: int) -> HttpResponse:
    shop = _shop(request, pk)
    if request.method != "POST":
        return redirect("studio-shop")
    form = NameForm(request.POST, prefix=f"n{pk}")
    if not form.is_valid():
        return _page(request, form)
    rename(shop=shop, by=request.user, **form.cleaned_data)
    messages.success(request, _("店名改好了。"))
    return redirect("studio-shop")
