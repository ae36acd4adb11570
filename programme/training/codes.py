"""The text of a code that she shows, or that stands on her certificate: not to be guessed."""

import unicodedata

from django.utils.crypto import get_random_string

from catalog.printed.codes import ALPHABET, check_of

LENGTH = 12  # and a check: one in 2^60


def new_code() -> str:
    body = get_random_string(LENGTH, ALPHABET)
    return body + check_of(body)


def tidied(typed: str) -> str:
    """As printed; empty where it cannot be one."""
    text = unicodedata.normalize("NFKC", typed[:60]).upper()
    text = "".join(text.split()).replace("-", "")
    is_one = len(text) == LENGTH + 1 and set(text) <= set(ALPHABET)
    return text if is_one and check_of(text[:-1]) == text[-1] else ""
