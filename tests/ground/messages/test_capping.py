"""So many texts and calls a day, and no more."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone

from ground.messages.delivery import SIGN_IN_CODE, deliver, deliver_queued
from ground.messages.models import Message
from tests.ground.messages.carriers import (
    a_call,
    a_text,
)

pytestmark = pytest.mark.django_db
State = Message.State


def test_over_the_cap_a_notice_waits_for_morning_and_a_code_is_given_up(settings):
    settings.SMS_DAILY_CAP = 2
    settings.OPERATOR_EMAIL = "ops@example.com"
    for number in range(2):
        deliver(message=a_text(key=f"sent:{number}"))
    notice, code = a_text(key="notice"), a_text(key="code", kind=SIGN_IN_CODE)

    assert [deliver(message=notice), deliver(message=code)] == [False, False]

    notice.refresh_from_db()
    code.refresh_from_db()
    assert (notice.state, notice.attempts, notice.sent_at) == (State.QUEUED, 0, None)
    shanghai = notice.not_before.astimezone(ZoneInfo("Asia/Shanghai"))
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert shanghai == datetime(
        tomorrow.year, tomorrow.month, tomorrow.day, 8, tzinfo=ZoneInfo("Asia/Shanghai")
    )
    assert (code.state, code.sent_at) == (State.FAILED, None)


def test_the_operator_is_told_of_the_cap_once_a_day(settings):
    settings.SMS_DAILY_CAP = 0
    settings.OPERATOR_EMAIL = "ops@example.com"
    for number in range(3):
        deliver(message=a_text(key=f"notice:{number}"))

    deliver_queued()

    assert [letter.to for letter in mail.outbox] == [["ops@example.com"]]
    assert "SMS_DAILY_CAP" in mail.outbox[0].subject


def test_letters_know_no_cap(settings):
    settings.SMS_DAILY_CAP = 0

    assert deliver(message=a_text(email="bing@example.com")) is True


def test_yesterdays_texts_do_not_count_against_today(settings):
    settings.SMS_DAILY_CAP = 1
    deliver(message=a_text(key="yesterday"))
    Message.objects.update(sent_at=timezone.now() - timedelta(days=1))

    assert deliver(message=a_text(key="today")) is True


def test_calls_count_against_the_cap_of_the_day_too(settings):
    settings.SMS_DAILY_CAP = 1
    deliver(message=a_text(key="sent"))
    message = a_call()

    assert deliver(message=message) is False

    message.refresh_from_db()
    assert (message.state, message.sent_at) == (State.FAILED, None)
