"""Whom to ask, and what of hers a keeper writes down: handed in, handed over, taken back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sellers.cooperatives.doors import CoopRequest, Role, coop_page
from sellers.cooperatives.models import Membership
from sellers.production.delivering import deliver
from sellers.production.errors import OfferedAlready, ProductionError, TooManyPieces
from sellers.production.fields import Pieces
from sellers.production.forms import DeliverForm, HandOverForm
from sellers.production.keeper_views import BOTH, found, is_lead, shown, tried
from sellers.production.materials import lines_of
from sellers.production.models import Assignment, ProductionOrder
from sellers.production.offering import hand_over, offer, withdraw
from sellers.production.queries import assignments_in, checks_of, left_to_give
from sellers.production.suggesting import Suggestion, suggestions
from sellers.production.wages import minimum_hourly_fen

Hers = Assignment.State
_ALL = 0  # wrong with them all
_MOST = 200  # members a page; who is further down has no room or not the skill


@coop_page(Role.LEAD)
@require_http_methods(BOTH)
def offer_order(request: CoopRequest, pk: int) -> HttpResponse:
    """Best first, pieces filled in; one press asks them all."""
    order = found(request, pk)
    rows = suggestions(order)[:_MOST]
    wrong: dict[int, str] = {}
    if request.method == "POST":
        wanted, wrong = _typed(request, rows)
        wrong = wrong or _refused(request, order, wanted)
        if not wrong:
            messages.success(request, _("已经问了她们，等她们答复。"))
            return redirect("production-order", request.cooperative.pk, pk)
    minimum = minimum_hourly_fen(request.cooperative.region)
    context = {
        "order": order,
        "rows": [(each, _shown(request, each), wrong.get(each.member.pk, "")) for each in rows],
        "left": left_to_give(order),
        "refusal": wrong.get(_ALL, ""),
        "is_wrong": request.method == "POST",
        "minimum_fen": minimum,
        "is_below": order.hourly_fen < minimum,
    }
    return shown(request, "offer", context, 400 if request.method == "POST" else 200)


def _refused(
    request: CoopRequest, order: ProductionOrder, wanted: dict[int, int]
) -> dict[int, str]:
    """Why nobody was asked, by whose pieces it is about; empty: they were."""
    if not wanted:
        return {_ALL: _("给一个人写上几件，再问。")}
    try:
        offer(order=order, pieces=wanted, by=request.user)
    except TooManyPieces as refusal:
        said = {"all": sum(wanted.values()), "told": refusal.told}
        return {_ALL: _("一共写了 %(all)s 件。%(told)s") % said}
    except OfferedAlready as refusal:
        return {refusal.args[0]: str(refusal.told)}
    except ProductionError as refusal:
        return {_ALL: str(refusal.told)}
    return {}


def _name(row: Suggestion) -> str:
    return f"pieces-{row.member.pk}"


def _shown(request: CoopRequest, row: Suggestion) -> str:
    if request.method == "POST":
        return request.POST.get(_name(row), "")[:12]
    return str(row.pieces or "")


def _typed(request: CoopRequest, rows: list[Suggestion]) -> tuple[dict[int, int], dict[int, str]]:
    """Pieces by membership; and what is no number of pieces."""
    field = Pieces(label="", least=0, required=False)
    wanted: dict[int, int] = {}
    wrong: dict[int, str] = {}
    for row in rows:
        try:
            number = field.clean(request.POST.get(_name(row), ""))
        except ValidationError as refusal:
            wrong[row.member.pk] = refusal.messages[0]
            continue
        if number:
            wanted[row.member.pk] = number
    return wanted, wrong


def _hers(request: CoopRequest, pk: int) -> Assignment:
    return get_object_or_404(assignments_in(request.cooperative), pk=pk)


@coop_page(Role.QUALITY, Role.STOCK)
@require_safe
def show_assignment(request: CoopRequest, pk: int) -> HttpResponse:
    return _page(request, _hers(request, pk))


def _page(
    request: CoopRequest,
    hers: Assignment,
    receive: DeliverForm | None = None,
    give: HandOverForm | None = None,
) -> HttpResponse:
    key = {"key": get_random_string(32), "pieces": hers.rest}
    wrong = receive or give
    context = {
        "hers": hers,
        "order": hers.production_order,
        "receive": receive or DeliverForm(hers, initial=key),
        "give": give or HandOverForm(_others(hers), initial={"rest": hers.loose}),
        "form": wrong,
        "checks": checks_of(hers),
        "lines": lines_of(hers.production_order, hers),
        "may_receive": is_lead(request) or request.keeper.role == Role.STOCK,
    }
    return shown(request, "assignment", context, 400 if wrong else 200)


def _others(hers: Assignment) -> list[tuple[str, str]]:
    rows = Membership.objects.current().filter(cooperative=hers.production_order.cooperative_id)
    rows = rows.exclude(pk=hers.membership_id).select_related("artisan").order_by("pk")
    return [(str(each.pk), each.artisan.name) for each in rows]


@coop_page(Role.LEAD)
@require_POST
def withdraw_offer(request: CoopRequest, pk: int) -> HttpResponse:
    hers = _hers(request, pk)
    tried(request, _("收回了，也告诉她了。"), withdraw, assignment=hers)
    return redirect("production-order", request.cooperative.pk, hers.production_order_id)


@coop_page(Role.STOCK)
@require_POST
def receive_pieces(request: CoopRequest, pk: int) -> HttpResponse:
    """Over the counter."""
    hers = _hers(request, pk)
    form = DeliverForm(hers, request.POST)
    if not form.is_valid():
        return _page(request, hers, receive=form)
    told = _("收到了，等检查。也告诉她了。")
    tried(request, told, deliver, assignment=hers, is_received=True, **form.cleaned_data)
    return redirect("production-assignment", request.cooperative.pk, pk)


@coop_page(Role.LEAD)
@require_POST
def hand_pieces_over(request: CoopRequest, pk: int) -> HttpResponse:
    hers = _hers(request, pk)
    form = HandOverForm(_others(hers), request.POST)
    if not form.is_valid():
        return _page(request, hers, give=form)
    data = form.cleaned_data
    to = Membership.objects.filter(pk=data["to"] or 0).first()
    told = _("转好了，等她答复。") if to else _("收回来了，可以再派。")
    tried(request, told, hand_over, assignment=hers, pieces=data["rest"], to=to)
    return redirect("production-assignment", request.cooperative.pk, pk)
