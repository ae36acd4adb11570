"""From a queued row to a phone or a mailbox: claimed first, so that two workers send once."""

import logging
from datetime import datetime, time, timedelta
from smtplib import SMTPException

from celery import shared_task
from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F
from django.utils import timezone

from ground.messages.errors import MessageError
from ground.messages.models import Message
from ground.messages.sms import send_sms
from ground.messages.voice import call

logger = logging.getLogger(__name__)
State, Channel = Message.State, Message.Channel
TO_A_PHONE = (Channel.SMS, Channel.VOICE)  # each costs money; the cap counts both

WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 120)]  # after each attempt
SIGN_IN_CODE = "sign-in.code"  # worthless late: never put off to another day
SHELF_LIFE = {SIGN_IN_CODE: timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)}
MORNING = time(8)  # what waited for a new day does not wake anybody


def deliver(*, message: Message) -> bool:
    """Try once, if it is this message's turn; False: nothing left the house.

    A process that dies between sending and noting it sends once more later: better twice
    than never. Everything else sends once.
    """
    if not _claim(message):
        return False
    if timezone.now() - message.created_at > SHELF_LIFE.get(message.kind, timedelta.max):
        return _fail(message, "too late")
    if message.channel in TO_A_PHONE and _is_cap_reached():
        return _put_off(message)
    try:
        _send(message)
    except (MessageError, SMTPException, OSError) as fault:
        return _try_later(message, fault)
    _leave_queue(message, State.SENT, sent_at=timezone.now())
    return True


def deliver_queued(*, most: int = 200) -> int:
    """One round over what waits: new attempts, and what a lost task left behind."""
    waiting = Message.objects.filter(state=State.QUEUED, not_before__lte=timezone.now())
    for message in waiting.filter(attempts__gte=len(WAITS)):
        _fail(message, "died in the last attempt")
    turns = waiting.filter(attempts__lt=len(WAITS)).order_by("not_before")[:most]
    return sum(deliver(message=message) for message in turns)


def _claim(message: Message) -> bool:
    now = timezone.now()
    claimed = Message.objects.filter(
        pk=message.pk,
        state=State.QUEUED,
        attempts=message.attempts,
        attempts__lt=len(WAITS),
        not_before__lte=now,
    ).update(attempts=F("attempts") + 1, not_before=now + WAITS[message.attempts % len(WAITS)])
    message.attempts += claimed
    return bool(claimed)


def _send(message: Message) -> None:
    if message.channel == Channel.SMS:
        send_sms(phone=message.recipient, body=message.body)
    elif message.channel == Channel.VOICE:
        call(phone=message.recipient, body=message.body, language=message.language)
    else:
        EmailMessage(message.subject, message.body, to=[message.recipient]).send()


def _try_later(message: Message, fault: Exception) -> bool:
    # Its name only: a provider's words may repeat the phone or the text.
    logger.warning("message %s not sent: %s", message.pk, type(fault).__name__)
    return message.attempts >= len(WAITS) and _fail(message, "too many attempts")


def _fail(message: Message, why: str) -> bool:
    logger.error("message %s (%s) given up: %s", message.pk, message.kind, why)
    _leave_queue(message, State.FAILED)
    return False


def _leave_queue(message: Message, state: str, **fields: object) -> None:
    if not _keeps_body(message):
        fields["body"] = ""
    Message.objects.filter(pk=message.pk, state=State.QUEUED).update(state=state, **fields)


def _keeps_body(message: Message) -> bool:
    ports: dict[str, str] = {"sms": settings.SMS_BACKEND, "voice": settings.VOICE_BACKEND}
    return settings.DEMO or ports.get(message.channel) == "outbox"


def _is_cap_reached() -> bool:
    """SMS and calls since midnight. Workers that count at once may pass it by one each."""
    today = Message.objects.filter(channel__in=TO_A_PHONE, sent_at__gte=_midnight())
    return today.count() >= settings.SMS_DAILY_CAP


def _put_off(message: Message) -> bool:
    _alarm()
    if message.kind in SHELF_LIFE:
        return _fail(message, "the cap of the day is reached")
    tomorrow = _midnight() + timedelta(days=1)
    Message.objects.filter(pk=message.pk, state=State.QUEUED).update(
        attempts=F("attempts") - 1, not_before=datetime.combine(tomorrow, MORNING, tomorrow.tzinfo)
    )
    return False


def _alarm() -> None:
    """To the operator, once a day; the next round sends it."""
    logger.error("the daily cap of SMS (%s) is reached", settings.SMS_DAILY_CAP)
    if settings.OPERATOR_EMAIL:
        Message.objects.get_or_create(
            key=f"sms.cap:{_midnight():%Y-%m-%d}",
            defaults={
                "kind": "sms.cap",
                "channel": Channel.EMAIL,
                "recipient": settings.OPERATOR_EMAIL,
                "subject": "Qiaoshou: SMS_DAILY_CAP",
                "body": f"{settings.SMS_DAILY_CAP} SMS were sent today; no more leave until "
                "tomorrow. Nobody can sign in by code meanwhile. Raise SMS_DAILY_CAP, or find "
                "out who asks for so many.",
            },
        )


def _midnight() -> datetime:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


@shared_task
def deliver_task(message_id: int) -> None:
    message = Message.objects.filter(pk=message_id).first()
    if message:
        deliver(message=message)


@shared_task
def deliver_queued_task() -> None:
    deliver_queued()
