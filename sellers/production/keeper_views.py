"""The cooperative's orders for work: all of them, a new one, one from draft to done."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sellers.cooperatives.doors import CoopRequest, Role, coop_page
from sellers.production.errors import ProductionError
from sellers.production.forms import OrderForm, typed_of
from sellers.production.models import Assignment, ProductionOrder
from sellers.production.queries import (
    appeals_in,
    assignments_in,
    left_to_give,
    left_with_pieces,
    orders_of,
    unchecked_in,
)
from sellers.production.services import cancel, change, close, draft, open_order
from sellers.production.wages import minimum_hourly_fen

State = ProductionOrder.State
BOTH = ["GET", "HEAD", "POST"]
A_PAGE = 20


def page_of(request: CoopRequest, rows: "QuerySet[Any]") -> "Page[Any]":
    number = request.GET.get("page", "1")
    return Paginator(rows, A_PAGE).get_page(number if len(number) < 9 else 1)


def found(request: CoopRequest, pk: int) -> ProductionOrder:
    return get_object_or_404(orders_of(request.cooperative), pk=pk)


def shown(
    request: CoopRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    here = {"here": "production", "coop": request.cooperative, "is_lead": is_lead(request)}
    return render(request, f"production/{template}.html", here | context, status=status)


def is_lead(request: CoopRequest) -> bool:
    return request.keeper.role == Role.LEAD


def tried(request: CoopRequest, told: str, service: Callable[..., Any], **details: Any) -> bool:
    """Whether it was done; the page says either."""
    try:
        service(by=request.user, **details)
    except ProductionError as refusal:
        messages.error(request, str(refusal.told))
        return False
    messages.success(request, told)
    return True


@coop_page(Role.QUALITY, Role.STOCK)
@require_safe
def list_orders(request: CoopRequest) -> HttpResponse:
    state = request.GET.get("show", "")
    rows = orders_of(request.cooperative)
    chosen = [State.DRAFT, State.OPEN] if state != "over" else [State.DONE, State.CANCELLED]
    coop = request.cooperative
    context = {
        "orders": page_of(request, rows.filter(state__in=chosen)),
        "is_over": state == "over",
        "also": "show=over" if state == "over" else "",
        "waiting": unchecked_in(coop).count(),
        "appeals": appeals_in(coop).filter(is_granted=None).count(),
        "leavers": list(left_with_pieces(coop)[:A_PAGE]),
    }
    return shown(request, "orders", context)


@coop_page(Role.LEAD)
@require_http_methods(BOTH)
def new_order(request: CoopRequest) -> HttpResponse:
    """Empty, or like an earlier one."""
    like = _like(request)
    typed = typed_of(like, is_new=True) if like else _more_of(request)
    form = OrderForm(request.cooperative, request.POST or None, initial=typed)
    if request.method == "POST" and form.is_valid():
        try:
            order = draft(
                cooperative=request.cooperative, wanted=form.wanted, by=request.user, like=like
            )
        except ProductionError as refusal:
            form.add_error(None, refusal.told)
        else:
            messages.success(request, _("存好了。加上做法和材料，再开始。"))
            return redirect("production-order", request.cooperative.pk, order.pk)
    earlier = orders_of(request.cooperative)[:10]
    context = {"form": form, "like": like, "earlier": earlier}
    return shown(request, "new", context, 400 if form.errors else 200)


def _like(request: CoopRequest) -> ProductionOrder | None:
    return orders_of(request.cooperative).filter(pk=_number(request, "like")).first()


def _more_of(request: CoopRequest) -> dict[str, Any]:
    """What is known of an order for more of a work."""
    shop = getattr(request.cooperative, "shop", None)
    work = shop.works.filter(pk=_number(request, "work")).first() if shop else None
    return {"work": work, "title": work.title, "craft": work.craft_id} if work else {}


def _number(request: CoopRequest, name: str) -> int:
    typed = request.GET.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 12 else 0


@coop_page(Role.LEAD)
@require_http_methods(BOTH)
def change_order(request: CoopRequest, pk: int) -> HttpResponse:
    order = found(request, pk)
    typed = typed_of(order, is_new=False)
    form = OrderForm(request.cooperative, request.POST or None, initial=typed)
    is_right = request.method == "POST" and form.is_valid()
    if is_right and tried(request, _("改好了。"), change, order=order, wanted=form.wanted):
        return redirect("production-order", request.cooperative.pk, pk)
    return shown(request, "new", {"form": form, "order": order}, 400 if form.errors else 200)


@coop_page(Role.QUALITY, Role.STOCK)
@require_safe
def show_order(request: CoopRequest, pk: int) -> HttpResponse:
    order = found(request, pk)
    rows = assignments_in(request.cooperative).filter(production_order=order).order_by("pk")
    minimum = minimum_hourly_fen(request.cooperative.region)
    context = {
        "order": order,
        "assignments": rows,
        "left": left_to_give(order),
        "minimum_fen": minimum,
        "is_below": order.hourly_fen < minimum,
        "is_making": any(each.state == Assignment.State.ACCEPTED for each in rows),
        "guides": order.instructions.select_related("picture", "recording"),
        "materials": order.materials.order_by("pk"),
    }
    return shown(request, "order", context)


@coop_page(Role.LEAD)
@require_http_methods(BOTH)
def start_order(request: CoopRequest, pk: int) -> HttpResponse:
    """Looked at once more: pay and pieces stand from then on."""
    order = found(request, pk)
    if request.method != "POST":
        minimum = minimum_hourly_fen(request.cooperative.region)
        context = {"minimum_fen": minimum, "is_below": order.hourly_fen < minimum}
        return shown(request, "start", context | {"order": order})
    if tried(request, _("开始了，可以派活了。"), open_order, order=order):
        return redirect("production-offer", request.cooperative.pk, pk)
    return redirect("production-order", request.cooperative.pk, pk)


@coop_page(Role.LEAD)
@require_http_methods(BOTH)
def end_order(request: CoopRequest, pk: int) -> HttpResponse:
    """Cancelled before anyone began; else closed, and what is not made is given up."""
    order = found(request, pk)
    begun = [Assignment.State.ACCEPTED, Assignment.State.DONE, Assignment.State.HANDED_OVER]
    is_begun = order.assignments.filter(state__in=begun).exists()
    if request.method == "POST":
        service, told = (close, _("结束了。")) if is_begun else (cancel, _("取消了。"))
        tried(request, told, service, order=order)
        return redirect("production-order", request.cooperative.pk, pk)
    return shown(request, "end", {"order": order, "is_begun": is_begun})


@coop_page(Role.QUALITY, Role.STOCK)
@require_safe
def print_order(request: CoopRequest, pk: int) -> HttpResponse:
    """On paper: how it is made, and of what."""
    order = found(request, pk)
    context = {
        "order": order,
        "guides": order.instructions.select_related("picture", "recording"),
        "materials": [
            (each, each.per_piece * order.pieces) for each in order.materials.order_by("pk")
        ],
    }
    return shown(request, "print", context)
