"""Who may enter the trainer's rooms: whoever holds a grant today."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from ground.accounts.models import User
from programme.training.models import Trainer
from programme.training.queries import grants_of
from sellers.organs.doors import private

View = Callable[..., HttpResponse]


class TeachingRequest(HttpRequest):
    user: User
    grants: list[Trainer]


def teaching_page(view: View) -> View:
    """Everybody else does not learn that there is one; nor does she whose grant has ended."""

    @wraps(view)
    def enter(request: TeachingRequest, *args: object, **kwargs: object) -> HttpResponse:
        request.grants = list(grants_of(request.user))
        if not request.grants:
            raise Http404
        return view(request, *args, **kwargs)

    return private(login_required(enter))
