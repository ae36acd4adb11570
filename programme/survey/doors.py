"""The surveyor's door: whoever asks for an organ in her place, until her date."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

from ground.accounts.models import User
from programme.survey.models import Surveyor
from programme.survey.queries import surveyor_of
from sellers.organs.doors import View

private = cache_control(private=True, no_store=True)


class SurveyorRequest(HttpRequest):
    user: User
    surveyor: Surveyor


def surveying_page(view: View) -> View:
    """Everybody else does not learn that there is one; the phone keeps nothing of it."""

    @wraps(view)
    def enter(request: SurveyorRequest, *args: object, **kwargs: object) -> HttpResponse:
        surveyor = surveyor_of(request.user)
        if surveyor is None:
            raise Http404
        request.surveyor = surveyor
        return view(request, *args, **kwargs)

    return private(login_required(enter))
