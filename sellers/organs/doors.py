"""Who may enter the desk; everybody else does not learn that there is one."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

from ground.accounts.models import User
from sellers.organs.models import Officer
from sellers.organs.queries import officer_of

private = cache_control(private=True, no_store=True)
View = Callable[..., HttpResponse]


class DeskRequest(HttpRequest):
    user: User
    officer: Officer


def desk_page(may: Callable[[Officer], bool] = lambda officer: True) -> Callable[[View], View]:
    """An officer's page, and only for an officer who `may`."""

    def wrap(view: View) -> View:
        @wraps(view)
        def enter(request: DeskRequest, *args: object, **kwargs: object) -> HttpResponse:
            officer = officer_of(request.user)
            if officer is None or not may(officer):
                raise Http404
            request.officer = officer
            return view(request, *args, **kwargs)

        return private(login_required(enter))

    return wrap


def operator_page(view: View) -> View:
    """For who runs the market: staff. Everybody else does not learn that there is one."""

    @wraps(view)
    def enter(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not (request.user.is_active and request.user.is_staff):
            raise Http404
        return view(request, *args, **kwargs)

    return private(login_required(enter))
