"""What goes out of the stockroom as a table: shelves, movements, what was sold by hand."""

from collections.abc import Iterator
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ground.money.fen import to_yuan
from ground.money.months import Month
from sellers.cooperatives.models import Keeper
from sellers.partner.models import StockRecord
from sellers.stockroom.models import CounterSale, Movement, Shelf

_AT_ONCE = 500


def _told(at: Any) -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M}"


def codes_of(cooperative: int) -> dict[int, str]:
    """The shop's own, by work."""
    records = StockRecord.objects.filter(partner__cooperative=cooperative)
    return dict(records.values_list("product", "partner_sku"))


class Shelves:
    kind = "shelves"
    title = gettext_lazy("哪里有几件")
    roles = (Keeper.Role.STOCK,)
    is_by_month = False

    def heading(self, about: int) -> list[str]:
        return [_("货号"), _("作品名称"), _("放在哪里"), _("件数")]

    def rows(self, about: int, month: Month) -> Iterator[list[Any]]:
        shelves = Shelf.objects.filter(place__shop__cooperative=about, pieces__gt=0)
        codes = codes_of(about)
        shelves = shelves.select_related("place", "work")
        for shelf in shelves.order_by("place_id", "work_id").iterator(chunk_size=_AT_ONCE):
            yield [codes.get(shelf.work_id, ""), shelf.work.title, str(shelf.place), shelf.pieces]


class Movements:
    kind = "movements"
    title = gettext_lazy("进出库")
    roles = (Keeper.Role.STOCK,)
    is_by_month = True

    def heading(self, about: int) -> list[str]:
        heads = [_("时间"), _("作品名称"), _("放在哪里"), _("进出件数"), _("为什么"), _("谁")]
        return [*heads, _("备注")]

    def rows(self, about: int, month: Month) -> Iterator[list[Any]]:
        moved = Movement.objects.filter(place__shop__cooperative=about)
        moved = moved.filter(at__gte=month.start, at__lt=month.after.start)
        rows = moved.select_related("place", "by").order_by("at", "pk")
        for row in rows.iterator(chunk_size=_AT_ONCE):
            yield [
                _told(row.at), row.title, str(row.place), row.pieces,
                str(row.get_reason_display()), str(row.by or ""), row.note,
            ]  # fmt: skip


class CounterSales:
    kind = "counter-sales"
    title = gettext_lazy("当面卖出")
    roles = (Keeper.Role.STOCK, Keeper.Role.BOOKKEEPER)
    is_by_month = True

    def heading(self, about: int) -> list[str]:
        heads = [_("时间"), _("地方"), _("作品名称"), _("件数"), _("金额（元）"), _("怎么收的")]
        return [*heads, _("谁卖的"), _("撤回")]

    def rows(self, about: int, month: Month) -> Iterator[list[Any]]:
        sales = CounterSale.objects.filter(place__shop__cooperative=about)
        sales = sales.filter(sold_at__gte=month.start, sold_at__lt=month.after.start)
        rows = sales.select_related("place", "work", "by").order_by("sold_at", "pk")
        for row in rows.iterator(chunk_size=_AT_ONCE):
            yield [
                _told(row.sold_at), str(row.place), row.work.title, row.pieces,
                to_yuan(row.amount_fen), str(row.get_paid_by_display()), str(row.by or ""),
                _("已撤回") if row.undone_at else "",
            ]  # fmt: skip
