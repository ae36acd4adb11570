"""A public page is the same for everyone; its view says so here."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from ground.pagecache.pages import GENERATION_HEADER
from ground.pagecache.queries import generation

View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """Answer GET with a page that carries nothing about the visitor and may be kept.

    The generation is read before the page is made: a change that commits meanwhile can
    only make a kept page stale, never let a stale one pass for new.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        made_in = request.generation = generation()  # type: ignore[attr-defined]
        response = view(request, *args, **kwargs)
        if response.status_code == 200:
            patch_cache_control(response, public=True, no_cache=True)
            response[GENERATION_HEADER] = str(made_in)
        return response

    return require_safe(answer)
