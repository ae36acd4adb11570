"""The cooperative packs: what to fetch from where, what goes into which box, whose label on it."""

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.log_actions import log

from ground.easy.questions import is_answered
from sellers.cooperatives.doors import CoopRequest, coop_page
from sellers.cooperatives.models import Keeper
from sellers.partner.models import Partner
from shop.fulfilment.errors import FulfilmentError
from shop.fulfilment.forms import BoxForm
from shop.fulfilment.packing import Box, box_numbers, boxes_of, picks_of, pieces_before
from shop.fulfilment.parcels import send_together
from shop.fulfilment.pickup_lists import to_be_fetched, waiting_at
from shop.fulfilment.queries import last_carrier
from shop.fulfilment.senders import Sender, sender_of
from shop.order.models import SellerOrder

BOXES_A_PAGE = 20
packers = coop_page(Keeper.Role.STOCK)


@packers
@require_safe
def list_boxes(request: CoopRequest) -> HttpResponse:
    page, shop = _page(request), _shop(request)
    context = {"room": "pack", "page": page, "places": waiting_at(shop) if shop else []}
    return render(request, "fulfilment/boxes.html", context)


@packers
@require_safe
def list_pickups(request: CoopRequest) -> HttpResponse:
    """By outlet how many, then each; whose they are stands on the order alone."""
    shop, number = _shop(request), request.GET.get("page", "1")
    rows = to_be_fetched(shop) if shop else SellerOrder.objects.none()
    page = Paginator(rows, BOXES_A_PAGE).get_page(number if len(number) < 9 else 1)
    context = {"room": "pack", "page": page, "places": waiting_at(shop) if shop else []}
    return render(request, "fulfilment/pickups.html", context)


@packers
@require_safe
def pick(request: CoopRequest) -> HttpResponse:
    """As if all boxes went in the order of the list, and so the books have it."""
    page, shop = _page(request), _shop(request)
    boxes = page.paginator.object_list[: page.start_index() - 1] if shop else []
    before = pieces_before(shop, boxes) if shop else {}
    context = {"room": "pack", "page": page, "picks": picks_of(page.object_list, before)}
    return render(request, "fulfilment/picks.html", context)


@packers
@require_safe
def print_slips(request: CoopRequest) -> HttpResponse:
    return _print(request, "fulfilment/slips.html", {})


@packers
@require_safe
def print_labels(request: CoopRequest) -> HttpResponse:
    shows_phone = request.GET.get("phone") == "whole"
    choice = {"shows_phone": shows_phone, "is_a4": request.GET.get("paper") != "label"}
    return _print(request, "fulfilment/labels.html", choice)


@packers
@require_http_methods(["GET", "HEAD", "POST"])
def show_box(request: CoopRequest, pk: int) -> HttpResponse:
    """One order, or several that go to one door; sent with one number, all or those ticked."""
    box = _box(request, pk)
    initial = {"carrier": last_carrier(seller_order__shop=box.first.shop)}
    form = BoxForm(box.parts, request.POST if request.method == "POST" else None, initial=initial)
    if is_answered(form, request):
        return _send(request, form)
    _write(request, [box])
    context = {"room": "pack", "box": box, "part": box.first, "form": form}
    return render(request, "fulfilment/box.html", context, status=400 if form.errors else 200)


def _send(request: CoopRequest, form: BoxForm) -> HttpResponse:
    parts = form.chosen
    tracking = {name: form.cleaned_data[name] for name in ("carrier", "tracking_number")}
    try:
        send_together(parts=parts, by=request.user, **tracking)
    except FulfilmentError:
        messages.info(request, _("有的订单刚刚变了，没有寄出。请再看一次。"))
    else:
        told = ngettext(
            "寄出了 %(number)d 个订单，已经告诉买家。",
            "寄出了 %(number)d 个订单，已经告诉买家。",
            len(parts),
        )
        messages.success(request, told % {"number": len(parts)})
    return redirect("coop-pack", request.cooperative.pk)


def _shop(request: CoopRequest) -> Partner | None:
    return Partner.objects.filter(cooperative=request.cooperative).first()


def _page(request: CoopRequest) -> Page:
    """Of boxes: their numbers at any size, their contents for the page alone."""
    shop, number = _shop(request), request.GET.get("page", "1")
    paginator = Paginator(box_numbers(shop) if shop else [], BOXES_A_PAGE)
    page = paginator.get_page(number if len(number) < 9 else 1)
    page.object_list = boxes_of(shop, page.object_list) if shop else []
    return page


def _box(request: CoopRequest, pk: int) -> Box:
    """The one that this order belongs in."""
    shop = _shop(request)
    numbers = next((box for box in (box_numbers(shop) if shop else []) if pk in box), None)
    if shop is None or numbers is None:
        raise Http404
    return boxes_of(shop, [numbers])[0]


def _print(request: CoopRequest, template: str, choice: dict[str, bool]) -> HttpResponse:
    page = _page(request)
    boxes: list[Box] = list(page.object_list)
    _write(request, boxes)
    context = {"room": "pack", "page": page, "boxes": boxes, **choice}
    if "shows_phone" in choice:
        context["labels"] = _labelled(boxes, shows_phone=choice["shows_phone"])
    return render(request, template, context)


def _labelled(boxes: list[Box], *, shows_phone: bool) -> list[tuple[Box, Sender]]:
    """The sender stands in two ways alone: for at home, and for abroad."""
    senders: dict[bool, Sender] = {}
    for box in boxes:
        if box.is_abroad not in senders:
            senders[box.is_abroad] = sender_of(box.first, None, shows_phone=shows_phone)
    return [(box, senders[box.is_abroad]) for box in boxes]


def _write(request: CoopRequest, boxes: list[Box]) -> None:
    """Whose name and address she saw."""
    parts = [part.pk for box in boxes for part in box.parts]
    if parts:
        shop = boxes[0].first.shop
        log(instance=shop, action="partner.addresses", user=request.user, data={"parts": parts})
