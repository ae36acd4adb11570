"""What is kept of what was told, and what no log says."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ground.messages.delivery import deliver, deliver_queued
from ground.messages.errors import SmsNotSent
from ground.messages.models import Message
from ground.messages.services import forget
from ground.messages.tasks import forget_old_task
from tests.ground.messages.carriers import PHONE, REFUSING, a_call, a_text, carried, now_is_its_turn

pytestmark = pytest.mark.django_db
State = Message.State


@pytest.mark.parametrize("backend", ["outbox", "console"])
def test_the_demo_keeps_bodies_for_its_outbox(settings, backend):
    settings.DEMO, settings.SMS_BACKEND = True, backend
    text, letter = a_text(key="1"), a_text(key="2", email="bing@example.com")

    deliver_queued()

    for message in (text, letter):
        message.refresh_from_db()
        assert (message.state, message.body) == (State.SENT, "您的订单已付款")


def test_no_log_says_a_phone_an_address_or_a_text(settings, caplog, monkeypatch):
    caplog.set_level("DEBUG")
    settings.SMS_BACKEND = "console"
    deliver(message=a_text(key="1"))

    def refuse(phone, body):
        raise SmsNotSent(phone, body)

    carried(settings, monkeypatch, refuse)
    settings.EMAIL_BACKEND = REFUSING
    for _ in range(6):
        a_text(key="2"), a_text(key="3", email="bing@example.com")
        now_is_its_turn()
        deliver_queued()

    said = caplog.text
    assert "SMS to +86…00" in said
    assert "given up" in said
    for secret in ("13800138000", "138001", "bing@example.com", "您的订单已付款"):
        assert secret not in said


def test_forgetting_a_person_empties_what_she_was_told_but_not_what_waits():
    sent, waiting = a_text(key="sent"), a_text(key="waiting")
    other = a_text(key="other", phone="+8613900139000")
    deliver(message=sent)
    deliver(message=other)

    assert forget(recipients=[PHONE, ""]) == 1

    rows = Message.objects.order_by("pk").values_list("key", "recipient", "subject", "body")
    assert list(rows) == [
        ("sent", "", "", ""),
        ("waiting", PHONE, "已付款", "您的订单已付款"),
        ("other", "+8613900139000", "已付款", "您的订单已付款"),
    ]
    assert waiting.state == State.QUEUED


def test_after_half_a_year_nobody_can_be_found_in_what_was_told():
    old, young = a_text(key="old"), a_text(key="young")
    deliver_queued()
    Message.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=181))

    forget_old_task()

    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.recipient, old.subject, old.body, old.key) == ("", "", "", "old")
    assert young.recipient == PHONE


def test_no_log_of_a_call_says_the_phone_or_the_text(settings, caplog):
    caplog.set_level("DEBUG")
    settings.VOICE_BACKEND = "console"

    deliver(message=a_call())

    assert "call to +86…00" in caplog.text
    assert "13800138000" not in caplog.text
    assert "1, 2, 3" not in caplog.text
