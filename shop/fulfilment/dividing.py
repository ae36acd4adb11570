"""A cooperative's part is divided among those who made it, once it can come back no more."""

from datetime import date

from django.utils import timezone

from catalog.models import Product
from sellers.production.queries import begun_of
from sellers.sharing.services import Sale, divide
from shop.order.models import Line, SellerOrder


def divide_part(seller_order: SellerOrder) -> None:
    """What is left of its goods; the postage paid its carrier. Another shop's is not divided."""
    cooperative_id = seller_order.shop.cooperative_id
    if cooperative_id is None:
        return
    lines = [line for line in _lines_of(seller_order) if line.left_fen > 0]
    made = begun_of([line.product_id for line in lines if line.product_id])
    for line in lines:
        divide(cooperative_id=cooperative_id, sale=_sale(seller_order, line, made))


def _lines_of(seller_order: SellerOrder) -> list[Line]:
    return list(seller_order.lines.select_related("product").order_by("pk"))


def _sale(part: SellerOrder, line: Line, made: dict[int, date]) -> Sale:
    """`made`: the works that members were given to make; their pieces were paid one by one."""
    work = line.product
    is_by_piece = work is not None and work.pk in made
    return Sale(
        key=f"line:{line.pk}",
        reference=part.order.number,
        title=line.title,
        pieces=line.pieces_left,
        share_fen=line.left_fen - line.commission_fen + line.commission_refunded_fen,
        maker_id=work.maker_id if work else None,
        begun_on=made[work.pk] if work and is_by_piece else _begun_on(part, work),
        sold_at=part.order.paid_at or part.order.date_placed,
        is_paid_by_piece=is_by_piece,
    )


def _begun_on(part: SellerOrder, work: Product | None) -> date:
    """What is made when ordered began when it was accepted; all else when it came to be here."""
    if work is not None and not work.is_made_when_ordered:
        return timezone.localdate(work.date_created)
    return timezone.localdate(part.accepted_at or part.order.date_placed)
