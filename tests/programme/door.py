"""A private address of the programme: what it is about, and who comes in."""

from dataclasses import dataclass, field

from django.urls import reverse


@dataclass(frozen=True)
class Door:
    """`about`: a row of the world; `more`: further rows or words that the address names.

    `who`: whose it is, `officer` of the county (and those above her) or another of the world's
    people. `reads`: an auditor of the region may look; she never moves anything.
    """

    about: str = ""
    who: str = "officer"
    more: dict[str, object] = field(default_factory=dict)
    reads: bool = True
    asks: dict[str, str] = field(default_factory=dict)  # what a stranger's press would say

    def path(self, name: str, rows: dict[str, object]) -> str:
        named = {key: _key(rows.get(value, value)) for key, value in self.more.items()}
        about = {"pk": _key(rows[self.about])} if self.about else {}
        return reverse(name, kwargs={**about, **named})


def _key(row: object) -> object:
    return getattr(row, "pk", row)
