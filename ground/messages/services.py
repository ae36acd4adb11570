"""Tell a person something, once: written with the change, delivered after commit."""

from dataclasses import dataclass
from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from ground.messages.delivery import deliver_task
from ground.messages.models import Message

KEPT = timedelta(days=180)  # how long it is of use to know what a person was told, and where


@dataclass(frozen=True)
class Reach:
    """Where a person is reached and in which language; the phone comes first."""

    phone: str = ""
    email: str = ""
    language: str = "zh-hans"
    by_call: bool = False

    @property
    def channel(self) -> Message.Channel:
        if not self.phone:
            return Message.Channel.EMAIL
        return Message.Channel.VOICE if self.by_call else Message.Channel.SMS


def tell(*, kind: str, key: str, reach: Reach, body: str, subject: str = "") -> Message | None:
    """Queue one message; the same key is told once. None: there is nowhere to send it."""
    if not (reach.phone or reach.email):
        return None
    message, is_new = Message.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "channel": reach.channel,
            "recipient": reach.phone or reach.email,
            "subject": subject,
            "body": body,
            "language": reach.language,
        },
    )
    if is_new:
        deliver_task.delay_on_commit(message.pk)
    return message


def forget(*, recipients: list[str]) -> int:
    """Empty what was told to these phones and addresses; the bare facts stay, told once."""
    told = Message.objects.filter(recipient__in=[name for name in recipients if name])
    return told.exclude(state=Message.State.QUEUED).update(recipient="", subject="", body="")


def forget_old() -> int:
    old = Message.objects.filter(created_at__lt=timezone.now() - KEPT).exclude(recipient="")
    return old.exclude(state=Message.State.QUEUED).update(recipient="", subject="", body="")


@shared_task
def forget_old_task() -> None:
    forget_old()
