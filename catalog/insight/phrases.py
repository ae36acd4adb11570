"""From what was typed to what may be kept of it: nothing that could tell of a person."""

import re

from catalog.insight.models import LONGEST_PHRASE
from catalog.search.words import HAN, LATIN, plain
from ground.privacy.contacts import tells_a_contact

_LONGEST_TYPED = 100  # characters; whatever is longer was pasted
# Phones, numbers of certificates, orders, parcels and cards, in digits with what may part them.
_NUMBER = re.compile(r"\d(?:[\s.,/_-]*\d){4,}")
_ADDRESS = re.compile(r"@|://|[路街巷弄]\s*\d+\s*号|\d+\s*[号栋幢]\s*\d*\s*[楼室单]")
_PARTS = re.compile(f"{HAN.pattern}|{LATIN.pattern}")
_MACHINES = re.compile(
    r"bot|crawl|spider|slurp|scan|monitor|curl|wget|python|httpx|okhttp|java/|go-http|headless|"
    r"lighthouse|preview|fetch|validator",
    re.IGNORECASE,
)


def phrase_of(typed: str) -> str:
    """Empty: nothing is asked for that may be kept."""
    if len(typed) > _LONGEST_TYPED or tells_of_somebody(typed):
        return ""
    text = " ".join(_PARTS.findall(plain(typed.replace("\x00", " "))))
    return "" if len(text) > LONGEST_PHRASE or tells_of_somebody(text) else text


def tells_of_somebody(text: str) -> bool:
    """A phone, an address, a number of any paper; a link."""
    narrow = plain(text)
    return bool(_NUMBER.search(narrow) or _ADDRESS.search(narrow) or tells_a_contact(text))


def is_machine(agent: str) -> bool:
    """Whoever does not say with what she reads is none of our visitors either."""
    return not agent or bool(_MACHINES.search(agent))
