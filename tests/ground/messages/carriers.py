"""Texts and calls to deliver, and who carries them in a test."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from ground.messages import sms, voice
from ground.messages.delivery import SIGN_IN_CODE
from ground.messages.models import Message
from ground.messages.services import Reach, tell

PHONE = "+8613800138000"
REFUSING = f"{__name__}.Refusing"


class Refusing(EmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, letters):
        raise SMTPRecipientsRefused({})


def a_text(key="order.paid:1", kind="order.paid", **reach):
    reach = reach or {"phone": PHONE}
    return tell(kind=kind, key=key, reach=Reach(**reach), body="您的订单已付款", subject="已付款")


def carried(settings, monkeypatch, by):
    """A provider of the test's own stands behind the port."""
    monkeypatch.setitem(sms.CARRIERS, "test", by)
    settings.SMS_BACKEND = "test"


def now_is_its_turn():
    Message.objects.update(not_before=timezone.now() - timedelta(seconds=1))


def a_call(key="sign-in.code:1"):
    reach = Reach(phone=PHONE, by_call=True, language="en")
    return tell(kind=SIGN_IN_CODE, key=key, reach=reach, body="1, 2, 3")


def called(settings, monkeypatch, by):
    monkeypatch.setitem(voice.CARRIERS, "test", by)
    settings.VOICE_BACKEND = "test"
