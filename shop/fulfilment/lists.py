"""What a cooperative has to pack, as a table: what goes where by when, and nobody's address."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ground.money.months import Month
from sellers.cooperatives.models import Keeper
from sellers.partner.models import Partner
from shop.fulfilment.packing import to_pack


class ToPack:
    kind = "to-pack"
    title = gettext_lazy("要打包的")
    roles = (Keeper.Role.STOCK,)
    is_by_month = False

    def heading(self, about: int) -> list[str]:
        return [
            _("订单号"),
            _("最晚寄出"),
            _("货号"),
            _("作品名称"),
            _("还要装几件"),
            _("寄到"),
        ]

    def rows(self, about: int, month: Month) -> Iterator[list[Any]]:
        for shop in Partner.objects.filter(cooperative=about):
            parts = to_pack(shop).select_related("order__shipping_address__country")
            for part in parts.prefetch_related("lines").iterator(chunk_size=500):
                yield from _lines(part)


def _lines(part: Any) -> Iterator[list[Any]]:
    promised = f"{part.promised_on:%Y-%m-%d}" if part.promised_on else ""
    address = part.order.shipping_address
    where = f"{address.state} {address.line4}".strip() if address else ""
    for line in part.lines.all():
        if line.unpacked:
            number = part.order.number
            yield [number, promised, line.partner_sku, line.title, line.unpacked, where]
