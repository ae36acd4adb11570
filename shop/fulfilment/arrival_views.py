"""A transfer arrives: piece by piece, and what is missing may have been promised to orders."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sellers.cooperatives.doors import CoopRequest, coop_page
from sellers.cooperatives.models import Keeper
from sellers.stockroom.models import Transfer, TransferLine
from sellers.stockroom.numbers import Row, judged
from sellers.stockroom.pages import BOTH, shown, tried
from sellers.stockroom.transfer_queries import lines_of, transfers_of
from sellers.stockroom.transfers import still_moving
from shop.fulfilment.on_the_road import giving_way_to, held_fast, receive_short


@coop_page(Keeper.Role.STOCK)
@require_http_methods(BOTH)
def show_transfer(request: CoopRequest, pk: int) -> HttpResponse:
    """How many came of each. Where fewer came, the page says first what that means."""
    transfer = get_object_or_404(transfers_of(request.cooperative), pk=pk)
    lines, context = lines_of(transfer), {"transfer": transfer}
    if transfer.state != Transfer.State.ON_THE_WAY:
        return shown(request, "transfer", context | {"lines": lines})
    left = still_moving(transfer)
    if request.method != "POST":
        rows = [Row(each.work, str(left[each.work_id]), most=left[each.work_id]) for each in lines]
        return shown(request, "transfer", context | {"rows": rows})
    read = [judged(each.work, _said(request, each), left[each.work_id]) for each in lines]
    context["rows"] = [row for row, _came in read]
    if any(came is None for _row, came in read):
        return shown(request, "transfer", context | {"is_wrong": True}, 400)
    arrived = {row.work.pk: came or 0 for row, came in read}
    lost = [(each, left[each.work_id] - arrived[each.work_id]) for each in lines]
    context["lost"] = [(each, pieces) for each, pieces in lost if pieces]
    return _receive(request, transfer, arrived, context)


def _said(request: CoopRequest, line: TransferLine) -> str:
    return request.POST.get(f"n-{line.work_id}", "")[:13]


def _receive(
    request: CoopRequest,
    transfer: Transfer,
    arrived: Mapping[int, int],
    context: dict[str, object],
) -> HttpResponse:
    """What is missing is said first, and whose orders give way; or which do not."""
    if context["lost"]:
        if kept := held_fast(transfer, arrived):
            told = _(
                "缺的有人订了，订单 %(orders)s 又寄了一部分，取消不了。先补做，收进仓库，再来点。"
            )
            told = told % {"orders": "、".join(part.order.number for part in kept)}
            return shown(request, "transfer", context | {"is_wrong": True, "told": told}, 400)
        if request.POST.get("sure") != "yes":
            parts = giving_way_to(transfer, arrived)
            return shown(request, "transfer_sure", context | {"parts": parts})
    told = _("收到了，记好了。")
    tried(request, told, receive_short, transfer=transfer, arrived=arrived)
    return redirect("stock-transfer", request.cooperative.pk, transfer.pk)
