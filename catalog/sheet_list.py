"""A cooperative's works as a table, in the columns that come in again."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch

from catalog.models import Product
from catalog.sheet_columns import columns_of_works
from ground.money.fen import to_yuan
from ground.sheets.writing import heading_of
from sellers.cooperatives.models import Membership
from sellers.partner.models import StockRecord


def heading_of_works() -> list[str]:
    return heading_of(columns_of_works())


def rows_of_works(cooperative: int) -> Iterator[list[Any]]:
    """In a fixed number of queries a batch."""
    current = Membership.objects.current().filter(cooperative=cooperative)
    numbers = dict(current.values_list("artisan", "number"))
    works = Product.objects.filter(shop__cooperative=cooperative).order_by("pk")
    works = works.select_related("stock", "maker__user", "craft")
    records = Prefetch("stockrecords", StockRecord.objects.all(), "records")
    for work in works.prefetch_related(records).iterator(chunk_size=500):
        yield _row(work, numbers)


def _row(work: Product, numbers: dict[int, str]) -> list[Any]:
    record = next(iter(work.records), None)
    return [
        record.partner_sku if record else work.upc,
        work.title,
        work.title_en,
        to_yuan(work.price_fen),
        str(work.get_stock_kind_display()),
        work.stock.on_hand,
        work.craft.name if work.craft else "",
        work.material_zh,
        work.size,
        work.weight_g or None,
        work.days_to_make or None,
        _maker(work, numbers),
        "",
    ]


def _maker(work: Product, numbers: dict[int, str]) -> str:
    """Her number, or her phone; of who is no member any more nothing that cannot come in again."""
    if work.maker_id not in numbers:
        return ""
    user = work.maker.user
    return numbers[work.maker_id] or (user.phone if user else "").removeprefix("+86")
