"""A seller order moves by conditional update alone."""

from django.db.models import F
from wagtail.log_actions import log

from ground.accounts.models import User
from shop.fulfilment.errors import NotNow
from shop.fulfilment.letters import tell_step
from shop.order.models import SellerOrder

Status = SellerOrder.Status


def move(seller_order: SellerOrder, old: list[Status], new: Status, **changes: object) -> None:
    """Change the status if it still is an old one. Raises NotNow."""
    rows = SellerOrder.objects.filter(pk=seller_order.pk, status__in=old)
    if not rows.update(status=new, **changes):
        raise NotNow(status_of(seller_order))
    seller_order.refresh_from_db()


def keep(seller_order: SellerOrder, states: list[Status]) -> None:
    """Hold the row until commit, so that it stays in one of these. Raises NotNow."""
    rows = SellerOrder.objects.filter(pk=seller_order.pk, status__in=states)
    if not rows.update(status=F("status")):
        raise NotNow(status_of(seller_order))


def status_of(seller_order: SellerOrder) -> str:
    return SellerOrder.objects.values_list("status", flat=True).get(pk=seller_order.pk)


def write(
    seller_order: SellerOrder, step: str, by: User | None, data: dict[str, str] | None = None
) -> None:
    log(instance=seller_order, action=f"seller_order.{step}", user=by, data=data or {})
    tell_step(seller_order, step)
