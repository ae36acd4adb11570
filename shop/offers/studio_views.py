"""The offers of her shop; she herself makes and ends them, no helper does."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from catalog.models import Product
from ground.easy.questions import is_answered
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.partner.queries import money_shops_of
from shop.offers.desk_views import end_now, page_of
from shop.offers.errors import BelowFloors, CodeTaken, RaisedBefore
from shop.offers.making_forms import ShopOfferForm
from shop.offers.models import Offer
from shop.offers.queries import offers_of
from shop.offers.services import Draft, make_offer


@studio_page(None)
@require_safe
def list_offers(request: StudioRequest) -> HttpResponse:
    shops = list(money_shops_of(request.subject))
    if not shops:
        return render(request, "studio/no_shop.html", {"here": "shop"})
    offers = page_of(request, offers_of(shops))
    return render(request, "offers/offers.html", {"here": "shop", "shops": shops, "offers": offers})


@studio_page(None)
@require_http_methods(["GET", "HEAD", "POST"])
def new_offer(request: StudioRequest, pk: int) -> HttpResponse:
    shop = get_object_or_404(money_shops_of(request.subject), pk=pk)
    form = ShopOfferForm(shop, request.POST if request.method == "POST" else None)
    if is_answered(form, request) and _make(request, form):
        messages.success(request, _("优惠做好了。买家放进购物篮就能看到。"))
        return redirect("studio-offers")
    context = {"here": "shop", "shop": shop, "form": form}
    return render(request, "offers/new.html", context, status=400 if form.errors else 200)


@studio_page(None)
@require_http_methods(["GET", "HEAD", "POST"])
def end_shop_offer(request: StudioRequest, pk: int) -> HttpResponse:
    shops = list(money_shops_of(request.subject))
    offer = get_object_or_404(offers_of(shops), pk=pk)
    if request.method == "POST":
        end_now(request, offer)
        return redirect("studio-offers")
    context = {"here": "shop", "offer": offer, "base": "base_studio.html", "back": "studio-offers"}
    return render(request, "offers/end.html", context)


def _make(request: StudioRequest, form: Any) -> Offer | None:
    draft = Draft(form.offer, form.cleaned_data["code"], form.chosen)
    try:
        return make_offer(draft=draft, by=request.user)
    except CodeTaken:
        form.add_error("code", _("这个码有人用过了，请换一个"))
    except BelowFloors as low:
        told = _("做这些作品的人没有同意卖得这么便宜：%(titles)s")
        said = told % {"titles": _titles(low.works)} if low.works else _("店里还没有作品")
        form.add_error("works", said)
    except RaisedBefore as raised:
        told = _("这些作品七天内涨过价，现在还不能减：%(titles)s")
        form.add_error("works", told % {"titles": _titles(raised.works)})
    return None


def _titles(works: Iterable[Product]) -> str:
    return _("、").join(f"「{work.local_title}」" for work in works)
