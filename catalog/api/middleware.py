"""Stands before the kept pages, so that a kept answer counts as any other."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from catalog.api.problems import NO_SUCH_WAY, TOO_MANY, problem
from catalog.api.turns import seconds_to_wait

_PREFIX = "/api/v1/"
_READING = {"GET", "HEAD"}


class ApiMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        refusal = _refusal(request) if request.path.startswith(_PREFIX) else None
        if refusal is None:
            return self.get_response(request)
        refusal.headers["X-Content-Type-Options"] = "nosniff"
        return refusal


def _refusal(request: HttpRequest) -> HttpResponse | None:
    seconds = seconds_to_wait(request)
    if seconds:
        response = problem(request, TOO_MANY, said=str(settings.API_REQUESTS_A_MINUTE))
        response.headers["Retry-After"] = str(seconds)
        return response
    if request.method not in _READING:
        response = problem(request, NO_SUCH_WAY)
        response.headers["Allow"] = ", ".join(sorted(_READING))
        return response
    return None
