"""What somebody typed after her session had ended: kept an hour and handed back after sign-in.

It lies in the session, which signing in takes along and signing out empties. Phones are shared:
it goes back only to the person for whom the form was made, and files are not kept.
"""

import re
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

KEPT_SECONDS = 3600
MOST_FIELDS, LONGEST = 20, 4000  # whoever is not signed in may not fill the database
WHOSE = "whose"  # a hidden field of the form
_KEY = "unfinished"
_OURS = {WHOSE, "csrfmiddlewaretoken"}
# What a page sends beside her words: names of choices, its key, a sum it reckoned.
_SENT_ALONG = re.compile(r"[a-z_]+|[A-Za-z0-9]{32}|[\d.]*\|[\d.]*")
View = Callable[..., HttpResponse]


def whose(user: Any, subject: Any) -> str:
    """For whom a form was made, told to nobody."""
    return salted_hmac("unfinished", f"{user.pk}:{subject.pk}").hexdigest()[:32]


def keeps_what_was_typed(view: View) -> View:
    """Stands above whatever asks for sign-in."""

    @wraps(view)
    def enter(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated:
            keep_typed(request)
        return view(request, *args, **kwargs)

    return enter


def keep_typed(request: HttpRequest) -> None:
    fields = {
        name[:60]: value[:LONGEST]
        for name, value in list(request.POST.items())[:MOST_FIELDS]
        if name not in _OURS and isinstance(value, str)
    }
    request.session[_KEY] = {
        "path": request.path,
        "whose": request.POST.get(WHOSE, "")[:64],
        "until": int(time.time()) + KEPT_SECONDS,
        "fields": fields,
    }


def words_in(request: HttpRequest) -> str:
    """What was typed into a form that was not taken, for her to read and to copy."""
    fields = list(request.POST.items())[:MOST_FIELDS]
    hers = [value for name, value in fields if name not in _OURS and not name.startswith("_")]
    typed = [str(value).strip()[:LONGEST] for value in hers]
    return "\n".join(value for value in typed if value and not _SENT_ALONG.fullmatch(value))


def typed_before(request: HttpRequest, owner: str) -> dict[str, str]:
    """What she had typed on this page; nothing where it was another's, or too long ago."""
    kept = request.session.get(_KEY, {})
    if not kept or kept["path"] != request.path or kept["until"] < time.time():
        return {}
    return kept["fields"] if constant_time_compare(kept["whose"], owner) else {}


def forget_typed(request: HttpRequest) -> None:
    request.session.pop(_KEY, None)
