"""The operator's campaigns: what they take off, what they cost, how they end."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sellers.organs.doors import operator_page
from shop.offers.errors import CodeTaken, NameTaken, NotAnyMore
from shop.offers.making_forms import CampaignForm
from shop.offers.models import Offer
from shop.offers.queries import campaigns
from shop.offers.services import Draft, end_offer, make_offer

A_PAGE = 20


@operator_page
@require_http_methods(["GET", "HEAD", "POST"])
def show_campaigns(request: HttpRequest) -> HttpResponse:
    form = CampaignForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            make_offer(draft=Draft(form.offer, form.cleaned_data["code"]), by=request.user)
        except CodeTaken:
            form.add_error("code", _("这个码有人用过了，请换一个"))
        except NameTaken:
            form.add_error("name_zh", _("已经有活动叫这个名字，请换一个"))
        else:
            messages.success(request, _("活动做好了。"))
            return redirect("money-offers")
    context = {"here": "offers", "form": form, "offers": page_of(request, campaigns())}
    return render(request, "offers/campaigns.html", context, status=400 if form.errors else 200)


@operator_page
@require_http_methods(["GET", "HEAD", "POST"])
def end_campaign(request: HttpRequest, pk: int) -> HttpResponse:
    offer = get_object_or_404(campaigns(), pk=pk)
    if request.method == "POST":
        end_now(request, offer)
        return redirect("money-offers")
    context = {
        "here": "offers",
        "offer": offer,
        "base": "base_operator.html",
        "back": "money-offers",
    }
    return render(request, "offers/end.html", context)


def end_now(request: Any, offer: Offer) -> None:
    try:
        end_offer(offer=offer, by=request.user)
    except NotAnyMore:
        messages.info(request, _("这个优惠早就结束了，没有改动。"))
    else:
        messages.success(request, _("优惠结束了。已经下的订单不变。"))


def page_of(request: HttpRequest, offers: Any) -> Any:
    number = request.GET.get("page", "1")
    return Paginator(offers, A_PAGE).get_page(number if len(number) < 9 else 1)
