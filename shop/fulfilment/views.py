"""What a seller does with her part of an order."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.log_actions import log

from ground.easy.questions import is_answered
from sellers.artisans.doors import StudioRequest, name_act, studio_page, undone
from sellers.artisans.models import Scope
from sellers.partner.queries import sees_money
from shop.fulfilment.customs import goes_abroad, warnings_of
from shop.fulfilment.errors import FulfilmentError
from shop.fulfilment.forms import DeclineForm, SendForm
from shop.fulfilment.parcels import hand_over, send
from shop.fulfilment.pickup_forms import CodeForm
from shop.fulfilment.progress import shows_progress
from shop.fulfilment.queries import last_carrier, parcels_of, seller_orders_for, senders_for
from shop.fulfilment.services import accept, decline
from shop.order.models import SellerOrder

Status = SellerOrder.Status
Delivery = SellerOrder.Delivery
# While she works on it she needs the name and address; before and after, the place is enough.
SEES_BUYER = (Status.ACCEPTED, Status.SENT)


def part_of(request: StudioRequest, pk: int, **which: object) -> SellerOrder:
    """A helper meets the artisan's own shop alone, not those of a cooperative that she keeps."""
    parts = seller_orders_for(request.subject)
    if request.grant:
        parts = parts.filter(shop__artisan__user=request.subject)
    part = get_object_or_404(parts, pk=pk, **which)
    name_part(request, part)
    return part


def name_part(request: StudioRequest, part: SellerOrder) -> None:
    """For the list of what helpers did."""
    titles = _("、").join(line.title for line in part.lines.all())
    name_act(request, f"{titles} · {part.order.number}"[:200], "seller-order", part.pk)


def tell_not_now(request: StudioRequest, part: SellerOrder) -> None:
    part.refresh_from_db()
    told = _("这笔订单现在是「%(state)s」，没有改动。") % {"state": part.state}
    if part.first_sent_at and part.status == Status.ACCEPTED:
        told = _("这笔订单有一部分已经寄出，没有改动。")
    undone(request, told)


@studio_page(Scope.ORDERS)
@require_safe
def show_part(request: StudioRequest, pk: int) -> HttpResponse:
    return _page(request, part_of(request, pk))


def _page(request: StudioRequest, part: SellerOrder, form: SendForm | None = None) -> HttpResponse:
    sees_buyer = part.status in SEES_BUYER
    if sees_buyer:
        log(instance=part, action="seller_order.view", user=request.user)
    if form is None and part.status == Status.ACCEPTED and not part.is_pickup:
        form = _send_form(part)
        is_answered(form, request)
    context = {
        "part": part,
        "form": form,
        "sees_buyer": sees_buyer,
        "sees_money": request.grant is None and sees_money(request.subject, [part.shop]),
        "parcels": parcels_of(part),
        "is_abroad": goes_abroad(part),
        "warnings": warnings_of(part) if goes_abroad(part) else [],
        "shows_progress": shows_progress(part),
        "code": CodeForm() if part.is_ready else None,
        "may_decline": part.status == Status.ACCEPTED and not part.first_sent_at,
    }
    status = 400 if form and form.errors else 200
    return render(request, "fulfilment/part.html", context, status=status)


def _send_form(part: SellerOrder, data: object = None) -> SendForm:
    initial = {"carrier": last_carrier(seller_order__shop=part.shop)} if data is None else None
    return SendForm(part, senders_for(part.shop), data, initial=initial)


@studio_page(Scope.ORDERS, act=gettext_noop("接了一单"))
@require_POST
def accept_part(request: StudioRequest, pk: int) -> HttpResponse:
    part = part_of(request, pk)
    return _do(request, part, accept, _("接单了。做好以后，来这里说一声。"))


def _do(
    request: StudioRequest,
    part: SellerOrder,
    service: Callable[..., object],
    told: str,
    **details: object,
) -> HttpResponse:
    try:
        service(seller_order=part, by=request.user, **details)
    except FulfilmentError:
        tell_not_now(request, part)
    else:
        messages.success(request, told)
    return redirect("seller-order", part.pk)


@studio_page(Scope.ORDERS, act=gettext_noop("寄出了作品"))
@require_http_methods(["GET", "HEAD", "POST"])
def send_part(request: StudioRequest, pk: int) -> HttpResponse:
    part = part_of(request, pk, delivery=Delivery.POST)
    if request.method != "POST":
        return redirect("seller-order", pk)
    if part.status != Status.ACCEPTED:
        tell_not_now(request, part)
        return redirect("seller-order", pk)
    form = _send_form(part, request.POST)
    if not is_answered(form, request):
        return _page(request, part, form)
    if form.sender:
        told = _("交给合作社了。她们寄出以后，我们告诉买家。")
        return _do(request, part, hand_over, told, cooperative=form.sender, pieces=form.pieces)
    tracking = {name: form.cleaned_data[name] for name in ("carrier", "tracking_number")}
    told = _("寄出了，已经告诉买家。")
    return _do(request, part, send, told, pieces=form.pieces, **tracking)


@studio_page(Scope.ORDERS, act=gettext_noop("没有接一单"))
@require_http_methods(["GET", "HEAD", "POST"])
def decline_part(request: StudioRequest, pk: int) -> HttpResponse:
    """The page that asks why is the page that confirms."""
    part = part_of(request, pk)
    if part.status not in {Status.NEW, Status.ACCEPTED} or part.first_sent_at:
        tell_not_now(request, part)
        return redirect("seller-order", pk)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if not is_answered(form, request):
        context = {"part": part, "form": form}
        status = 400 if form.errors else 200
        return render(request, "fulfilment/decline.html", context, status=status)
    return _do(request, part, decline, _("已取消，钱会退给买家。"), **form.cleaned_data)
