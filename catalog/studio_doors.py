"""One of her works behind its address, and what others may not touch without her."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from catalog.drafts import ask_her, put_up
from catalog.models import Listing, Product
from catalog.studio_queries import works_of, works_run_by
from ground.accounts.unfinished import keep_typed, typed_before, whose, words_in
from sellers.artisans.doors import name_act

View = Callable[..., HttpResponse]


def works_in(request: HttpRequest) -> QuerySet[Product]:
    """Hers, and what her cooperatives show or wrote down; a helper meets her own alone."""
    return works_of(request.subject) if request.grant else works_run_by(request.subject)


def own_works_in(request: HttpRequest) -> QuerySet[Product]:
    return works_of(request.subject)


def _door(works: Callable[[HttpRequest], QuerySet], *, to_change: bool) -> Callable[[View], View]:
    """Stands below `studio_page`; hands on the work instead of its number. Another's is a 404.

    Whoever may not change it is told so before she types.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def enter(request: HttpRequest, pk: int, **kwargs: object) -> HttpResponse:
            work = get_object_or_404(works(request), pk=pk)
            if to_change and is_locked(request, work):
                return locked(request, work)
            name_act(request, work.title, "studio-work", work.pk)
            return view(request, work, **kwargs)

        return enter

    return wrap


her_work = _door(works_in, to_change=False)
her_work_to_change = _door(works_in, to_change=True)
own_work = _door(own_works_in, to_change=False)
own_work_to_change = _door(own_works_in, to_change=True)


def needs_nod(request: HttpRequest) -> bool:
    return request.grant is not None and not request.grant.may_publish


def is_made_by(request: HttpRequest, work: Product) -> bool:
    """By her whose studio it is; else her cooperative's shop sells it."""
    return work.maker is not None and work.maker.user_id == request.subject.pk


def is_locked(request: HttpRequest, work: Product) -> bool:
    """What is on show, or will be by itself, changes before buyers' eyes: not without her nod.

    Nor does a keeper touch what waits for its maker's.
    """
    listing = getattr(work, "listing", None)
    state = listing.state if listing else None
    if not is_made_by(request, work):
        return state == Listing.State.ASKED and not work.is_public
    return needs_nod(request) and (work.is_public or state == Listing.State.READY)


def locked(request: HttpRequest, work: Product) -> HttpResponse:
    """Nothing was changed; what was typed is kept, in case she nodded meanwhile."""
    context = {"work": work, "is_made_by_her": is_made_by(request, work)}
    if request.method == "POST":
        keep_typed(request)
        context["kept_words"] = words_in(request)
    return page(request, "catalog/studio/locked.html", context, 403)


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
