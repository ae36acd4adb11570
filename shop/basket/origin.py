"""Whether a form was sent from our own pages. Public pages carry no token, being everyone's."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

View = Callable[..., HttpResponse]


def is_from_here(request: HttpRequest) -> bool:
    """What every browser of today says by itself, and no other site can say for it."""
    if "Sec-Fetch-Site" in request.headers:
        return request.headers["Sec-Fetch-Site"] == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def from_here_or_confirmed(confirm: View) -> Callable[[View], View]:
    """Without such a word from the browser, `confirm` shows a page that asks with a token."""

    def decorate(view: View) -> View:
        confirmed = csrf_protect(view)

        @wraps(view)
        def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if is_from_here(request):
                return view(request, *args, **kwargs)
            if "csrfmiddlewaretoken" in request.POST:
                return confirmed(request, *args, **kwargs)
            return confirm(request, *args, **kwargs)

        return csrf_exempt(answer)

    return decorate
