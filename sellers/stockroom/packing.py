"""What a keeper picks to send: works at a place, a page at a time, what is picked on top."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils.translation import gettext as _

from sellers.stockroom.models import Shelf
from sellers.stockroom.numbers import Row, judged, typed_numbers
from sellers.stockroom.pages import A_PAGE, number, tidy
from sellers.stockroom.transfer_forms import EndsForm
from sellers.stockroom.transfer_queries import movable_at, shelves_at

MOST = 200  # works at once


class Load:
    """No page forgets what was typed on the one before: it travels with the form."""

    def __init__(self, ends: EndsForm, said: Mapping[str, Any]) -> None:
        self.ends, self.source = ends, ends.cleaned_data["source"]
        self.q = tidy(str(said.get("q", "")))
        self.typed = dict(list(typed_numbers(said).items())[:MOST])
        self.pieces: dict[int, int] = {}
        self.told = ""
        wanted = {number(ends.cleaned_data["work"]), *self.typed}
        picked = shelves_at(self.source).filter(work__in=wanted)
        self.picked = [self._row(shelf) for shelf in picked]
        self.others = self._others(wanted, str(said.get("page", "1")))

    def _row(self, shelf: Shelf) -> Row:
        return Row(shelf.work, self.typed.get(shelf.work_id, ""), most=shelf.pieces)

    def _others(self, wanted: set[int], page: str) -> Page:
        rows = movable_at(self.source).exclude(work__in=wanted)
        if self.q:
            titled = Q(work__title__icontains=self.q) | Q(work__title_en__icontains=self.q)
            coded = Q(work__stockrecords__partner_sku__iexact=self.q)
            rows = rows.filter(titled | coded | Q(work__upc__iexact=self.q))
        found: Any = Paginator(rows, A_PAGE).get_page(page if len(page) < 9 else 1)
        found.object_list = [self._row(shelf) for shelf in found.object_list]
        return found

    def judge(self) -> bool:
        """Whether all that was typed can be sent."""
        read = [judged(row.work, row.typed or "0", row.most) for row in self.picked]
        self.picked = [row for row, _pieces in read]
        self.pieces = {row.work.pk: pieces for row, pieces in read if pieces}
        if not self.pieces and not self.is_wrong:
            self.told = _("请至少给一件作品写上几件")
        return not self.is_wrong

    @property
    def is_wrong(self) -> bool:
        return bool(self.told) or any(row.told for row in self.picked)

    def refuse(self, told: str) -> None:
        self.told = told
