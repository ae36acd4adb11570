"""Who stands in the studio, and for whom: she herself, or a helper within her grant."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from ground.accounts.models import User
from ground.accounts.unfinished import keep_typed, words_in
from sellers.artisans.models import About, HelperGrant, Scope
from sellers.artisans.queries import grants_to
from sellers.artisans.services import write_act

HELPING = "helping"  # in the session: the grant in use
ANYTHING = "anything"  # a page for whoever may do anything at all for her
private = cache_control(private=True, no_store=True)
View = Callable[..., HttpResponse]


class StudioRequest(HttpRequest):
    user: User  # who acts
    subject: User  # whose studio it is
    grant: HelperGrant | None
    is_undone: bool
    act_about: About


def studio_page(scope: Scope | str | None, act: str = "") -> Callable[[View], View]:
    """Signed in, never kept by anybody, and within what a helper may do; None: not a helper.

    `act` says in plain words what a helper did; written down when her press led on to a next page
    and was not `undone`.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def enter(request: StudioRequest, *args: object, **kwargs: object) -> HttpResponse:
            request.grant, request.act_about = _grant_in_use(request), About()
            request.subject = _subject_of(request)
            if refusal := _refusal(request, scope):
                return refusal
            response = view(request, *args, **kwargs)
            if request.grant and _is_done(request, response):
                _write(request, act)
            return response

        enter.studio_scope = scope  # type: ignore[attr-defined]
        enter.studio_act = act  # type: ignore[attr-defined]
        return private(login_required(enter))

    return wrap


def name_act(request: StudioRequest, name: str, page: str = "", number: int | None = None) -> None:
    """What her press is about, for the list of what helpers did; nothing is written yet."""
    request.act_about = About(name, page, number)


def undone(request: StudioRequest, told: object, level: int = messages.INFO) -> None:
    """Nothing was changed: `told` says so, and no act of a helper's is written."""
    request.is_undone = True
    messages.add_message(request, level, str(told))


def _write(request: StudioRequest, act: str) -> None:
    assert request.grant is not None  # noqa: S101 -- asked by who calls
    at = request.resolver_match.url_name if request.resolver_match else ""
    write_act(grant=request.grant, what=act, at=at or "", about=request.act_about)


def _is_done(request: StudioRequest, response: HttpResponse) -> bool:
    """A press that did something leads on; a question, a reckoning or an error is shown again."""
    leads_on = request.method == "POST" and 300 <= response.status_code < 400
    return leads_on and not getattr(request, "is_undone", False)


def _grant_in_use(request: StudioRequest) -> HelperGrant | None:
    number = request.session.get(HELPING)
    return grants_to(request.user).filter(pk=number).first() if number else None


def _subject_of(request: StudioRequest) -> User:
    if request.grant is None:
        return request.user
    subject = request.grant.artisan.user
    assert subject is not None  # noqa: S101 -- grants_to asks for it
    return subject


def _refusal(request: StudioRequest, scope: Scope | str | None) -> HttpResponse | None:
    if HELPING in request.session and request.grant is None:
        return _over(request)
    if request.grant and scope not in [ANYTHING, *request.grant.scopes]:
        return _not_asked(request, scope)
    return None


def _over(request: StudioRequest) -> HttpResponse:
    """What she was helping with has ended: say so, do nothing, and keep what she typed."""
    del request.session[HELPING]
    context = {"kept_words": words_in(request)}
    if request.method == "POST":
        keep_typed(request)
    return render(request, "artisans/help_over.html", context, status=404)


def _not_asked(request: StudioRequest, scope: Scope | str | None) -> HttpResponse:
    """She was asked to help with other things; before she types, or with what she typed."""
    context = {"scope": scope, "kept_words": words_in(request)}
    return render(request, "artisans/not_asked.html", context, status=404)
