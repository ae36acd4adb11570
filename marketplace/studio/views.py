"""The start page of whoever runs a shop, and what she earned; gathers what others own."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sellers.ledger.queries import owed_to_shop
from sellers.partner.queries import shops_of
from shop.fulfilment.queries import OPEN, counts_for, earned_since, seller_orders_for, sums_of

private = cache_control(private=True, no_store=True)
PARTS_A_PAGE = 20


@private
@login_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    shops = list(shops_of(request.user))
    if not shops:
        return render(request, "studio/no_shop.html", {"here": "start"})
    month = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    parts = seller_orders_for(request.user).filter(status__in=OPEN).order_by("respond_by", "pk")
    context = {
        "here": "start",
        "shops": shops,
        "counts": counts_for(request.user),
        "earned_fen": earned_since(request.user, month),
        "parts": _page(request, parts),
    }
    return render(request, "studio/start.html", context)


@private
@login_required
@require_safe
def income(request: HttpRequest) -> HttpResponse:
    """Every paid part with what it brought; the sum is the ledger's word."""
    shops = list(shops_of(request.user))
    if not shops:
        return render(request, "studio/no_shop.html", {"here": "income"})
    context = {
        "here": "income",
        "owed_fen": sum(owed_to_shop(shop.pk) for shop in shops),
        "sums": sums_of(request.user),
        "return_days": settings.RETURN_DAYS,
        "parts": _page(request, seller_orders_for(request.user).order_by("-order__paid_at", "-pk")),
    }
    return render(request, "studio/income.html", context)


def _page(request: HttpRequest, parts: object) -> object:
    number = request.GET.get("page", "1")
    return Paginator(parts, PARTS_A_PAGE).get_page(number if len(number) < 9 else 1)
