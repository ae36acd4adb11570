"""Where a shop sends abroad and for how much: its own prices first, then the market's table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from sellers.partner.errors import StartsInThePast
from sellers.partner.models import AbroadRate, AbroadTable, AbroadTablePrice, Partner
from sellers.partner.postage import HEAVIEST_G, abroad_fen, packed_g


@dataclass(frozen=True)
class Rate:
    """Of a shop into one zone; days are known of the market's table alone."""

    first_fen: int
    further_fen: int
    days: tuple[int, int] | None = None

    def of(self, weight_g: int) -> int:
        return abroad_fen(weight_g, first_fen=self.first_fen, further_fen=self.further_fen)


Rates = dict[str, Rate]  # by zone


def table_now() -> AbroadTable | None:
    return AbroadTable.objects.begun().prefetch_related("prices").first()


def rates_of(shops: Iterable[Partner]) -> dict[int, Rates]:
    """By shop and zone; of a shop that sends nowhere an empty one."""
    shops = list(shops)
    by_table = _of_table() if any(shop.abroad_by_table for shop in shops) else {}
    found = {shop.pk: dict(by_table) if shop.abroad_by_table else Rates() for shop in shops}
    for row in AbroadRate.objects.filter(shop__in=found):
        found[row.shop_id][row.zone] = Rate(row.first_fen, row.further_fen)
    return found


def abroad_from(shop: Partner, weight_g: int = 0) -> int | None:
    """The least that a parcel abroad costs, in fen; None: the shop does not send abroad."""
    rates = rates_of([shop])[shop.pk].values()
    return min((rate.of(weight_g) for rate in rates), default=None)


def why_not(*, weights: Iterable[int], stays: Iterable[bool], sends: bool = True) -> str:
    """Why works do not go abroad in one parcel: shop, stays, weight, heavy; empty: they do."""
    grams = list(weights)
    if not sends:
        return "shop"
    if any(stays):
        return "stays"
    if not all(grams):
        return "weight"
    return "heavy" if packed_g(sum(grams)) > HEAVIEST_G else ""


def _of_table() -> Rates:
    table = table_now()
    return {
        row.zone: Rate(row.first_fen, row.further_fen, (row.days_least, row.days_most))
        for row in (table.prices.all() if table else ())
    }


@transaction.atomic
def publish_table(
    *, prices: Iterable[AbroadTablePrice], valid_from: date, source: str, by: User | None
) -> AbroadTable:
    """Of new orders from that day on; rows are not saved yet. Raises StartsInThePast."""
    if valid_from < timezone.localdate():
        raise StartsInThePast
    table = AbroadTable.objects.create(valid_from=valid_from, source=source, made_by=by)
    rows = list(prices)
    for row in rows:
        row.table = table
    AbroadTablePrice.objects.bulk_create(rows)
    said = {row.zone: [row.first_fen, row.further_fen] for row in rows}
    log(instance=table, action="abroad.table", user=by, data={"prices": said})
    refresh_public_pages()
    return table


@transaction.atomic
def use_table(*, shop: Partner, uses: bool, by: User | None) -> bool:
    """Send by the market's table, or no more. False: it is so already."""
    rows = Partner.objects.filter(pk=shop.pk, abroad_by_table=not uses)
    if not rows.update(abroad_by_table=uses):
        return False
    shop.refresh_from_db()
    log(instance=shop, action="shop.abroad_table", user=by, data={"uses": uses})
    refresh_public_pages()
    return True
