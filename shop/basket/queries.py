"""What is in a basket, with all that a page or an order needs, in a fixed number of queries."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db.models import Prefetch, Q, Sum
from django.http import HttpRequest
from django.utils.translation import gettext as _
from oscar.apps.basket.models import Basket, Line

from catalog.models import Product, WorkPicture
from ground.money.fen import to_fen
from sellers.partner.abroad import why_not
from sellers.partner.models import Partner
from sellers.partner.postage import inland_fen
from shop.basket.wishes import needs_wish, wish_among
from shop.offers.frozen import Taken, off_by_offer, taken_from
from shop.offers.queries import Code, codes_in


@dataclass(frozen=True)
class Row:
    """A line as the buyer should see it today."""

    line: Any

    @property
    def work(self) -> Product:
        return self.line.product

    @cached_property
    def reason(self) -> str:
        """Why it cannot be bought as it stands; empty: it can."""
        availability = self.line.purchase_info.availability
        told: str = availability.is_purchase_permitted(self.line.quantity)[1]
        if not told and needs_wish(self.work) and not self.wish:
            return _("请先拿走它，再到作品页写下您想要什么样的")
        return told

    @cached_property
    def wish(self) -> str:
        return wish_among(self.line.attributes.all())

    @property
    def is_gone(self) -> bool:
        return not self.line.purchase_info.availability.is_available_to_buy

    @property
    def most(self) -> int:
        return 0 if self.is_gone else self.line.purchase_info.availability.num_available

    @property
    def unit_fen(self) -> int:
        return self.work.price_fen

    @cached_property
    def price_fen(self) -> int:
        """What the line costs, discounts taken off; nothing while it cannot be bought."""
        return 0 if self.reason else to_fen(self.line.line_price_incl_tax_incl_discounts)

    @cached_property
    def taken(self) -> Taken:
        """What an offer takes off."""
        return Taken() if self.reason else taken_from(self.line)

    @property
    def full_fen(self) -> int:
        """What the line would cost without an offer."""
        return self.price_fen + self.taken.off_fen

    @property
    def worth_fen(self) -> int:
        """What it brings the shop before commission: a campaign pays for its buyer."""
        return self.price_fen + self.taken.campaign_fen

    @cached_property
    def old_unit_fen(self) -> int | None:
        """What a piece cost when it was put in, if that has changed since."""
        then = to_fen(self.line.price_incl_tax or 0)
        return then if then and then != self.unit_fen else None


@dataclass(frozen=True)
class ShopRows:
    """What of a basket comes from one shop."""

    shop: Partner
    rows: list[Row]

    @property
    def goods_fen(self) -> int:
        return sum(row.price_fen for row in self.rows)

    @property
    def full_fen(self) -> int:
        return sum(row.full_fen for row in self.rows)

    @property
    def worth_fen(self) -> int:
        """Of this the shop's free postage is reckoned: a campaign makes nobody pay postage."""
        return sum(row.worth_fen for row in self.rows)

    @property
    def weight_g(self) -> int:
        return sum(row.work.weight_g * row.line.quantity for row in self.rows)

    def stays(self, *, sends: bool = True) -> str:
        """Why this does not go abroad; empty: it does, or may."""
        works = [row.work for row in self.rows]
        weights = [row.work.weight_g * row.line.quantity for row in self.rows]
        return why_not(weights=weights, stays=[it.stays_in_china for it in works], sends=sends)

    @property
    def staying(self) -> list[Row]:
        """The works by which it does not."""
        return [row for row in self.rows if row.work.stays_in_china or not row.work.weight_g]

    @property
    def is_ready(self) -> bool:
        return not any(row.reason for row in self.rows)

    @property
    def inland_fen(self) -> int:
        """Postage within mainland China."""
        shop = self.shop
        return inland_fen(
            self.worth_fen, flat_fen=shop.postage_fen, free_from_fen=shop.free_from_fen
        )

    @property
    def missing_fen(self) -> int:
        """How much more of this shop makes its postage free; 0: it is, or never will be."""
        if not self.inland_fen or self.shop.free_from_fen is None:
            return 0
        return self.shop.free_from_fen - self.worth_fen


def rows_by_shop(basket: Any) -> list[ShopRows]:
    """Shops in the order in which the buyer came to them."""
    by_shop: dict[int, ShopRows] = {}
    for line in basket.all_lines():
        shop = line.product.shop
        by_shop.setdefault(shop.pk, ShopRows(shop, [])).rows.append(Row(line))
    return list(by_shop.values())


def codes_of(basket: Any) -> list[Code]:
    """Those that its buyer typed, and what each does there."""
    return codes_in(basket, off_by_offer(basket.all_lines()))


def load_lines(basket: Any) -> Any:
    """Give a basket its lines with works, shops, stock and first pictures.

    Oscar keeps the lines it has read in `_lines`; its own reading asks again for each line.
    """
    if basket.pk is None:
        return basket
    first_pictures = WorkPicture.objects.filter(position=0).select_related("picture")
    basket._lines = (
        basket.lines.select_related("stockrecord", "product__shop", "product__stock")
        .prefetch_related(
            "attributes__option",
            Prefetch("product__work_pictures", first_pictures, to_attr="first_pictures"),
        )
        .order_by("pk")
    )
    len(basket._lines)  # now, so that Oscar's count() does not ask again and again
    return basket


def count_pieces(request: HttpRequest, cookie_name: str) -> int:
    """Pieces in the visitor's basket, without making one."""
    is_hers = Q(owner=None, pk=_signed_pk(request, cookie_name))
    if request.user.is_authenticated:  # what she chose as a guest joins hers when next opened
        is_hers |= Q(owner_id=request.user.pk)
    baskets = Basket.objects.filter(is_hers, status=Basket.OPEN)
    lines = Line.objects.filter(basket__in=baskets)
    return lines.aggregate(pieces=Sum("quantity"))["pieces"] or 0


def _signed_pk(request: HttpRequest, cookie_name: str) -> int | None:
    try:
        return int(Signer().unsign(request.COOKIES.get(cookie_name, "")))
    except (BadSignature, ValueError):
        return None
