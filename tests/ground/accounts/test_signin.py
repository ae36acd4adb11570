import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from ground.accounts.models import RateCount, User
from ground.messages.models import Message
from tests.cast import a_user
from tests.ground.accounts.doors import (
    KNOWN,
    UNKNOWN,
    ask,
    is_signed_in,
    last_code,
    sign_in,
    type_code,
    wrong_code,
)

pytestmark = pytest.mark.django_db


def without_chance(page) -> str:
    return re.sub(r'value="\w{64}"', "", page.content.decode())


def a_minute_later():
    RateCount.objects.update(ends_at=timezone.now() - timedelta(seconds=1))


def test_a_known_phone_signs_in(client):
    user = a_user(phone=KNOWN, language="en")

    answer = sign_in(client)

    assert (answer.status_code, answer.url) == (302, "/")
    assert client.session["_auth_user_id"] == str(user.pk)
    user.refresh_from_db()
    assert (user.phone_verified, user.language) == (True, "en")


def test_an_unknown_phone_is_registered_in_the_language_of_the_page(client):
    ask(client, UNKNOWN, path="/en/accounts/sign-in/")
    answer = type_code(client, path="/en/accounts/code/")

    user = User.objects.get()
    assert (user.phone, user.language, user.phone_verified) == (UNKNOWN, "en", True)
    assert user.has_usable_password() is False
    assert (answer.status_code, answer.url) == (302, "/en/")
    assert client.session["_auth_user_id"] == str(user.pk)


def test_until_the_right_code_nothing_tells_whether_a_phone_is_known():
    a_user(phone=KNOWN)
    seen = []
    for phone in (KNOWN, "+8613900138000"):
        client = Client()
        first = ask(client, phone)
        second = client.get(first.url)
        refused = type_code(client, wrong_code())
        hurried = ask(Client(), phone)
        text = Message.objects.latest("pk").body
        seen.append(
            [
                (first.status_code, first.url),
                without_chance(second).replace("139 0013", "138 0013"),
                without_chance(refused).replace("139 0013", "138 0013"),
                without_chance(hurried).replace("+8613900138000", KNOWN),
                re.sub(r"\d{6}", "", text),
            ]
        )

    assert seen[0] == seen[1]


def test_asking_for_a_code_never_looks_an_account_up(client):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        ask(client, KNOWN)
        client.get("/accounts/code/")
        type_code(client, wrong_code())

    assert [q["sql"] for q in queries if "accounts_user" in q["sql"]] == []


def test_an_account_is_opened_by_the_right_code_alone_and_leaves_an_audit_row(client):
    ask(client, UNKNOWN)
    assert not User.objects.exists()

    type_code(client)

    user = User.objects.get()
    entry = ModelLogEntry.objects.get()
    assert (entry.action, entry.object_id, entry.user_id) == (
        "account.register",
        str(user.pk),
        user.pk,
    )
    assert UNKNOWN not in entry.label


def test_a_wrong_code_signs_nobody_in_and_the_right_one_still_does(client):
    ask(client)

    refused = type_code(client, wrong_code())

    assert refused.status_code == 400
    assert "验证码不对" in refused.content.decode()
    assert "<title>有错误：" in refused.content.decode()
    assert not is_signed_in(client)
    assert not User.objects.exists()
    type_code(client)
    assert is_signed_in(client)


def test_after_five_wrong_codes_the_right_one_is_refused(client):
    ask(client)
    for _ in range(5):
        assert type_code(client, wrong_code()).status_code == 400

    answer = type_code(client)

    assert (answer.status_code, answer.url) == (302, "/accounts/sign-in/")
    assert not is_signed_in(client)
    assert not User.objects.exists()
    assert "再要一个" in client.get(answer.url).content.decode()


def test_an_expired_code_is_refused(client):
    ask(client)
    session = client.session
    session["account_login"]["state"]["stages"]["login_by_code"]["data"]["at"] -= 301
    session.save()

    answer = type_code(client)

    assert (answer.status_code, answer.url) == (302, "/accounts/sign-in/")
    assert not is_signed_in(client)
    assert not User.objects.exists()


