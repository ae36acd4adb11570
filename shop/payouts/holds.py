"""Keeping a shop's money, or that of one part, for a reason; and letting it go."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.partner.models import Partner
from shop.order.models import SellerOrder
from shop.payouts.errors import NotAnyMore
from shop.payouts.models import Hold


@transaction.atomic
def hold_shop(
    *, shop: Partner, reason: str, by: User | None, until: datetime | None = None
) -> Hold:
    """All its money stays until then, or until somebody lifts it; `reason` is what she reads."""
    return _write(Hold(shop=shop, reason=reason, by=by, until=until))


@transaction.atomic
def hold_part(
    *, seller_order: SellerOrder, reason: str, by: User | None, until: datetime | None = None
) -> Hold:
    return _write(Hold(seller_order=seller_order, reason=reason, by=by, until=until))


@transaction.atomic
def lift_hold(*, hold: Hold, by: User | None) -> None:
    """Raises NotAnyMore."""
    lifted = {"lifted_by": by, "lifted_at": timezone.now()}
    if not Hold.objects.filter(pk=hold.pk, lifted_at=None).update(**lifted):
        raise NotAnyMore
    log(instance=hold, action="payout.lift", user=by)


def _write(hold: Hold) -> Hold:
    hold.save()
    log(instance=hold, action="payout.hold", user=hold.by, data={"reason": hold.reason})
    return hold
