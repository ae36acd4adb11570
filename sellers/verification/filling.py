"""What somebody above knows of her already, to stand in the form that registers her.

It lies in her session, never in an address, and goes with the first look at the form.
"""

from django.http import HttpRequest

_KEY = "register-facts"
_LONGEST = 80


def fill_register(request: HttpRequest, *, name: str, place: str) -> None:
    request.session[_KEY] = {"name": name[:_LONGEST], "place": place[:_LONGEST]}


def filled_before(request: HttpRequest) -> dict[str, str]:
    return request.session.pop(_KEY, {})
