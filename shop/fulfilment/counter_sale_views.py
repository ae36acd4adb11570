"""What was sold by hand: one sale and its undoing, and the day's sums."""

from datetime import date, timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sellers.cooperatives.doors import CoopRequest, coop_page
from sellers.cooperatives.models import Keeper
from sellers.stockroom.counter import undo_sale
from sellers.stockroom.errors import StockError
from sellers.stockroom.models import CounterSale, Place
from shop.fulfilment.counter_queries import sales_of, sales_on, taken, total_of

SALES_A_PAGE = 50
Role = Keeper.Role


def may_undo(sale: CounterSale) -> bool:
    """On the day on which it was entered."""
    is_today = timezone.localdate(sale.entered_at) == timezone.localdate()
    return is_today and sale.undone_at is None


@coop_page(Role.STOCK, Role.BOOKKEEPER)
@require_safe
def show_sale(request: CoopRequest, pk: int) -> HttpResponse:
    sale = get_object_or_404(sales_of(request.cooperative), pk=pk)
    context = {
        "room": "counter", "sale": sale, "may_undo": may_undo(sale) and _sells(request),
        "may_sell": _sells(request), "conflicts": sale.conflicts.select_related("place", "by"),
    }  # fmt: skip
    return render(request, "fulfilment/counter_sale.html", context)


def _sells(request: CoopRequest) -> bool:
    return request.keeper.role in (Role.LEAD, Role.STOCK)


@coop_page(Role.STOCK)
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: CoopRequest, pk: int) -> HttpResponse:
    sale = get_object_or_404(sales_of(request.cooperative), pk=pk)
    if request.method != "POST":
        context = {"room": "counter", "sale": sale, "may_undo": may_undo(sale)}
        context["gave_way"] = sale.conflicts.filter(kind="order").exists()
        return render(request, "fulfilment/counter_undo.html", context)
    try:
        undo_sale(sale=sale, by=request.user)
    except StockError:
        messages.error(request, _("撤不回了：已经撤过，或者不是今天记的。"))
    else:
        messages.success(request, _("撤回了。货和账都改回来了。"))
    return redirect("counter-sale", request.cooperative.pk, pk)


@coop_page(Role.STOCK, Role.BOOKKEEPER)
@require_safe
def list_sales(request: CoopRequest) -> HttpResponse:
    """Of one day, at all places or one; to print too."""
    day, today = _day(request), timezone.localdate()
    places = list(Place.objects.filter(shop__cooperative=request.cooperative))
    place = next((each for each in places if str(each.pk) == request.GET.get("place")), None)
    sales = sales_on(request.cooperative, day)
    if place:
        sales = sales.filter(place=place)
    sums = taken(sales)
    number = request.GET.get("page", "1")
    context = {
        "room": "counter", "day": day, "place": place, "sums": sums, "total": total_of(sums),
        "places": [each for each in places if each.kind in Place.SELLS], "today": today,
        "sales": Paginator(sales, SALES_A_PAGE).get_page(number if len(number) < 9 else 1),
        "before": day - timedelta(days=1), "after": day + timedelta(days=1),
        "may_sell": _sells(request),
        "also": f"day={day:%Y-%m-%d}" + (f"&place={place.pk}" if place else ""),
    }  # fmt: skip
    return render(request, "fulfilment/counter_sales.html", context)


def _day(request: CoopRequest) -> date:
    """Asked for, and no later than today; else today."""
    today = timezone.localdate()
    try:
        day = parse_date(request.GET.get("day", "")[:10])
    except ValueError:
        day = None
    return day if day and date(2000, 1, 1) < day <= today else today
