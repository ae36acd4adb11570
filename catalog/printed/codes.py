"""The text of a printed code: short, not to be guessed, and a slip in typing is noticed."""

import unicodedata

from django.utils.crypto import get_random_string

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that is read as something else
LENGTH = 8  # and a check: one in 2^40


def new_text() -> str:
    body = get_random_string(LENGTH, ALPHABET)
    return body + check_of(body)


def check_of(body: str) -> str:
    """By ISO 7064's hybrid system: any one character wrong, and any two beside each other turned
    round, is noticed.
    """
    size = len(ALPHABET)
    rest = size
    for character in body:
        rest = (rest + ALPHABET.index(character)) % size or size
        rest = rest * 2 % (size + 1)
    return ALPHABET[(size + 1 - rest) % size]


def tidied(typed: str) -> str:
    """As printed; empty where it cannot be one."""
    text = unicodedata.normalize("NFKC", typed[:40]).upper()
    text = "".join(text.split()).replace("-", "")
    is_one = len(text) == LENGTH + 1 and set(text) <= set(ALPHABET)
    return text if is_one and check_of(text[:-1]) == text[-1] else ""
