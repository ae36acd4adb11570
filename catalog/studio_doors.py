"""One of her works behind its address, and what a helper may not touch."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from catalog.drafts import ask_her, put_up
from catalog.models import Listing, Product
from catalog.studio_queries import works_of
from ground.accounts.unfinished import typed_before, whose

View = Callable[..., HttpResponse]


def her_work(view: View) -> View:
    """Stands below `studio_page`; hands on the work instead of its number. Another's is a 404."""

    @wraps(view)
    def enter(request: HttpRequest, pk: int, **kwargs: object) -> HttpResponse:
        work = get_object_or_404(works_of(request.subject), pk=pk)
        if request.method == "POST" and is_locked(request, work):
            return page(request, "catalog/studio/locked.html", {"work": work}, 403)
        return view(request, work, **kwargs)

    return enter


def needs_nod(request: HttpRequest) -> bool:
    return request.grant is not None and not request.grant.may_publish


def is_locked(request: HttpRequest, work: Product) -> bool:
    """What is on show, or will be by itself, changes before buyers' eyes: not without her nod."""
    listing = getattr(work, "listing", None)
    goes_on_show = listing is not None and listing.state == Listing.State.READY
    return needs_nod(request) and (work.is_public or goes_on_show)


def publish(request: HttpRequest, work: Product) -> str:
    """As far as whoever asks may. Raises NotReadyToList."""
    service = ask_her if needs_nod(request) else put_up
    return service(work=work, by=request.user)


def page(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    common = {"here": "works", "whose": whose(request.user, request.subject)}
    common |= {"needs_nod": needs_nod(request)}
    return render(request, template, common | context, status=status)


def typed(request: HttpRequest) -> dict[str, str]:
    """What she had typed here when her session ended."""
    return typed_before(request, whose(request.user, request.subject))
