import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured

from ground.messages.delivery import deliver, deliver_queued
from ground.messages.models import Message
from ground.messages.services import Reach, tell
from ground.messages.tasks import deliver_queued_task, deliver_task
from tests.ground.messages.carriers import PHONE, a_call, a_text, called, carried

pytestmark = pytest.mark.django_db
State = Message.State


def test_a_text_is_handed_over_and_its_body_emptied(settings, monkeypatch):
    gone = []
    carried(settings, monkeypatch, lambda phone, body: gone.append((phone, body)))
    message = a_text()

    assert deliver(message=message) is True

    message.refresh_from_db()
    assert gone == [(PHONE, "您的订单已付款")]
    assert (message.state, message.body, message.attempts) == (State.SENT, "", 1)
    assert message.sent_at is not None


def test_a_letter_goes_by_mail_and_its_body_is_emptied():
    message = a_text(email="bing@example.com")

    deliver(message=message)

    message.refresh_from_db()
    letter = mail.outbox[0]
    assert (letter.to, letter.subject, letter.body) == (
        ["bing@example.com"],
        "已付款",
        "您的订单已付款",
    )
    assert (message.state, message.body) == (State.SENT, "")


def test_a_task_that_runs_twice_sends_once(settings, monkeypatch):
    gone = []
    carried(settings, monkeypatch, lambda phone, body: gone.append(phone))
    message = a_text()

    deliver_task(message.pk)
    deliver_task(message.pk)
    deliver(message=message)
    deliver_queued_task()

    assert gone == [PHONE]


def test_two_workers_that_hold_the_same_row_send_once(settings, monkeypatch):
    gone = []
    message = a_text()
    other = Message.objects.get(pk=message.pk)

    def carry(phone, body):
        gone.append(phone)
        deliver(message=other)

    carried(settings, monkeypatch, carry)
    deliver(message=message)

    assert gone == [PHONE]


def test_a_task_about_a_row_that_is_gone_does_nothing():
    deliver_task(4711)


def test_telling_delivers_after_the_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        a_text(email="bing@example.com")
        assert mail.outbox == []

    assert len(mail.outbox) == 1
    with django_capture_on_commit_callbacks(execute=True) as again:
        a_text(email="bing@example.com")
    assert (again, len(mail.outbox)) == ([], 1)


def test_the_round_sends_what_a_lost_task_left():
    message = a_text()

    assert deliver_queued() == 1

    message.refresh_from_db()
    assert message.state == State.SENT


def test_an_unknown_carrier_stops_the_worker_loudly(settings):
    settings.SMS_BACKEND = "pigeon"

    with pytest.raises(ImproperlyConfigured):
        deliver(message=a_text())


def test_a_call_reads_the_text_out_in_its_language_and_no_sms_leaves(settings, monkeypatch):
    rung, written = [], []
    called(settings, monkeypatch, lambda *said: rung.append(said))
    carried(settings, monkeypatch, lambda *said: written.append(said))
    message = a_call()

    assert deliver(message=message) is True

    message.refresh_from_db()
    assert (rung, written) == ([(PHONE, "1, 2, 3", "en")], [])
    assert (message.channel, message.state, message.body) == ("voice", State.SENT, "")


def test_whoever_has_no_phone_gets_a_letter_and_no_call():
    reach = Reach(email="bing@example.com", by_call=True)

    assert tell(kind="order.paid", key="1", reach=reach, body="x").channel == "email"


def test_an_unknown_caller_stops_the_worker_loudly(settings):
    settings.VOICE_BACKEND = "pigeon"

    with pytest.raises(ImproperlyConfigured):
        deliver(message=a_call())
