"""The link by which an officer's own calendar program reads the shared dates."""

from secrets import token_urlsafe

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from ground.privacy.vault import fingerprint
from sellers.organs.models import CalendarKey, Officer

_PURPOSE = "calendar-key"
_BYTES = 24  # 192 bits: nobody guesses one


def key_of(officer: Officer) -> str:
    """Empty: none is open."""
    key = CalendarKey.objects.filter(officer=officer, ended_at=None).first()
    return key.secret if key else ""


def officer_of_key(secret: str) -> Officer | None:
    """None: it is none, it was taken back, or she works there no more."""
    keys = CalendarKey.objects.filter(digest=fingerprint(secret, _PURPOSE), ended_at=None)
    keys = keys.filter(officer__is_active=True, officer__user__is_active=True)
    key = keys.select_related("officer__organ__region", "officer__user").first()
    return key.officer if key else None


@transaction.atomic
def make_key(*, officer: Officer) -> str:
    """The one before ends."""
    Officer.objects.filter(pk=officer.pk).update(is_active=F("is_active"))  # others wait here
    _open_keys(officer).update(ended_at=timezone.now())
    secret = token_urlsafe(_BYTES)
    facts = {"secret": secret, "digest": fingerprint(secret, _PURPOSE)}
    key = CalendarKey.objects.create(officer=officer, **facts)
    log(instance=key, action="organ.calendar.open", user=officer.user)
    return secret


@transaction.atomic
def end_key(*, officer: Officer) -> bool:
    """False: there is none."""
    key = _open_keys(officer).first()
    if key is None or not _open_keys(officer).update(ended_at=timezone.now()):
        return False
    log(instance=key, action="organ.calendar.end", user=officer.user)
    return True


def _open_keys(officer: Officer) -> QuerySet[CalendarKey]:
    return CalendarKey.objects.filter(officer=officer, ended_at=None)
