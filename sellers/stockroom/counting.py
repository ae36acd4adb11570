"""A page of a blind count: a number beside each work, and never what the books say."""

from typing import Any

from ground.accounts.models import User
from sellers.cooperatives.doors import CoopRequest
from sellers.stockroom.models import StockTake, TakeLine
from sellers.stockroom.numbers import Row, judged, typed_numbers
from sellers.stockroom.pages import A_PAGE, also, page_of, tidy, typed
from sellers.stockroom.queries import counted_of
from sellers.stockroom.take_queries import elsewhere, lines_of, to_count
from sellers.stockroom.taking import count

MOST = 20  # works found elsewhere


class Sheet:
    """Its fields are empty: what was counted stands beside them, and a number counts anew."""

    def __init__(self, take: StockTake, request: CoopRequest) -> None:
        self.take, self.cooperative = take, request.cooperative
        self.does = request.POST.get("do", "save")
        self.q = tidy(request.POST.get("q", "")) or ("" if self.does == "look" else typed(request))
        self.page = page_of(request, to_count(take, self.cooperative))
        self.found = list(elsewhere(take, self.cooperative, self.q)[:MOST])
        self.typed = typed_numbers(request.POST)
        self.read: list[Row] = []
        self.numbers: dict[int, int] = {}

    @property
    def told(self) -> list[Row]:
        return [row for row in self.read if row.told]

    @property
    def rows(self) -> list[tuple[Row, TakeLine | None]]:
        """Each with how it was counted so far."""
        works = [stock.work for stock in self.page.object_list]
        known = {line.work_id: line for line in lines_of(self.take).filter(work__in=works)}
        return [(self._row(work), known.get(work.pk)) for work in works]

    @property
    def others(self) -> list[Row]:
        """What was found, and what was typed though it is listed no more."""
        listed = {stock.work_id for stock in [*self.page.object_list, *self.found]}
        lost = [row for row in self.read if row.work.pk not in listed]
        return [*lost, *(self._row(stock.work) for stock in self.found)]

    def _row(self, work: Any) -> Row:
        read = {row.work.pk: row for row in self.read}
        return read.get(work.pk) or Row(work, self.typed.get(work.pk, ""))

    def judge(self) -> bool:
        """Of the cooperative's own works alone; all are right, or none is written."""
        wanted = dict(list(self.typed.items())[: A_PAGE + MOST])
        for stock in counted_of(self.cooperative).filter(work__in=wanted):
            row, pieces = judged(stock.work, wanted[stock.work_id])
            self.read.append(row)
            if pieces is not None:
                self.numbers[stock.work_id] = pieces
        return not self.told

    def save(self, by: User) -> list[tuple[str, str, int, int]]:
        """Where another had counted otherwise: which work, who, how many, and what stands now."""
        over = []
        for work, pieces in sorted(self.numbers.items()):
            before = TakeLine.objects.filter(take=self.take, work=work).exclude(by=by)
            other = before.select_related("by", "work").first()
            count(take=self.take, work_id=work, counted=pieces, by=by)
            if other and other.counted != pieces:
                over.append((other.work.local_title, str(other.by), other.counted, pieces))
        return over

    @property
    def is_saved(self) -> bool:
        """To say so: where nothing was typed, whoever only looks or ends hears nothing."""
        return bool(self.numbers) or self.does in ("save", "next")

    @property
    def next_query(self) -> str:
        """The next page, where it was asked for; else the same one, with what is looked for."""
        page = self.page.number
        if self.does == "next" and self.page.has_next():
            page += 1
        q = self.q if self.does == "look" else ""
        query = also(q=q, page=page if page > 1 else "")
        return f"?{query}" if query else ""
