"""A cooperative's part is divided among those who made it, once it can come back no more."""

from datetime import date

from django.utils import timezone

from catalog.models import Product
from sellers.sharing.services import Sale
from sellers.stockroom.dividing import divide_sale
from shop.order.models import Line, SellerOrder


def divide_part(seller_order: SellerOrder) -> None:
    """What is left of its goods; the postage paid its carrier. Another shop's is not divided."""
    cooperative_id = seller_order.shop.cooperative_id
    if cooperative_id is None:
        return
    lines = seller_order.lines.select_related("product")
    for line in sorted(lines, key=lambda line: (line.product_id or 0, line.pk)):
        if line.left_fen > 0:
            divide_sale(cooperative_id=cooperative_id, sale=_sale(seller_order, line))


def _sale(part: SellerOrder, line: Line) -> Sale:
    work = line.product
    return Sale(
        key=f"line:{line.pk}",
        reference=part.order.number,
        title=line.title,
        pieces=line.pieces_left,
        share_fen=line.left_fen + line.kept_campaign_fen - line.kept_commission_fen,
        maker_id=work.maker_id if work else None,
        begun_on=_begun_on(part, work),
        sold_at=part.order.paid_at or part.order.date_placed,
        work_id=line.product_id,
    )


def _begun_on(part: SellerOrder, work: Product | None) -> date:
    """What is made when ordered began when it was accepted; all else when it came to be here."""
    if work is not None and not work.is_made_when_ordered:
        return timezone.localdate(work.date_created)
    return timezone.localdate(part.accepted_at or part.order.date_placed)
