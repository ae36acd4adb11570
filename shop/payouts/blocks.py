"""What keeps a part of an order from being paid out; asks those below, and the holds."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from sellers.partner.suspending import is_suspended
from shop.order.models import SellerOrder
from shop.payments.models import Dispute
from shop.payouts.models import Hold
from shop.returns.queries import open_returns

Status = SellerOrder.Status


def holds_in_force() -> QuerySet[Hold]:
    now = timezone.now()
    return Hold.objects.filter(Q(until=None) | Q(until__gt=now), lifted_at=None, since__lte=now)


def is_held(shop_id: int) -> bool:
    """All its money, whatever the parts are: held by an operator, or the shop is suspended."""
    return is_suspended(shop_id) or holds_in_force().filter(shop=shop_id).exists()


def is_blocked() -> Q:
    """Of parts: not over, or something about them is open."""
    held = holds_in_force().exclude(seller_order=None).values("seller_order")
    returned = open_returns(SellerOrder.objects.all()).values("seller_order")
    is_open = Q(pk__in=held) | Q(pk__in=returned) | Q(order__in=_disputed_orders())
    return ~Q(status=Status.COMPLETED) | is_open


def _disputed_orders() -> QuerySet[Dispute]:
    """The bank asks for the money, or took it and nobody has decided yet who bears that."""
    is_open = Q(state__in=[Dispute.State.OPEN, Dispute.State.REVIEW])
    is_lost = Q(state=Dispute.State.LOST, is_borne=False)
    return Dispute.objects.filter(is_open | is_lost).values("attempt__order")
