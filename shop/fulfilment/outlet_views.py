"""Where her buyers come for what they ordered: she opens, changes and closes such places."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ground.easy.questions import ask_here_again, is_answered
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.partner.errors import NameTaken, ShopError, TooManyOutlets
from sellers.partner.models import Outlet
from sellers.partner.outlets import MOST, change_outlet, close_outlet, open_outlet, reopen_outlet
from sellers.partner.queries import outlets_for, shops_of
from shop.fulfilment.outlet_forms import OutletForm, initial_of
from shop.fulfilment.queries import waiting_at

BOTH = ["GET", "HEAD", "POST"]


@studio_page(None)
@require_http_methods(BOTH)
def new_outlet(request: StudioRequest, pk: int) -> HttpResponse:
    shop = get_object_or_404(shops_of(request.subject), pk=pk)
    form = OutletForm(request.POST if request.method == "POST" else None)
    if is_answered(form, request):
        try:
            open_outlet(shop=shop, by=request.user, **form.facts())
        except ShopError as refusal:
            _refuse(form, refusal)
        else:
            messages.success(request, _("添好了。买家下单时可以选这里。"))
            return redirect("studio-shop")
    return _page(request, form, None)


@studio_page(None)
@require_http_methods(BOTH)
def show_outlet(request: StudioRequest, pk: int) -> HttpResponse:
    """What it is called, where it is, when it is open; orders keep what they were told."""
    outlet = get_object_or_404(outlets_for(request.subject).kept(), pk=pk)
    data = request.POST if request.method == "POST" else None
    form = OutletForm(data, initial=initial_of(outlet))
    if is_answered(form, request):
        try:
            change_outlet(outlet=outlet, by=request.user, **form.facts())
        except ShopError as refusal:
            _refuse(form, refusal)
        else:
            messages.success(request, _("存好了。已经下的订单，还照原来说的取。"))
            return redirect("studio-shop")
    return _page(request, form, outlet)


def _page(request: StudioRequest, form: OutletForm, outlet: Outlet | None) -> HttpResponse:
    context = {"here": "shop", "form": form, "outlet": outlet}
    return render(request, "fulfilment/outlet.html", context, status=400 if form.errors else 200)


def _refuse(form: OutletForm, refusal: ShopError) -> None:
    form.add_error("name_zh", _told(refusal))
    ask_here_again(form)


def _told(refusal: ShopError) -> str:
    if isinstance(refusal, TooManyOutlets):
        return _("一家店最多 %(most)d 个自取点，请先关一个。") % {"most": MOST}
    return _("已经有一个自取点叫这个名字，请换一个。")


@studio_page(None)
@require_http_methods(BOTH)
def shut_outlet(request: StudioRequest, pk: int) -> HttpResponse:
    """Says first who is still to come; they fetch there as they were told."""
    outlet = get_object_or_404(outlets_for(request.subject), pk=pk)
    if request.method != "POST":
        context = {"here": "shop", "outlet": outlet, "waiting": waiting_at(outlet).count()}
        return render(request, "fulfilment/outlet_close.html", context)
    if close_outlet(outlet=outlet, by=request.user):
        messages.success(request, _("关好了，买家不能再选这里。"))
    else:
        messages.info(request, _("这个自取点已经关了，没有改动。"))
    return redirect("studio-shop")


@studio_page(None)
@require_POST
def open_outlet_again(request: StudioRequest, pk: int) -> HttpResponse:
    outlet = get_object_or_404(outlets_for(request.subject), pk=pk)
    try:
        is_changed = reopen_outlet(outlet=outlet, by=request.user)
    except (NameTaken, TooManyOutlets) as refusal:
        messages.error(request, _told(refusal))
    else:
        told = _("又开了，买家可以选这里。") if is_changed else _("这个自取点开着，没有改动。")
        messages.success(request, told)
    return redirect("studio-shop")
