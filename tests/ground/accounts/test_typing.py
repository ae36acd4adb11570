"""What people type at the door: a phone and a code, in whatever way."""

import pytest

from ground.accounts.models import RateCount
from ground.messages.models import Message
from tests.ground.accounts.doors import (
    KNOWN,
    ask,
    is_signed_in,
    last_code,
    type_code,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("13800138000", KNOWN),
        (" 138 0013 8000 ", KNOWN),
        ("138-0013-8000", KNOWN),
        ("+86 13800138000", KNOWN),
        ("0086 13800138000", KNOWN),
        ("１３８００１３８０００", KNOWN),
        ("+44 7400 123456", "+447400123456"),
        ("+1 202-456-1111", "+12024561111"),
    ],
)
def test_a_phone_is_taken_as_people_type_it(client, typed, kept):
    assert ask(client, typed).status_code == 302
    assert Message.objects.get().recipient == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "abc",
        "王冰",
        "😀",
        "110",
        "1" * 500,
        "+8610123456",
        "01066668888",
        "1-800-FLOWERS",
        "tel:+8613800138000",
        "13800138000;ext=3",
        "\x00",
        "+86154000000011",
        "+8615412345678",
        "15412345678",
    ],
)
def test_what_is_no_mobile_phone_is_refused(client, typed):
    page = ask(client, typed)

    assert page.status_code == 400
    assert "error-summary" in page.content.decode()
    assert not Message.objects.exists()
    assert not RateCount.objects.exists()


def test_the_invalid_numbers_of_the_demo_are_taken_in_the_demo_alone(client, settings):
    settings.DEMO = True

    ask(client, "15412345678")

    assert Message.objects.get().recipient == "+8615412345678"


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "😀", "9" * 900, "１２３４５"])
def test_what_is_no_code_is_refused_and_costs_no_attempt(client, typed):
    ask(client)
    counts = RateCount.objects.count()

    page = client.post("/accounts/code/", {"code": typed})

    assert page.status_code == 400
    assert RateCount.objects.count() == counts
    assert not is_signed_in(client)


def test_the_code_may_be_typed_full_width_or_in_groups(client):
    ask(client)
    code = last_code()
    full_width = "".join(chr(ord(digit) + 0xFEE0) for digit in code)

    type_code(client, f"{full_width[:3]} {full_width[3:]}")

    assert is_signed_in(client)
