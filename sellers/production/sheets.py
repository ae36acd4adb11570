"""Who makes how many, from a table: offers to members; and the list of assignments."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_lazy, pgettext_lazy

from ground.money.fen import to_yuan
from ground.money.months import Month
from ground.sheets.cells import Text, Whole
from ground.sheets.errors import RowRefused
from ground.sheets.kinds import Judged, Photos
from ground.sheets.models import SheetImport
from ground.sheets.progress import Tell
from ground.sheets.tables import Column, Row
from ground.sheets.told import told as _
from ground.sheets.told import told_of
from sellers.cooperatives.models import Keeper
from sellers.cooperatives.named import Named
from sellers.production.errors import ProductionError
from sellers.production.models import Assignment, ProductionOrder
from sellers.production.offering import offer
from sellers.production.queries import left_to_give

_OPEN = ProductionOrder.State.OPEN
_MEMBER = gettext_lazy("成员（手机号或成员号）")


def columns_of_assignments() -> list[Column]:
    text = gettext_lazy
    return [
        Column(
            "order", text("生产单号"), Whole(1, 10**9), ("生产单", "单号", "production order"),
            example="12", note=text("生产单那一页上的号"),
        ),
        Column(
            "member", _MEMBER, Text(40),
            ("成员", "成员号", "成员编号", "手机号", "member"), example="007",
        ),
        Column("pieces", text("件数"), Whole(1, 9999), ("数量", "pieces"), example="25"),
    ]  # fmt: skip


class Assignments:
    kind = "assignments"
    title = pgettext_lazy("table", "派活")
    roles = (Keeper.Role.STOCK, Keeper.Role.QUALITY)
    takes_photos = False
    is_by_month = False

    def columns(self, about: int) -> list[Column]:
        return columns_of_assignments()

    def heading(self, about: int) -> list[str]:
        more = [_("姓名"), _("每件（元）"), _("状态"), _("做了"), _("交了"), _("合格"), _("不合格")]
        return [*(str(column.title) for column in columns_of_assignments()), *more]

    def rows(self, about: int, month: Month) -> Iterator[list[Any]]:
        rows = Assignment.objects.filter(production_order__cooperative=about)
        for each in rows.select_related("membership__artisan"):
            yield [
                each.production_order_id, each.membership.number, each.pieces,
                each.membership.artisan.name_zh, to_yuan(each.piece_fen),
                str(each.get_state_display()), each.made, each.delivered, each.passed,
                each.rejected,
            ]  # fmt: skip

    def judge(self, about: int, rows: Sequence[Row], photos: Photos) -> list[Judged]:
        asked = {row.values["order"] for row in rows}
        orders = ProductionOrder.objects.filter(cooperative=about, state=_OPEN).in_bulk(asked)
        left = Counter({pk: left_to_give(order) for pk, order in orders.items()})
        named, seen = Named(about), set[tuple[int, int]]()
        judged = []
        for row in rows:
            member = named.of(row, "member", _MEMBER)
            order = orders.get(row.values["order"])
            _check(row, order, left)
            label = f"{order.title} · {member.artisan.name}" if order and member else ""
            if order and member and (order.pk, member.pk) in seen:
                row.refuse(told_of(_MEMBER), _("同一张单上她有两行"))
            elif order and member:
                seen.add((order.pk, member.pk))
            judged.append(Judged(row, label=label, found=(order, member)))
        return judged

    def look(self, about: int, rows: Sequence[Row]) -> None:
        Named(about).look(rows, "member", _MEMBER)

    def write(self, sheet: SheetImport, judged: Sequence[Judged], tell: Tell) -> None:
        for number, each in enumerate(judged, start=1):
            order, member = each.found
            try:
                offer(order=order, pieces={member.pk: each.row.values["pieces"]}, by=sheet.by)
            except ProductionError as refusal:
                raise RowRefused(each.row.line, told_of(refusal.told)) from refusal
            tell(number)


def _check(row: Row, order: ProductionOrder | None, left: Counter[int]) -> None:
    """What rows above it take is gone."""
    if order is None:
        row.refuse(_("生产单号"), _("没有这张进行中的生产单"))
    elif left[order.pk] < row.values["pieces"]:
        row.refuse(_("件数"), _("这张单只能再派 %(n)s 件了") % {"n": left[order.pk]})
    else:
        left[order.pk] -= row.values["pieces"]
