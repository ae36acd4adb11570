"""Reading on from where a page ended: by the last row's place, signed, never by a number of rows.

What is added or taken away meanwhile shifts nobody else: whoever reads to the end meets each
row that was there all the time exactly once.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, NamedTuple

from django.core.signing import BadSignature, Signer
from django.db.models import Model, Q, QuerySet
from django.utils.http import urlencode

from catalog.api.asked import PageAsked
from catalog.api.errors import BadCursor
from ground.pictures.shared import whole_address


def _signer() -> Signer:
    return Signer(sep=".", salt="catalog.api.cursors")


class Order(NamedTuple):
    """Columns, the last of them unique; all upwards or all downwards."""

    columns: Sequence[str]
    is_down: bool = False

    def sort(self, rows: QuerySet) -> QuerySet:
        sign = "-" if self.is_down else ""
        return rows.order_by(*(f"{sign}{column}" for column in self.columns))

    def beyond(self, place: Sequence[Any]) -> Q:
        further = "lt" if self.is_down else "gt"
        *first, last = self.columns
        if not first:
            return Q(**{f"{last}__{further}": place[0]})
        (column,) = first
        # The first half says nothing new, but lets the database begin in the middle of an index.
        return Q(**{f"{column}__{further}e": place[0]}) & (
            Q(**{f"{column}__{further}": place[0]})
            | Q(**{column: place[0], f"{last}__{further}": place[1]})
        )

    def place_of(self, row: Model) -> list[Any]:
        return [getattr(row, column) for column in self.columns]


@dataclass(frozen=True)
class Reading:
    """One page of an answer, and the address of the next."""

    path: str
    asked: PageAsked
    order: Order

    def page(self, rows: QuerySet, show: Callable[[Any], Any]) -> dict[str, Any]:
        if self.asked.cursor:
            rows = rows.filter(self.order.beyond(self._place()))
        found = list(self.order.sort(rows)[: self.asked.limit + 1])
        shown, has_more = found[: self.asked.limit], len(found) > self.asked.limit
        items = [show(row) for row in shown]
        return {"items": items, "next": self._next(shown[-1]) if has_more else None}

    def _place(self) -> list[Any]:
        try:
            question, *place = _signer().unsign_object(self.asked.cursor)
        except (BadSignature, ValueError) as forged:
            raise BadCursor("cursor") from forged
        if question != self._question():
            raise BadCursor("cursor")
        return place

    def _next(self, last: Model) -> str:
        cursor = _signer().sign_object([self._question(), *self.order.place_of(last)])
        said = {**self.asked.question(), "limit": self.asked.limit, "cursor": cursor}
        return f"{whole_address(self.path)}?{urlencode(said)}"

    def _question(self) -> str:
        """A cursor is for one question alone."""
        text = json.dumps([self.path, self.asked.question()], sort_keys=True)
        return blake2b(text.encode(), digest_size=6).hexdigest()
