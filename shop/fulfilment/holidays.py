"""She rests: who ordered from her waits, and nothing is cancelled meanwhile."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from ground.accounts.models import User
from sellers.partner.models import Partner
from sellers.partner.services import go_away
from shop.order.deadlines import answer_until
from shop.order.models import SellerOrder


@transaction.atomic
def take_holiday(*, shop: Partner, until: date, by: User | None) -> bool:
    """What waits for her answer waits until she is back. False: nothing changed.

    Raises NotAHoliday.
    """
    if not go_away(shop=shop, until=until, by=by):
        return False
    answer = answer_until(shop, timezone.now())
    waiting = SellerOrder.objects.filter(shop=shop, status=SellerOrder.Status.NEW)
    waiting.filter(respond_by__lt=answer).update(respond_by=answer, reminded_at=None)
    return True
