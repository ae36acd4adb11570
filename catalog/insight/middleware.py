"""Stands before the kept pages, so that a question that is answered from them counts as well."""

from collections.abc import Callable
from decimal import Decimal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_path

from catalog.insight.counting import Heard, hear
from catalog.insight.phrases import is_machine, phrase_of
from catalog.search.forms import USUAL_SORT, read
from catalog.search.queries import OUTCOME_HEADER


class CountAskedMiddleware:
    """Of the visitor it reads only what tells a machine, and keeps nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        outcome = response.headers.get(OUTCOME_HEADER, "")
        if outcome:
            del response.headers[OUTCOME_HEADER]
            heard = _heard(request, outcome) if request.method == "GET" else None
            if heard:
                hear(heard)
        return response


def _heard(request: HttpRequest, outcome: str) -> Heard | None:
    """None: a machine, a browser ahead of its reader, or the same list turned over or sorted."""
    asked = read(request.GET)
    is_ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    is_same = asked.page > 1 or asked.sort != USUAL_SORT
    if is_same or is_ahead or is_machine(request.headers.get("User-Agent", "")):
        return None
    text = phrase_of(request.GET.get("q", ""))
    language = get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
    prices = (_whole(asked.min), _whole(asked.max))
    return Heard(text, language, outcome, asked.craft, asked.region, *prices) if text else None


def _whole(yuan: Decimal | None) -> int | None:
    return None if yuan is None else int(yuan)
