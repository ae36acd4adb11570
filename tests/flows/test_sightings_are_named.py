"""Whatever was looked at is told to her in words, not by the name that the code has for it."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.one_database
ROOT = Path(__file__).parent.parent.parent
FLOORS = ("marketplace", "programme", "shop", "catalog", "sellers", "ground")
WRITERS = re.compile(r"(?:write_sightings?|note_look|\blook)\((.*?)\)\n", re.S)
NAMED = re.compile(r"what=\"([a-z]+\.[a-z_]+)\"")


def looks():
    sources = [path for floor in FLOORS for path in (ROOT / floor).rglob("*.py")]
    calls = [call for path in sources for call in WRITERS.findall(path.read_text("utf-8"))]
    return {name for call in calls for name in NAMED.findall(call)}


def test_each_has_its_words():
    told = (ROOT / "templates/desk/_what.html").read_text("utf-8")
    assert len(looks()) > 10
    assert {name for name in looks() if f'"{name}"' not in told} == set()
