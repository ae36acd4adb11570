"""The money of a return: its goods, its share of the postage, and what sending it back cost."""

from collections.abc import Sequence

from django.utils import timezone

from ground.accounts.models import User
from ground.money.fen import split
from shop.fulfilment.services import close_lost
from shop.payments.errors import NothingToRefund, TooMuch
from shop.payments.models import Refund
from shop.payments.refunds import Back, GoodsBack, refund_lines
from shop.returns.errors import NotSoMuch
from shop.returns.models import ReturnRequest
from shop.returns.queries import due_goods, due_postage
from shop.returns.states import move, write

State = ReturnRequest.State


def pay_back(*, request: ReturnRequest, by: User | None, amount_fen: int | None = None) -> Refund:
    """Within the caller's transaction. `amount_fen`: only so much, and the pieces stay.

    Raises NotSoMuch.
    """
    back = _back(request, by, amount_fen)
    try:
        refund = refund_lines(back=back)
    except (NothingToRefund, TooMuch) as refusal:
        raise NotSoMuch(request.pk) from refusal
    _pay_freight(request, by)
    move(request, [State.RECEIVED], State.REFUNDED, refund=refund, closed_at=timezone.now())
    write(request, "refund", by)
    if request.is_missing:
        close_lost(seller_order=request.seller_order)
    return refund


def _back(request: ReturnRequest, by: User | None, amount_fen: int | None) -> Back:
    """All that is due for it; or an amount, and then no postage."""
    request.seller_order.refresh_from_db()
    goods = due_goods(request)
    return Back(
        seller_order=request.seller_order,
        key=f"return-{request.pk}",
        reason="return",
        lines=goods if amount_fen is None else _part_of(goods, amount_fen),
        postage_fen=due_postage(request, goods) if amount_fen is None else 0,
        by=by,
    )


def _part_of(goods: Sequence[GoodsBack], amount_fen: int) -> list[GoodsBack]:
    worth = [each.goods_fen for each in goods]
    if not 0 < amount_fen <= sum(worth):
        raise NotSoMuch(amount_fen)
    shares = zip(goods, split(amount_fen, worth), strict=True)
    return [GoodsBack(each.line_id, 0, fen) for each, fen in shares if fen]


def _pay_freight(request: ReturnRequest, by: User | None) -> None:
    """A refund of its own: the payment may have no room for it, and then a person pays it."""
    if request.is_on_buyer or not request.freight_fen:
        return
    back = Back(
        seller_order=request.seller_order,
        key=f"return-{request.pk}-freight",
        reason="return_freight",
        freight_fen=request.freight_fen,
        borne_by=Refund.Bearer(request.freight_on),
        by=by,
    )
    refund_lines(back=back)
