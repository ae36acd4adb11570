"""What the keeper's pages of the stockroom have in common."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.crypto import get_random_string

from sellers.cooperatives.doors import CoopRequest
from sellers.stockroom.errors import StockError
from sellers.stockroom.models import Place, Stock
from sellers.stockroom.queries import places_of, stock_of

BOTH = ["GET", "HEAD", "POST"]
A_PAGE = 30
_LONGEST = 60


def page_of(request: CoopRequest, rows: "QuerySet[Any] | list[Any]") -> "Page[Any]":
    number = request.GET.get("page", "1")
    return Paginator(rows, A_PAGE).get_page(number if len(number) < 9 else 1)


def typed(request: CoopRequest) -> str:
    """What was looked for."""
    return tidy(request.GET.get("q", ""))


def tidy(text: str) -> str:
    """No database takes a NUL."""
    return text[:_LONGEST].replace("\x00", "").strip()


def key_of(request: CoopRequest) -> str:
    """Of the form that was sent; a new one where it carries none."""
    sent = request.POST.get("key", "")[:24]
    return sent if sent.isascii() and sent.isalnum() else a_key()


def a_key() -> str:
    return get_random_string(24)


def number(text: str) -> int:
    """Of a row; anything else is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0


def also(**chosen: object) -> str:
    """What the other pages of a list keep."""
    return urlencode({name: value for name, value in chosen.items() if value})


def place_at(request: CoopRequest, name: str = "place") -> Place | None:
    wanted = number(request.GET.get(name, ""))
    return places_of(request.cooperative).filter(pk=wanted).first()


def found_work(request: CoopRequest, pk: int) -> Stock:
    return get_object_or_404(stock_of(request.cooperative), work=pk)


def found_place(request: CoopRequest, pk: int) -> Place:
    return get_object_or_404(places_of(request.cooperative).select_related("shop"), pk=pk)


def shown(
    request: CoopRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    here = {"here": "stockroom", "coop": request.cooperative}
    return render(request, f"stockroom/{template}.html", here | context, status=status)


def tried(request: CoopRequest, told: str, service: Callable[..., Any], **details: Any) -> bool:
    """Whether it was done; the page says either."""
    try:
        service(by=request.user, **details)
    except StockError as refusal:
        messages.error(request, str(refusal.told))
        return False
    messages.success(request, told)
    return True
