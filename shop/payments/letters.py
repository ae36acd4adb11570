"""What people are told about money. Amounts and order numbers only."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.messages.services import tell
from ground.money.formats import format_fen
from shop.order.links import order_url
from shop.order.models import Order
from shop.order.queries import reach_of
from shop.payments.models import PaymentAttempt, Refund


def tell_late(attempt: PaymentAttempt) -> None:
    """The works were sold to somebody else before the money came, or not wanted any more."""
    order = attempt.order
    with override(order.language):
        names = {
            "number": order.number,
            "amount": format_fen(attempt.amount_fen),
            "url": order_url(order),
        }
        tell(
            kind="payment.late",
            key=f"payment.late:{attempt.key}",
            reach=reach_of(order),
            subject=_("订单 %(number)s 的款项正在退回") % names,
            body=_said_late(order) % names,
        )


def _said_late(order: Order) -> str:
    if order.is_called_off_unpaid:
        return _("订单 %(number)s 已经取消，付款随后才到。%(amount)s 正在原路退回：%(url)s")
    return _(
        "很抱歉，订单 %(number)s 的付款晚了，作品或优惠已经没有了。%(amount)s 正在原路退回：%(url)s"
    )


def tell_refunded(refund: Refund) -> None:
    order = refund.attempt.order
    with override(order.language):
        names = {
            "number": order.number,
            "amount": format_fen(refund.amount_fen),
            "url": order_url(order),
        }
        tell(
            kind="refund.paid",
            key=f"refund.paid:{refund.try_key}{':by-hand' if refund.approved_by_id else ''}",
            reach=reach_of(order),
            subject=_("订单 %(number)s 已退款") % names,
            body=_said_refunded(refund) % names,
        )


def _said_refunded(refund: Refund) -> str:
    if refund.approved_by_id:
        return _("订单 %(number)s 已退款 %(amount)s，是我们另外付给您的：%(url)s")
    return _("订单 %(number)s 已退款 %(amount)s，退回您付款的账户，几天内到账：%(url)s")


def tell_refund_failed(refund: Refund) -> None:
    """It had been said to be on its way: the buyer hears before she asks."""
    order = refund.attempt.order
    with override(order.language):
        names = {"number": order.number, "url": order_url(order)}
        tell(
            kind="refund.delayed",
            key=f"refund.delayed:{refund.key}",
            reach=reach_of(order),
            subject=_("订单 %(number)s 的退款要晚一点") % names,
            body=_("订单 %(number)s 的退款没有走通，我们正在处理，不会少您一分：%(url)s") % names,
        )
