"""One visit to a page: who comes, about which row, in which state."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import translation


@dataclass(frozen=True)
class Visit:
    """`send`: the form to send, empty but for `typed`; `fails`: it comes back with errors."""

    name: str
    who: str = "she"
    row: str = ""
    more: dict[str, object] = field(default_factory=dict)
    query: str = ""
    send: str = ""
    typed: dict[str, str] = field(default_factory=dict)
    button: str = ""
    fails: bool = False
    status: int = 200  # of a page that says why not, to whoever may not

    def path(self, rows: dict[str, int], language: str) -> str:
        """`query` may name rows too, in braces."""
        named = {key: rows.get(value, value) for key, value in self.more.items()}
        about = {"pk": rows[self.row]} if self.row else {}
        with translation.override(language):
            return reverse(self.name, kwargs={**about, **named}) + self.query.format(**rows)

    def __str__(self) -> str:
        state = "".join([self.row and f" {self.row}", self.query, self.fails and " wrong" or ""])
        return f"{self.who}: {self.name}{state}"


def wrong(name: str, send: str = "main form", **rest) -> Visit:
    return Visit(name, send=send, fails=True, **rest)