def test_a_code_is_used_once_even_if_its_session_were_restored(client):
    ask(client)
    stash = client.session["account_login"]
    type_code(client)
    thief = Client()
    ask(thief, "+8613700137000")
    session = thief.session
    session["account_login"] = stash
    session.save()

    answer = type_code(thief, Message.objects.earliest("pk").body.split(" ")[1][:6])

    assert answer.url == "/accounts/sign-in/"
    assert not is_signed_in(thief)


def test_a_code_belongs_to_the_browser_that_asked(client):
    ask(client)

    answer = type_code(Client())

    assert (answer.status_code, answer.url) == (302, "/accounts/sign-in/")


def test_a_new_code_replaces_the_old_one(client):
    ask(client)
    old = last_code()
    a_minute_later()

    answer = client.post("/accounts/code/again/")

    assert (answer.status_code, answer.url) == (302, "/accounts/code/")
    assert Message.objects.filter(recipient=KNOWN).count() == 2
    if last_code() != old:
        assert type_code(client, old).status_code == 400
    type_code(client)
    assert is_signed_in(client)


def test_a_new_code_too_soon_is_refused_and_the_old_one_holds(client):
    ask(client)

    page = client.post("/accounts/code/again/", follow=True)

    assert "1 分钟" in page.content.decode()
    assert Message.objects.count() == 1
    type_code(client)
    assert is_signed_in(client)


def test_she_goes_on_to_where_she_was_going(client):
    a_user(phone=KNOWN)
    page = client.get("/account/addresses/")

    first = ask(client, next="/account/addresses/")
    answer = type_code(client, next="/account/addresses/")

    assert page.url == "/accounts/sign-in/?next=/account/addresses/"
    assert first.url == "/accounts/code/?next=%2Faccount%2Faddresses%2F"
    assert answer.url == "/account/addresses/"


@pytest.mark.parametrize(
    "goal",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
        "https:evil.example",
        "\thttps://evil.example",
    ],
)
def test_nobody_is_led_off_the_site(client, goal):
    a_user(phone=KNOWN)
    page = client.get("/accounts/sign-in/", {"next": goal}).content.decode()
    assert 'name="next"' not in page

    first = ask(client, path=f"/accounts/sign-in/?next={goal}", next=goal)
    answer = type_code(client, path=f"/accounts/code/?next={goal}", next=goal)

    assert (first.url, answer.url) == ("/accounts/code/", "/")
    assert client.get("/accounts/sign-in/", {"next": goal}).url == "/account/"


def test_a_stopped_account_is_not_let_in(client):
    a_user(phone=KNOWN, is_active=False)

    answer = sign_in(client)

    assert answer.url == "/accounts/sign-in/"
    assert not is_signed_in(client)


def test_signing_out_takes_a_press(client):
    sign_in(client)

    assert client.get("/accounts/sign-out/").url == "/"
    assert is_signed_in(client)
    assert client.post("/accounts/sign-out/").url == "/accounts/sign-in/"
    assert not is_signed_in(client)


def test_the_pages_tell_the_browser_what_to_fill_in(client):
    first = client.get("/accounts/sign-in/")
    ask(client)
    second = client.get("/accounts/code/").content.decode()

    assert 'autocomplete="tel"' in first.content.decode()
    assert 'autocomplete="one-time-code"' in second
    assert 'inputmode="numeric"' in second
    assert "no-store" in first["Cache-Control"]
    assert "/accounts/code/again/" in second
    assert 'href="/accounts/sign-in/"' in second


def test_the_door_speaks_english(client):
    page = client.get("/en/accounts/sign-in/").content.decode()
    ask(client, path="/en/accounts/sign-in/")
    code = client.get("/en/accounts/code/").content.decode()

    assert "Sign in or register" in page
    assert "Send me a code" in page
    assert "Enter the code" in code
    assert "Qiaoshou" in Message.objects.get().body
