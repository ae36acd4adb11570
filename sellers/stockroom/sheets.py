"""Counts from a table: stock-takes that another keeper approves; no number is typed over.

The list that goes out is the same sheet without counts: whoever counts does not see the books.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext_lazy

from ground.money.months import Month
from ground.sheets.cells import Code, Moment, Text, Whole
from ground.sheets.errors import RowRefused
from ground.sheets.kinds import Judged, Photos
from ground.sheets.models import SheetImport
from ground.sheets.progress import Tell
from ground.sheets.tables import Column, Row
from ground.sheets.told import told as _
from ground.sheets.writing import heading_of
from sellers.cooperatives.models import Cooperative, Keeper
from sellers.stockroom.errors import NotCounted, NotNow
from sellers.stockroom.lists import codes_of
from sellers.stockroom.models import Place, Shelf, Stock, StockTake
from sellers.stockroom.queries import open_places_of, places_of, stock_of
from sellers.stockroom.taking_lists import Counted, take_from_list

_OPEN = (StockTake.State.COUNTING, StockTake.State.COUNTED)
MOST_PIECES = 99_999


def columns_of_counts() -> list[Column]:
    text, store = gettext_lazy, pgettext_lazy("place", "仓库")
    return [
        Column(
            "code", text("货号"), Code(40), ("作品编号", "编号", "SKU", "code"),
            is_needed=False, example="A-001", note=text("货号和名称写一样就行"),
        ),
        Column(
            "title", text("作品名称"), Text(200), ("名称", "品名", "作品", "title", "name"),
            is_needed=False, example=text("蝴蝶手包"), note=text("有货号就看货号"),
        ),
        Column(
            "place", text("放在哪里"), Text(60), ("地方", "地点", "仓位", "place"),
            is_needed=False, example=store, note=text("只有一个地方，可以空着"),
        ),
        Column(
            "counted", text("数到几件"), Whole(0, MOST_PIECES),
            ("实盘数", "实数", "盘点数", "件数", "counted", "pieces"), example="3",
            note=text("没有就写 0。另一个管事的人核准以后才算"),
        ),
        Column(
            "at", text("几时数的"), Moment(), ("盘点时间", "counted at"), is_needed=False,
            empty=None, example="2026-05-31 16:30", note=text("不写，就算传文件的时候"),
        ),
    ]  # fmt: skip


class Counts:
    kind = "counts"
    title = pgettext_lazy("table", "盘点")
    roles = (Keeper.Role.STOCK,)
    takes_photos = False
    is_by_month = False

    def columns(self, about: int) -> list[Column]:
        return columns_of_counts()

    def heading(self, about: int) -> list[str]:
        return heading_of(columns_of_counts())

    def rows(self, about: int, month: Month) -> Iterator[list[Any]]:
        """What should lie where, and not how many."""
        cooperative = Cooperative.objects.get(pk=about)
        codes = codes_of(about)
        shelves = Shelf.objects.filter(place__in=open_places_of(cooperative), pieces__gt=0)
        shelves = shelves.select_related("place", "work").order_by("place_id", "work_id")
        for shelf in shelves.iterator(chunk_size=500):
            yield [codes.get(shelf.work_id, ""), shelf.work.title, str(shelf.place), None, ""]

    def judge(self, about: int, rows: Sequence[Row], photos: Photos) -> list[Judged]:
        cooperative, seen = Cooperative.objects.get(pk=about), dict[tuple[int, int], int]()
        works, places = _Works(cooperative), _Places(cooperative)
        judged = []
        for row in rows:
            work, place = works.of(row), places.of(row)
            if work and place:
                _check(row, work, seen.setdefault((work.work_id, place.pk), row.line))
            label = f"{work.work.title} · {place}" if work and place else row.values["title"]
            each = Judged(row, label=label or row.values["code"], found=(work, place))
            each.told = [_("数到 %(n)s 件") % {"n": row.values["counted"]}]
            judged.append(each)
        return judged

    def write(self, sheet: SheetImport, judged: Sequence[Judged], tell: Tell) -> None:
        """A stock-take a place."""
        by_place: dict[Place, list[Judged]] = defaultdict(list)
        for each in judged:
            by_place[each.found[1]].append(each)
        for place, rows in by_place.items():
            counted = [_counted(each, sheet.begun_at) for each in rows]
            try:
                take_from_list(place=place, counted=counted, by=sheet.by)
            except (NotCounted, NotNow) as refusal:
                told = _("刚才有了变化，请再检查一次")
                raise RowRefused(rows[0].row.line, told) from refusal
        tell(len(judged))


def _counted(each: Judged, sent_at: datetime) -> Counted:
    values = each.row.values
    return Counted(each.found[0].work_id, values["counted"], min(values["at"] or sent_at, sent_at))


class _Works:
    """By code or number, else by a title that is one work's alone; in small letters."""

    def __init__(self, cooperative: Cooperative) -> None:
        self.codes: dict[str, Stock] = {}
        self.titles: dict[str, Stock] = {}
        stocks = list(stock_of(cooperative))
        self.often = Counter(stock.work.title.casefold() for stock in stocks)
        codes = codes_of(cooperative.pk)
        for stock in stocks:
            self.titles[stock.work.title.casefold()] = stock
            self.codes[(stock.work.upc or "").casefold()] = stock
        self.codes |= {codes.get(stock.work_id, "").casefold(): stock for stock in stocks}

    def of(self, row: Row) -> Stock | None:
        code, title = row.values["code"].casefold(), row.values["title"].casefold()
        if not code and self.often[title] > 1:
            row.refuse(_("作品名称"), _("有几件作品叫这个名字，请写货号"))
            return None
        stock = self.codes.get(code) if code else self.titles.get(title)
        if stock is None:
            row.refuse(_("货号"), _("你们店里没有这件作品"))
        elif stock.on_hand is None:
            row.refuse(_("货号"), _("这件有人订才做，没有库存可盘"))
            return None
        return stock


