"""What may be asked of an address: a number that a row can have, and a page that can be opened."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve

_LARGEST_ID = 2**63 - 1  # beyond it the databases raise instead of finding nothing
_MACHINES = "/webhooks/"
_ANY_PAGE = "wagtail_serve"  # answers to every address that nothing else answers to


class AddressesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_a_look = request.method in {"GET", "HEAD"} and not request.path.startswith(_MACHINES)
        if response.status_code != 405 or not is_a_look:
            return response
        return HttpResponseRedirect(_page_above(request.path))

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, named: dict[str, Any]
    ) -> None:
        if any(isinstance(value, int) and value > _LARGEST_ID for value in named.values()):
            raise Http404(request.path)


def _page_above(path: str) -> str:
    """Who opens the address of a press, by hand or after a refusal, wants the page it stands on.

    `…/assignments/14/made/` leads to `…/assignments/14/`.
    """
    while path != "/":
        path = path.rstrip("/").rpartition("/")[0] + "/"
        try:
            if resolve(path).url_name != _ANY_PAGE:
                break
        except Resolver404:
            continue
    return path
