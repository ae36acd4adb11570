"""To print: what belongs in a parcel, and the address for it."""

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.log_actions import log

from sellers.artisans.doors import StudioRequest, studio_page
from sellers.artisans.models import Scope
from shop.fulfilment.customs import goes_abroad, sheet_of, warnings_of
from shop.fulfilment.models import Parcel
from shop.fulfilment.parcel_views import may_send, parcels_in
from shop.fulfilment.senders import sender_of
from shop.fulfilment.views import SEES_BUYER, part_of
from shop.order.models import Line, SellerOrder

Contents = list[tuple[Line, int]]
SLIP, LABEL = "fulfilment/slip.html", "fulfilment/label.html"
CARD, CUSTOMS = "fulfilment/card.html", "fulfilment/customs.html"


@studio_page(Scope.ORDERS)
@require_safe
def show_slip(request: StudioRequest, pk: int) -> HttpResponse:
    part = part_of(request, pk, status__in=SEES_BUYER)
    return _print(request, SLIP, part, _left(part))


@studio_page(Scope.ORDERS)
@require_safe
def show_label(request: StudioRequest, pk: int) -> HttpResponse:
    part = part_of(request, pk, status__in=SEES_BUYER, delivery=SellerOrder.Delivery.POST)
    return _print(request, LABEL, part, _left(part))


@studio_page(Scope.ORDERS)
@require_safe
def show_card(request: StudioRequest, pk: int) -> HttpResponse:
    """What the buyer wrote for whoever gets the gift."""
    part = part_of(request, pk, status__in=SEES_BUYER)
    return _print(request, CARD, part, _left(part))


@studio_page(Scope.ORDERS)
@require_safe
def show_parcel_card(request: StudioRequest, pk: int) -> HttpResponse:
    parcel = _parcel(request, pk)
    return _print(request, CARD, parcel.seller_order, _contents(parcel), parcel)


@studio_page(Scope.ORDERS)
@require_safe
def show_customs(request: StudioRequest, pk: int) -> HttpResponse:
    """What to write on the form for customs; of a parcel that stays in China there is none."""
    part = part_of(request, pk, status__in=SEES_BUYER)
    return _print(request, CUSTOMS, part, _left(part))


@studio_page(Scope.ORDERS)
@require_safe
def show_parcel_customs(request: StudioRequest, pk: int) -> HttpResponse:
    parcel = _parcel(request, pk)
    return _print(request, CUSTOMS, parcel.seller_order, _contents(parcel), parcel)


@studio_page(Scope.ORDERS)
@require_safe
def show_parcel_slip(request: StudioRequest, pk: int) -> HttpResponse:
    parcel = _parcel(request, pk)
    return _print(request, SLIP, parcel.seller_order, _contents(parcel), parcel)


@studio_page(Scope.ORDERS)
@require_safe
def show_parcel_label(request: StudioRequest, pk: int) -> HttpResponse:
    parcel = _parcel(request, pk)
    return _print(request, LABEL, parcel.seller_order, _contents(parcel), parcel)


def _parcel(request: StudioRequest, pk: int) -> Parcel:
    """For whoever sends it while it waits; for her who sold it while she needs the address."""
    parcel = get_object_or_404(parcels_in(request), pk=pk)
    if not may_send(request, parcel):
        part_of(request, parcel.seller_order_id, status__in=SEES_BUYER)
    return parcel


def _left(part: SellerOrder) -> Contents:
    """What is still to pack; all of it once nothing is."""
    lines = list(part.lines.all())
    left = [(line, line.unpacked) for line in lines if line.unpacked]
    return left or [(line, line.quantity) for line in lines]


def _contents(parcel: Parcel) -> Contents:
    contents = [(row.line, row.pieces) for row in parcel.lines.all()]
    prefetch_related_objects([line for line, _ in contents], "attributes")
    return contents


def _print(
    request: StudioRequest,
    template: str,
    part: SellerOrder,
    contents: Contents,
    parcel: Parcel | None = None,
) -> HttpResponse:
    if template == CUSTOMS and not goes_abroad(part):
        raise Http404
    log(instance=part, action="seller_order.view", user=request.user)
    pieces = sum(number for _, number in contents)
    context = {"part": part, "contents": contents, "parcel": parcel, "pieces": pieces}
    if template in {LABEL, CUSTOMS}:
        context |= _on_label(request, part, parcel)
    if template == CUSTOMS:
        context["sheet"] = sheet_of(contents)
        context["shows_value"] = request.grant is None  # money is not a helper's
        context["warnings"] = warnings_of(part)
    context["is_both"] = goes_abroad(part) and get_language() != "en"
    return render(request, template, context)


def _on_label(
    request: StudioRequest, part: SellerOrder, parcel: Parcel | None
) -> dict[str, object]:
    shows_phone = request.GET.get("phone") == "whole"
    return {
        "sender": sender_of(part, parcel, shows_phone=shows_phone),
        "shows_phone": shows_phone,
        "is_a4": request.GET.get("paper") == "a4",
    }