class _Places:
    """By name; the cooperative's own, open, and with no count under way."""

    def __init__(self, cooperative: Cooperative) -> None:
        rows = list(places_of(cooperative))
        self.open = [place for place in rows if place.closed_at is None]
        self.closed = {str(place).casefold() for place in rows if place.closed_at}
        self.named = {place.name.casefold(): place for place in self.open}
        self.named |= {str(place).casefold(): place for place in self.open}
        takes = StockTake.objects.filter(place__in=self.open, state__in=_OPEN)
        self.counting = set(takes.values_list("place_id", flat=True))

    def of(self, row: Row) -> Place | None:
        typed = row.values["place"].casefold()
        place = self.named.get(typed) if typed else self._only_one(row)
        if place is None and typed:
            is_closed = typed in self.closed
            told = _("这个地方已经关了") if is_closed else _("你们没有这个地方")
            row.refuse(_("放在哪里"), told)
        if place and place.pk in self.counting:
            row.refuse(_("放在哪里"), _("这里的上一次盘点还没有核准"))
        return place

    def _only_one(self, row: Row) -> Place | None:
        if len(self.open) == 1:
            return self.open[0]
        row.refuse(_("放在哪里"), _("你们不止一个地方，请写是哪里"))
        return None


def _check(row: Row, stock: Stock, first: int) -> None:
    if first != row.line:
        told = _("和第 %(line)s 行一样，只能写一次") % {"line": first}
        row.refuse(_("货号"), told)
    if stock.work.stock_kind == "one_off" and row.values["counted"] > 1:
        row.refuse(_("数到几件"), _("孤品只有一件"))
    if row.values["at"] and row.values["at"] > timezone.now():
        row.refuse(_("几时数的"), _("这个时间还没有到"))
