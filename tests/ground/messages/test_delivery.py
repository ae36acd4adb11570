from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from ground.messages import sms, voice
from ground.messages.delivery import SIGN_IN_CODE, deliver, deliver_queued
from ground.messages.errors import CallNotMade, SmsNotSent
from ground.messages.models import Message
from ground.messages.services import Reach, forget, tell
from ground.messages.tasks import deliver_queued_task, deliver_task, forget_old_task

pytestmark = pytest.mark.django_db
PHONE = "+8613800138000"
State = Message.State


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
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
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
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    for _ in range(6):
        a_text(key="2"), a_text(key="3", email="bing@example.com")
        now_is_its_turn()
        deliver_queued()

    said = caplog.text
    assert "SMS to +86…00" in said
    assert "given up" in said
    for secret in ("13800138000", "138001", "bing@example.com", "您的订单已付款"):
        assert secret not in said


def test_an_unknown_carrier_stops_the_worker_loudly(settings):
    settings.SMS_BACKEND = "pigeon"

    with pytest.raises(ImproperlyConfigured):
        deliver(message=a_text())


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


def a_call(key="sign-in.code:1"):
    reach = Reach(phone=PHONE, by_call=True, language="en")
    return tell(kind=SIGN_IN_CODE, key=key, reach=reach, body="1, 2, 3")


def called(settings, monkeypatch, by):
    monkeypatch.setitem(voice.CARRIERS, "test", by)
    settings.VOICE_BACKEND = "test"


def test_a_call_reads_the_text_out_in_its_language_and_no_sms_leaves(settings, monkeypatch):
    rung, written = [], []
    called(settings, monkeypatch, lambda *said: rung.append(said))
    carried(settings, monkeypatch, lambda *said: written.append(said))
    message = a_call()

    assert deliver(message=message) is True

    message.refresh_from_db()
    assert (rung, written) == ([(PHONE, "1, 2, 3", "en")], [])
    assert (message.channel, message.state, message.body) == ("voice", State.SENT, "")


def test_a_call_that_was_not_made_is_tried_again(settings, monkeypatch):
    def refuse(phone, body, language):
        raise CallNotMade

    called(settings, monkeypatch, refuse)
    message = a_call()

    assert deliver(message=message) is False

    message.refresh_from_db()
    assert (message.state, message.attempts, message.body) == (State.QUEUED, 1, "1, 2, 3")


def test_calls_count_against_the_cap_of_the_day_too(settings):
    settings.SMS_DAILY_CAP = 1
    deliver(message=a_text(key="sent"))
    message = a_call()

    assert deliver(message=message) is False

    message.refresh_from_db()
    assert (message.state, message.sent_at) == (State.FAILED, None)


def test_whoever_has_no_phone_gets_a_letter_and_no_call():
    reach = Reach(email="bing@example.com", by_call=True)

    assert tell(kind="order.paid", key="1", reach=reach, body="x").channel == "email"


def test_an_unknown_caller_stops_the_worker_loudly(settings):
    settings.VOICE_BACKEND = "pigeon"

    with pytest.raises(ImproperlyConfigured):
        deliver(message=a_call())


def test_no_log_of_a_call_says_the_phone_or_the_text(settings, caplog):
    caplog.set_level("DEBUG")
    settings.VOICE_BACKEND = "console"

    deliver(message=a_call())

    assert "call to +86…00" in caplog.text
    assert "13800138000" not in caplog.text
    assert "1, 2, 3" not in caplog.text
