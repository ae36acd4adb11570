"""The code by a call, for whoever cannot read an SMS: the same limits, the same code page."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from ground.accounts.models import RateCount, User
from ground.messages.models import Message
from tests.ground.accounts.doors import KNOWN, ask, is_signed_in, type_code

pytestmark = pytest.mark.django_db
AGAIN = "/accounts/code/again/"


def a_minute_later():
    RateCount.objects.update(ends_at=timezone.now() - timedelta(seconds=1))


def call(client, path=AGAIN):
    return client.post(path, {"by": "call"}, follow=True)


def heard():
    """The digits that the latest call said, twice."""
    body = Message.objects.latest("pk").body
    said = re.findall(r"\d(?:(?:，|, )\d){5}", body)
    assert said[0] == said[1]
    return re.sub(r"\D", "", said[0])


def test_a_call_says_a_new_code_digit_by_digit_and_it_signs_her_in(client):
    ask(client)
    a_minute_later()

    page = call(client).content.decode()

    message = Message.objects.latest("pk")
    assert (message.channel, message.recipient, message.kind) == ("voice", KNOWN, "sign-in.code")
    assert re.search(r"\d{2}", message.body) is None
    assert "我们正在打电话给" in page
    type_code(client, heard())
    assert is_signed_in(client)
    assert User.objects.get().phone == KNOWN


def test_in_english_it_speaks_english(client):
    ask(client, path="/en/accounts/sign-in/")
    a_minute_later()

    call(client, f"/en{AGAIN}")

    message = Message.objects.latest("pk")
    assert message.language == "en"
    assert message.body.startswith("This is Qiaoshou. Your code is: ")
    assert len(heard()) == 6


def test_a_call_takes_the_same_turns_as_an_sms(client):
    ask(client)

    page = call(client).content.decode()

    assert "要得太频繁了" in page
    assert Message.objects.filter(channel="voice").count() == 0
    a_minute_later()
    call(client)
    assert "要得太频繁了" in client.post(AGAIN, follow=True).content.decode()
    assert Message.objects.count() == 2


def test_where_nobody_calls_the_button_is_not_there_and_an_sms_goes(client, settings):
    settings.VOICE_BACKEND = ""
    ask(client)
    assert "打电话告诉我验证码" not in client.get("/accounts/code/").content.decode()
    a_minute_later()

    call(client)

    assert Message.objects.latest("pk").channel == "sms"


@pytest.mark.parametrize("by", ["", "pigeon", "CALL", "\x00"])
def test_any_other_wish_is_an_sms(client, by):
    ask(client)
    a_minute_later()

    client.post(AGAIN, {"by": by})

    assert Message.objects.latest("pk").channel == "sms"


def test_without_a_code_asked_for_nobody_is_called(client):
    assert client.post(AGAIN, {"by": "call"}).url == "/accounts/sign-in/"
    assert not Message.objects.exists()
