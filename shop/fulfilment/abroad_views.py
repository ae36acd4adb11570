"""Where else she sends, and for how much; she herself decides that."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ground.easy.questions import is_answered
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.partner.abroad import table_now, use_table
from sellers.partner.queries import shops_of
from sellers.partner.services import set_abroad
from shop.fulfilment.abroad_forms import AbroadForm


@studio_page(None)
@require_http_methods(["GET", "HEAD", "POST"])
def set_rates(request: StudioRequest, pk: int) -> HttpResponse:
    shop = get_object_or_404(shops_of(request.subject), pk=pk)
    data = request.POST if request.method == "POST" else None
    form = AbroadForm(data, rates=shop.abroad_rates.all())
    if is_answered(form, request):
        set_abroad(shop=shop, rates=form.rates, by=request.user)
        told = _("存好了。新订单照这个算。") if form.rates else _("存好了，只寄中国大陆。")
        messages.success(request, told)
        return redirect("studio-shop")
    context = {"here": "shop", "shop": shop, "form": form, "table": table_now()}
    return render(request, "fulfilment/abroad.html", context, status=400 if form.errors else 200)


@studio_page(None)
@require_POST
def follow_table(request: StudioRequest, pk: int) -> HttpResponse:
    """By the market's table from now on, or no more; her own prices stand before it."""
    shop = get_object_or_404(shops_of(request.subject), pk=pk)
    uses = request.POST.get("uses") == "yes"
    use_table(shop=shop, uses=uses, by=request.user)
    told = _("存好了。新订单照平台的邮费算。") if uses else _("存好了，不再照平台的邮费寄。")
    messages.success(request, told)
    return redirect("shop-abroad", pk)
