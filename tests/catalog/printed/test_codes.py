"""The text of a code: a slip is noticed, and how it is typed does not matter."""

import pytest

from catalog.printed.codes import ALPHABET, check_of, new_text, tidied
from catalog.printed.language import language_of


def test_a_code_is_its_own_check():
    text = new_text()

    assert (len(text), tidied(text)) == (9, text)
    assert tidied(f" {text[:4].lower()}-{text[4:]} ") == text


def test_one_wrong_character_or_two_turned_round_are_noticed():
    text = "23456789" + check_of("23456789")
    wrong = {
        text[:place] + other + text[place + 1 :]
        for place in range(9)
        for other in ALPHABET
        if other != text[place]
    }
    turned = {text[:n] + text[n + 1] + text[n] + text[n + 2 :] for n in range(8)} - {text}

    assert {tidied(each) for each in wrong | turned} == {""}
    assert len(wrong) == 9 * (len(ALPHABET) - 1)


@pytest.mark.parametrize("typed", ["", "x", "0" * 9, "%00", "\0" * 9, "码" * 9, "2" * 5000])
def test_what_cannot_be_one_is_none(typed):
    assert tidied(typed) == ""


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-hans"),
        ("zh-TW", "zh-hans"),
        ("en-GB,en;q=0.9,zh;q=0.5", "en"),
        ("fr-FR,fr;q=0.9", "en"),
        ("ja,zh;q=0.5,en;q=0.3", "zh-hans"),
        ("zh;q=0,fr", "en"),
        ("", "zh-hans"),
        ("*", "zh-hans"),
        (";;;q=x,\x00" * 400, "zh-hans"),
    ],
)
def test_a_browser_is_answered_in_its_language(header, language):
    assert language_of(header) == language
