"""The one port through which calls leave that read a text aloud; settings.VOICE_BACKEND."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from ground.messages.sms import masked

logger = logging.getLogger(__name__)


def call(*, phone: str, body: str, language: str) -> None:
    """Ring once and read it out. Raises CallNotMade where a provider refuses."""
    try:
        carry = CARRIERS[settings.VOICE_BACKEND]
    except KeyError as unknown:
        names = ", ".join(CARRIERS)
        raise ImproperlyConfigured(f"VOICE_BACKEND must be one of {names}.") from unknown
    carry(phone, body, language)


def can_call() -> bool:
    return bool(settings.VOICE_BACKEND)


def _to_console(phone: str, body: str, language: str) -> None:
    logger.info("call to %s, %s characters, %s", masked(phone), len(body), language)


def _to_outbox(phone: str, body: str, language: str) -> None:
    """Nobody rings: the row of the message keeps its body, and /demo/outbox/ shows it."""


# A provider is one more function here; it raises CallNotMade.
CARRIERS: dict[str, Callable[[str, str, str], None]] = {
    "console": _to_console,
    "outbox": _to_outbox,
}
