"""Where a sale by hand met an order, or another sale: what was done, and what is to do."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ground.easy.questions import is_answered
from sellers.cooperatives.doors import CoopRequest, coop_page
from sellers.cooperatives.models import Keeper
from sellers.stockroom.counter_conflicts import settle
from sellers.stockroom.errors import StockError
from sellers.stockroom.models import Conflict
from shop.fulfilment.counter_forms import SettleForm
from shop.fulfilment.counter_queries import conflicts_of, gave_way

CONFLICTS_A_PAGE = 20
keepers = coop_page(Keeper.Role.STOCK)


@keepers
@require_safe
def list_conflicts(request: CoopRequest) -> HttpResponse:
    number = request.GET.get("page", "1")
    page = Paginator(conflicts_of(request.cooperative), CONFLICTS_A_PAGE)
    context = {"room": "counter", "conflicts": page.get_page(number if len(number) < 9 else 1)}
    return render(request, "fulfilment/conflicts.html", context)


@keepers
@require_http_methods(["GET", "HEAD", "POST"])
def show_conflict(request: CoopRequest, pk: int) -> HttpResponse:
    """What was sold, which order gave way, who was told; an open one is settled with a note."""
    conflict = get_object_or_404(conflicts_of(request.cooperative), pk=pk)
    form = SettleForm(request.POST if request.method == "POST" else None)
    if is_answered(form, request):
        try:
            settle(conflict=conflict, note=form.cleaned_data["note"], by=request.user)
        except StockError:
            messages.info(request, _("这一件已经有人处理了。"))
        else:
            messages.success(request, _("记好了。"))
        return redirect("stock-conflict", request.cooperative.pk, pk)
    context = {
        "room": "counter", "conflict": conflict, "form": form, "parts": gave_way(conflict),
        "is_open": conflict.state == Conflict.State.OPEN,
    }  # fmt: skip
    return render(request, "fulfilment/conflict.html", context, status=400 if form.errors else 200)
