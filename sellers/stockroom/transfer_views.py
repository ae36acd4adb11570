"""From place to place: sent off, or turned back; what arrives is in shop.fulfilment."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sellers.cooperatives.doors import CoopRequest, Role, coop_page
from sellers.stockroom.errors import StockError
from sellers.stockroom.keeping import send_on
from sellers.stockroom.models import Transfer
from sellers.stockroom.packing import Load
from sellers.stockroom.pages import BOTH, key_of, page_of, shown, tried
from sellers.stockroom.queries import open_places_of
from sellers.stockroom.transfer_forms import EndsForm
from sellers.stockroom.transfer_queries import lines_of, transfers_of, with_sums
from sellers.stockroom.transfers import turn_back


@coop_page(Role.STOCK)
@require_safe
def list_transfers(request: CoopRequest) -> HttpResponse:
    rows = page_of(request, with_sums(transfers_of(request.cooperative)))
    may_send = open_places_of(request.cooperative).count() > 1
    return shown(request, "transfers", {"transfers": rows, "may_send": may_send})


@coop_page(Role.STOCK)
@require_http_methods(BOTH)
def new_transfer(request: CoopRequest) -> HttpResponse:
    """First the two places; then what lies at the first, with a number beside each."""
    places = open_places_of(request.cooperative).select_related("shop")
    said = request.POST if request.method == "POST" else request.GET
    ends = EndsForm(places, said if "target" in said else None, initial=request.GET.dict())
    if not ends.is_valid():
        context = {"form": ends, "may_send": places.count() > 1}
        return shown(request, "transfer_ends", context, 400 if ends.errors else 200)
    load = Load(ends, said)
    is_sent = request.method == "POST" and said.get("do") == "send"
    if is_sent and (sent := _sent(request, load)):
        return redirect("stock-transfer", request.cooperative.pk, sent.pk)
    context = {"load": load, "ends": ends, "key": key_of(request)}
    return shown(request, "transfer_new", context, 400 if load.is_wrong else 200)


def _sent(request: CoopRequest, load: Load) -> Transfer | None:
    """None: the page says why not."""
    if not load.judge():
        return None
    ends = {name: load.ends.cleaned_data[name] for name in ("source", "target")}
    try:
        sent = send_on(key=key_of(request), pieces=load.pieces, by=request.user, **ends)
    except StockError as refusal:
        load.refuse(str(refusal.told))
        return None
    messages.success(request, _("发出了，在路上。到了，请那边的人点一点。"))
    return sent


@coop_page(Role.STOCK)
@require_http_methods(BOTH)
def send_back(request: CoopRequest, pk: int) -> HttpResponse:
    """It never left, or came back whole."""
    transfer = _found(request, pk)
    if request.method == "POST":
        tried(request, _("退回来了，作品都在原来的地方。"), turn_back, transfer=transfer)
        return redirect("stock-transfer", request.cooperative.pk, pk)
    context = {"transfer": transfer, "lines": lines_of(transfer)}
    return shown(request, "transfer_back", context)


def _found(request: CoopRequest, pk: int) -> Transfer:
    return get_object_or_404(transfers_of(request.cooperative), pk=pk)
