"""The one port through which SMS leave; settings.SMS_BACKEND names who carries them."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

logger = logging.getLogger(__name__)


def send_sms(*, phone: str, body: str) -> None:
    """Hand one SMS over. Raises SmsNotSent where a provider refuses."""
    try:
        carry = CARRIERS[settings.SMS_BACKEND]
    except KeyError as unknown:
        names = ", ".join(CARRIERS)
        raise ImproperlyConfigured(f"SMS_BACKEND must be one of {names}.") from unknown
    carry(phone, body)


def masked(phone: str) -> str:
    """As much of a number as a log may say."""
    return f"{phone[:3]}…{phone[-2:]}"


def _to_console(phone: str, body: str) -> None:
    logger.info("SMS to %s, %s characters", masked(phone), len(body))


def _to_outbox(phone: str, body: str) -> None:
    """Nothing leaves: the row of the message keeps its body, and /demo/outbox/ shows it."""


# A provider is one more function here; it raises SmsNotSent.
CARRIERS: dict[str, Callable[[str, str], None]] = {"console": _to_console, "outbox": _to_outbox}
