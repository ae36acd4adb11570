import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from ground.accounts.errors import TooManyRequests
from ground.accounts.limits import (
    Limit,
    forget_old_counts,
    network_of,
    take_turn,
)
from ground.accounts.models import RateCount
from ground.accounts.tasks import forget_old_counts_task
from ground.messages.models import Message
from tests.ground.accounts.doors import KNOWN, ask

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

TWICE_AN_HOUR = (Limit("test-hour", 2, timedelta(hours=1)),)
ONCE_A_MINUTE = (Limit("test-minute", 1, timedelta(minutes=1)),)


def counts() -> list[int]:
    return list(RateCount.objects.order_by("count").values_list("count", flat=True))


def let_pass(span: timedelta) -> None:
    for row in RateCount.objects.all():
        row.ends_at -= span
        row.save()


def test_a_limit_holds_until_its_span_is_over():
    take_turn((TWICE_AN_HOUR, "a"))
    take_turn((TWICE_AN_HOUR, "a"))

    with pytest.raises(TooManyRequests) as refusal:
        take_turn((TWICE_AN_HOUR, "a"))

    assert timedelta(minutes=59) < refusal.value.wait <= timedelta(hours=1)
    assert counts() == [2]
    let_pass(timedelta(hours=1))
    take_turn((TWICE_AN_HOUR, "a"))
    assert counts() == [1]


def test_one_asker_does_not_use_up_the_turns_of_another():
    for who in ("a", "b"):
        take_turn((ONCE_A_MINUTE, who))

    assert counts() == [1, 1]


def test_a_refusal_by_one_limit_counts_against_none():
    take_turn((ONCE_A_MINUTE, "phone"))

    with pytest.raises(TooManyRequests):
        take_turn((TWICE_AN_HOUR, "address"), (ONCE_A_MINUTE, "phone"))

    assert counts() == [1]


def test_the_table_tells_nobodys_phone(client):
    ask(client)

    keys = list(RateCount.objects.values_list("key", flat=True))
    assert len(keys) == 4
    assert all(re.fullmatch("[0-9a-f]{64}", key) for key in keys)


def test_old_counts_are_forgotten():
    take_turn((ONCE_A_MINUTE, "a"), (TWICE_AN_HOUR, "a"))
    let_pass(timedelta(minutes=2))

    assert forget_old_counts() == 1
    forget_old_counts_task()
    assert RateCount.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7/32"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
    ],
)
def test_a_household_is_one_asker(address, network):
    assert network_of(address) == network


def test_a_phone_gets_one_code_a_minute(client):
    ask(client)

    page = ask(Client())

    assert page.status_code == 429
    assert "请过 1 分钟再试" in page.content.decode()
    assert "1 minute" in ask(Client(), path="/en/accounts/sign-in/").content.decode()
    assert Message.objects.count() == 1


def test_a_phone_gets_five_codes_an_hour(client):
    for _ in range(5):
        assert ask(client).status_code == 302
        let_pass(timedelta(minutes=1))

    page = ask(client)

    assert page.status_code == 429
    assert "请过 55 分钟再试" in page.content.decode()
    assert Message.objects.count() == 5


def test_a_phone_gets_ten_codes_a_day(client):
    for _ in range(10):
        assert ask(client).status_code == 302
        let_pass(timedelta(hours=1))

    page = ask(client)

    assert page.status_code == 429
    assert "请过 14 小时再试" in page.content.decode()
    assert Message.objects.count() == 10


def test_an_address_asks_for_twenty_codes_an_hour_whatever_the_phone(client):
    for number in range(20):
        assert ask(client, f"+86138001380{number:02d}").status_code == 302

    page = ask(Client(), "+8613900139000")

    assert page.status_code == 429
    assert Message.objects.count() == 20
    assert ask(Client(REMOTE_ADDR="203.0.113.9"), "+8613900139000").status_code == 302


def test_an_address_claimed_by_the_asker_is_not_believed(client):
    for number in range(20):
        ask(client, f"+86138001380{number:02d}")

    liar = Client(headers={"X-Forwarded-For": "198.51.100.1"})

    assert ask(liar, "+8613900139000").status_code == 429


def test_behind_a_trusted_proxy_its_word_counts(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(20):
        browser = Client(headers={"X-Forwarded-For": "192.0.2.1, 198.51.100.1"})
        ask(browser, f"+86138001380{number:02d}")

    same = Client(headers={"X-Forwarded-For": "192.0.2.99, 198.51.100.1"})
    other = Client(headers={"X-Forwarded-For": "198.51.100.1, 198.51.100.2"})

    assert ask(same, "+8613900139000").status_code == 429
    assert ask(other, "+8613900139000").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_of_twenty_requests_at_once_one_gets_a_code():
    def knock(_):
        try:
            return ask(Client()).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as crowd:
        answers = sorted(crowd.map(knock, range(20)))

    assert answers == [302, *[429] * 19]
    assert Message.objects.filter(recipient=KNOWN).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_thirty_phones_at_once_from_one_address_twenty_get_a_code():
    def knock(number):
        try:
            return ask(Client(), f"+86138001380{number:02d}").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as crowd:
        answers = sorted(crowd.map(knock, range(30)))

    assert answers == [*[302] * 20, *[429] * 10]
    assert Message.objects.count() == 20


@pytest.mark.django_db(transaction=True)
def test_of_twenty_guesses_at_once_five_are_weighed():
    door = Client()
    ask(door)
    cookie = door.cookies["sessionid"].value

    def guess(number):
        try:
            browser = Client()
            browser.cookies["sessionid"] = cookie
            return browser.post("/accounts/code/", {"code": f"{number:06d}"}).status_code
        finally:
            connection.close()

    code = int(re.search(r"\d{6}", Message.objects.get().body)[0])
    wrong = [number for number in range(21) if number != code][:20]
    with ThreadPoolExecutor(10) as crowd:
        answers = list(crowd.map(guess, wrong))

    assert answers.count(400) == 5
    assert RateCount.objects.filter(count__gt=5).count() == 0
