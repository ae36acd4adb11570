"""Codes of the provider are said in words."""

import re
from pathlib import Path

import pytest

from shop.payments import words
from shop.payments.models import StripeEvent
from shop.payments.words import dispute_reason, event_words

ROOT = Path(words.__file__).parent


def test_a_code_that_nobody_knows_stays_as_it_is():
    assert dispute_reason("moon_phase") == "moon_phase"
    event = StripeEvent(kind="moon.rose", outcome="howled")
    assert event_words(event) == "moon.rose · howled"


@pytest.mark.parametrize("name", ["settling", "refunds", "disputes", "services"])
def test_whatever_came_of_an_event_has_words(name):
    text = (ROOT / f"{name}.py").read_text()
    said = set(re.findall(r'return "([a-z ]+)"', text)) | set(re.findall(r': "([a-z ]+)"$', text))

    assert said - {"repeated"} - set(words._OUTCOMES) == set()
