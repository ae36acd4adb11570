"""Orders for work as a table."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ground.money.fen import to_yuan
from ground.money.months import Month
from sellers.cooperatives.models import Keeper
from sellers.production.models import ProductionOrder


class ProductionOrders:
    kind = "production-orders"
    title = gettext_lazy("生产单")
    roles = (Keeper.Role.STOCK, Keeper.Role.QUALITY)
    is_by_month = False

    def heading(self, about: int) -> list[str]:
        heads = [_("生产单号"), _("名称"), _("做来做什么"), _("客户"), _("件数"), _("每件（元）")]
        return [*heads, _("每件几分钟"), _("交货日期"), _("状态"), _("交了"), _("合格")]

    def rows(self, about: int, month: Month) -> Iterator[list[Any]]:
        rows = ProductionOrder.objects.filter(cooperative=about).order_by("pk")
        rows = rows.annotate(in_hand=Sum("assignments__delivered"), good=Sum("assignments__passed"))
        for row in rows.iterator(chunk_size=500):
            yield [
                row.pk, row.title, str(row.get_purpose_display()), row.customer, row.pieces,
                to_yuan(row.piece_fen), row.piece_minutes, f"{row.due_on:%Y-%m-%d}",
                str(row.get_state_display()), row.in_hand or 0, row.good or 0,
            ]  # fmt: skip
