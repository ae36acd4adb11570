"""Parcels: what a seller handed over or sent, and what a cooperative sends in her place."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.log_actions import log

from ground.easy.questions import is_answered
from sellers.artisans.doors import StudioRequest, name_act, studio_page
from sellers.artisans.models import Scope
from sellers.partner.models import Partner
from sellers.partner.queries import shops_of
from shop.fulfilment.customs import goes_abroad, warnings_of
from shop.fulfilment.errors import NotNow
from shop.fulfilment.forms import TrackingForm
from shop.fulfilment.models import Parcel
from shop.fulfilment.parcels import correct_tracking, send_on, take_back
from shop.fulfilment.queries import handed_over_to, last_carrier, parcels_for
from shop.fulfilment.views import Status, tell_not_now

PARCELS_A_PAGE = 20


def parcels_in(request: StudioRequest) -> QuerySet[Parcel]:
    """A helper meets the parcels of the artisan's own shop alone."""
    parcels = parcels_for(request.subject)
    if request.grant:
        parcels = parcels.filter(seller_order__shop__artisan__user=request.subject)
    return parcels


def shops_in(request: StudioRequest) -> QuerySet[Partner]:
    shops = shops_of(request.subject)
    return shops.filter(artisan__user=request.subject) if request.grant else shops


def may_send(request: StudioRequest, parcel: Parcel) -> bool:
    """It lies with a cooperative that she keeps."""
    return not request.grant and handed_over_to(request.subject).filter(pk=parcel.pk).exists()


@studio_page(None)
@require_safe
def list_parcels(request: StudioRequest) -> HttpResponse:
    number = request.GET.get("page", "1")
    page = Paginator(handed_over_to(request.subject), PARCELS_A_PAGE).get_page(
        number if len(number) < 9 else 1
    )
    return render(request, "fulfilment/parcels.html", {"parcels": page, "here": "parcels"})


@studio_page(Scope.ORDERS, act=gettext_noop("填了快递单号"))
@require_http_methods(["GET", "HEAD", "POST"])
def show_parcel(request: StudioRequest, pk: int) -> HttpResponse:
    """Sending what was handed over, and mending a number: the same form."""
    parcel = get_object_or_404(parcels_in(request), pk=pk)
    number = parcel.seller_order.order.number
    name_act(request, number, "seller-order", parcel.seller_order_id)
    is_sender = may_send(request, parcel)
    initial = {"carrier": parcel.carrier, "tracking_number": parcel.tracking_number}
    if is_sender:
        initial = {"carrier": last_carrier(cooperative=parcel.cooperative)}
        log(instance=parcel.seller_order, action="seller_order.view", user=request.user)
    form = TrackingForm(request.POST if request.method == "POST" else None, initial=initial)
    if is_answered(form, request):
        return _change(request, parcel, is_sender, form.cleaned_data)
    context = {
        "parcel": parcel,
        "part": parcel.seller_order,
        "form": form,
        "is_sender": is_sender,
        "is_abroad": goes_abroad(parcel.seller_order),
        "warnings": warnings_of(parcel.seller_order) if goes_abroad(parcel.seller_order) else [],
        "is_under_way": parcel.seller_order.status in {Status.ACCEPTED, Status.SENT},
        "is_hers": parcel.seller_order.shop in shops_in(request),
    }
    return render(request, "fulfilment/parcel.html", context, status=400 if form.errors else 200)


def _change(
    request: StudioRequest, parcel: Parcel, is_sender: bool, tracking: dict[str, str]
) -> HttpResponse:
    try:
        if is_sender:
            send_on(parcel=parcel, by=request.user, **tracking)
            messages.success(request, _("寄出了，已经告诉买家。"))
        else:
            correct_tracking(parcel=parcel, by=request.user, **tracking)
            messages.success(request, _("快递信息改好了，已经告诉买家。"))
    except NotNow:
        tell_not_now(request, parcel.seller_order)
    return redirect("parcel", parcel.pk)


@studio_page(Scope.ORDERS, act=gettext_noop("从合作社拿回了包裹"))
@require_POST
def take_parcel_back(request: StudioRequest, pk: int) -> HttpResponse:
    """By her who handed it over; it can be handed over again."""
    hers = parcels_in(request).filter(seller_order__shop__in=shops_in(request))
    parcel = get_object_or_404(hers, pk=pk)
    number = parcel.seller_order.order.number
    name_act(request, number, "seller-order", parcel.seller_order_id)
    try:
        take_back(parcel=parcel, by=request.user)
    except NotNow:
        tell_not_now(request, parcel.seller_order)
    else:
        messages.success(request, _("拿回来了。想寄的时候，再来这里寄。"))
    return redirect("seller-order", parcel.seller_order_id)
