"""What was refused, or died on the way, is tried again, and not for ever."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ground.messages.delivery import SIGN_IN_CODE, deliver, deliver_queued
from ground.messages.errors import CallNotMade, SmsNotSent
from ground.messages.models import Message
from tests.ground.messages.carriers import (
    REFUSING,
    a_call,
    a_text,
    called,
    carried,
    now_is_its_turn,
)

pytestmark = pytest.mark.django_db
State = Message.State


def test_a_worker_that_died_while_sending_leaves_it_to_a_later_round(settings, monkeypatch):
    def die(phone, body):
        raise KeyboardInterrupt

    carried(settings, monkeypatch, die)
    message = a_text()
    with pytest.raises(KeyboardInterrupt):
        deliver(message=message)
    settings.SMS_BACKEND = "outbox"

    assert deliver_queued() == 0
    now_is_its_turn()
    assert deliver_queued() == 1


def test_a_refused_text_waits_longer_each_time_and_is_given_up_after_five(settings, monkeypatch):
    def refuse(phone, body):
        raise SmsNotSent

    carried(settings, monkeypatch, refuse)
    message = a_text()
    waits = []
    for _ in range(5):
        now_is_its_turn()
        deliver_queued()
        message.refresh_from_db()
        waits.append(round((message.not_before - timezone.now()).total_seconds() / 60))

    assert waits[:4] == [1, 5, 30, 120]
    assert (message.state, message.attempts, message.sent_at) == (State.FAILED, 5, None)
    now_is_its_turn()
    assert deliver_queued() == 0


def test_it_waits_its_turn_between_attempts(settings, monkeypatch):
    tries = []

    def refuse(phone, body):
        tries.append(phone)
        raise SmsNotSent

    carried(settings, monkeypatch, refuse)
    a_text()

    deliver_queued()
    deliver_queued()

    assert len(tries) == 1


def test_a_letter_the_server_refuses_is_tried_again(settings):
    settings.EMAIL_BACKEND = REFUSING
    message = a_text(email="bing@example.com")

    assert deliver(message=message) is False

    message.refresh_from_db()
    assert (message.state, message.attempts, message.body) == (State.QUEUED, 1, "您的订单已付款")


def test_who_died_in_the_last_attempt_is_not_waited_for():
    message = a_text()
    Message.objects.update(attempts=5)

    deliver_queued()

    message.refresh_from_db()
    assert message.state == State.FAILED


def test_a_code_that_is_too_late_is_not_sent(settings, monkeypatch):
    gone = []
    carried(settings, monkeypatch, lambda phone, body: gone.append(phone))
    message = a_text(kind=SIGN_IN_CODE)
    Message.objects.update(created_at=timezone.now() - timedelta(seconds=301))
    message.refresh_from_db()

    assert deliver(message=message) is False

    message.refresh_from_db()
    assert (gone, message.state, message.body) == ([], State.FAILED, "")


def test_a_call_that_was_not_made_is_tried_again(settings, monkeypatch):
    def refuse(phone, body, language):
        raise CallNotMade

    called(settings, monkeypatch, refuse)
    message = a_call()

    assert deliver(message=message) is False

    message.refresh_from_db()
    assert (message.state, message.attempts, message.body) == (State.QUEUED, 1, "1, 2, 3")
