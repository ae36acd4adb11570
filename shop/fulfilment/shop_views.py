"""我的店: when she rests, her postage, how much she makes, its name. She herself decides that."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

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
from sellers.partner.services import come_back, rename, set_capacity, set_postage
from shop.fulfilment.holidays import take_holiday
from shop.fulfilment.shop_forms import (
    CapacityForm,
    HolidayForm,
    NameForm,
    PostageForm,
    yuan_of,
)


@dataclass(frozen=True)
class Setting:
    """One thing of a shop that she may change: its form, its value now, and what is then said."""

    letter: str  # begins the names of its fields: a keeper's page has the forms of several shops
    form: type[Form]
    now: Callable[[Partner], tuple[object, ...]]  # in the order of the form's fields
    change: Callable[..., object]
    told: Callable[..., str]

    def of(self, shop: Partner, data: object = None) -> Form:
        initial = dict(zip(self.form.base_fields, self.now(shop), strict=True))
        return self.form(data, prefix=f"{self.letter}{shop.pk}", initial=initial)


def _told_holiday(until: Any) -> str:
    day = date_format(until, "MONTH_DAY_FORMAT")
    return _("店铺开始休息，%(day)s 回来。好好休息。") % {"day": day}


HOLIDAY = Setting("h", HolidayForm, lambda shop: (shop.back_on,), take_holiday, _told_holiday)
CAPACITY = Setting(
    "c",
    CapacityForm,
    lambda shop: (shop.pieces_a_week,),
    set_capacity,
    lambda **_pieces: _("存好了。答应买家的日子，会照这个算。"),
)
NAME = Setting("n", NameForm, lambda shop: (shop.name,), rename, lambda **_name: _("店名改好了。"))
POSTAGE = Setting(
    "p",
    PostageForm,
    lambda shop: (yuan_of(shop.postage_fen), yuan_of(shop.free_from_fen)),
    set_postage,
    lambda **_fen: _("邮费存好了。新订单照这个算。"),
)
SETTINGS = {
    "holiday": HOLIDAY,
    "postage": POSTAGE,
    "capacity": CAPACITY,
    "name": NAME,
}


@studio_page(None)
@require_safe
def show_shop(request: StudioRequest) -> HttpResponse:
    return _page(request, None)


def _page(request: StudioRequest, wrong: Form | None) -> HttpResponse:
    """`wrong`: the form that was refused, shown in its place with what she typed."""
    rooms = [
        _room(shop, wrong)
        for shop in shops_of(request.subject).prefetch_related("abroad_rates", "outlets")
    ]
    if not rooms:
        return render(request, "studio/no_shop.html", {"here": "shop"})
    context = {"rooms": rooms, "form": wrong, "here": "shop"}
    return render(request, "fulfilment/shop.html", context, status=400 if wrong else 200)


def _room(shop: Partner, wrong: Form | None) -> dict[str, Partner | Form]:
    """A shop with the forms about it; more than one where she keeps a cooperative."""
    forms = {name: setting.of(shop) for name, setting in SETTINGS.items()}
    refused = wrong and next((key for key, it in forms.items() if it.prefix == wrong.prefix), None)
    return {"shop": shop, **forms, **({refused: wrong} if refused else {})}


@studio_page(None)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: StudioRequest, pk: int, setting: Setting) -> HttpResponse:
    shop = get_object_or_404(shops_of(request.subject), pk=pk)
    if request.method != "POST":
        return redirect("studio-shop")
    form = setting.of(shop, request.POST)
    if not form.is_valid():
        return _page(request, form)
    setting.change(shop=shop, by=request.user, **form.cleaned_data)
    messages.success(request, setting.told(**form.cleaned_data))
    return redirect("studio-shop")


@studio_page(None)
@require_POST
def end_rest(request: StudioRequest, pk: int) -> HttpResponse:
    come_back(shop=get_object_or_404(shops_of(request.subject), pk=pk), by=request.user)
    messages.success(request, _("回来了。买家现在看到的是你在店里。"))
    return redirect("studio-shop")
