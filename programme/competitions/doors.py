"""A judge's own door: she is named in a competition, and sees no name in it."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from ground.accounts.models import User
from programme.competitions.queries import judged_by
from sellers.organs.doors import private
from sellers.organs.models import Officer

View = Callable[..., HttpResponse]


class JudgeRequest(HttpRequest):
    user: User


def judge_page(view: View) -> View:
    """Everybody else does not learn that there is one."""

    @wraps(view)
    def enter(request: JudgeRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not judged_by(request.user).exists():
            raise Http404
        return view(request, *args, **kwargs)

    return private(login_required(enter))


def works(officer: Officer) -> bool:
    """Auditors read what is on record elsewhere."""
    return not officer.audits
