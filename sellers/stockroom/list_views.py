"""What runs low, and what has lain long; each with a way to have more made."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from sellers.cooperatives.doors import CoopRequest, Role, coop_page
from sellers.stockroom.ageing import DAYS, lying_long
from sellers.stockroom.pages import also, number, page_of, shown
from sellers.stockroom.queries import LOW, low_of, with_shelves


@coop_page(Role.STOCK)
@require_safe
def list_low(request: CoopRequest) -> HttpResponse:
    rows = page_of(request, low_of(request.cooperative))
    return shown(request, "low", {"rows": rows, "low": LOW, "may_make": _may_make(request)})


@coop_page(Role.STOCK)
@require_safe
def list_ageing(request: CoopRequest) -> HttpResponse:
    asked = number(request.GET.get("days", ""))
    days = asked if asked in DAYS else DAYS[0]
    rows = page_of(request, with_shelves(lying_long(request.cooperative, days)))
    context = {"rows": rows, "days": days, "all_days": DAYS, "also": also(days=days)}
    return shown(request, "ageing", context | {"may_make": _may_make(request)})


def _may_make(request: CoopRequest) -> bool:
    """Who leads gives out work."""
    return request.keeper.role == Role.LEAD
