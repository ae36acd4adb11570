"""Doorways of the timetable; they may knock twice. Each round is bounded."""

import logging
from collections.abc import Callable

from celery import shared_task
from django.db.models import QuerySet
from django.utils import timezone

from shop.fulfilment.errors import NotNow
from shop.fulfilment.letters import remind_shop, tell_shop_called_off
from shop.fulfilment.queries import long_sent, past_return, silent_since, to_remind
from shop.fulfilment.services import call_off, complete, mark_delivered
from shop.order.models import SellerOrder

logger = logging.getLogger(__name__)
_ROUND = 200  # rows a round


@shared_task
def remind_silent() -> None:
    now = timezone.now()
    for part in to_remind(now)[:_ROUND]:
        if SellerOrder.objects.filter(pk=part.pk, reminded_at=None).update(reminded_at=now):
            remind_shop(part)


@shared_task
def cancel_silent() -> None:
    def cancel(part: SellerOrder) -> None:
        call_off(seller_order=part, reason="silent")
        tell_shop_called_off(part)

    _each(silent_since(timezone.now()), cancel)


@shared_task
def deliver_overdue() -> None:
    _each(long_sent(timezone.now()), lambda part: mark_delivered(seller_order=part, proof="time"))


@shared_task
def complete_overdue() -> None:
    _each(past_return(timezone.now()), lambda part: complete(seller_order=part))


def _each(parts: QuerySet[SellerOrder], change: Callable[[SellerOrder], None]) -> None:
    """One that moved on meanwhile is left; the others go on."""
    for part in list(parts[:_ROUND]):
        try:
            change(part)
        except NotNow as refusal:
            logger.info("seller order %s is %s already", part.pk, refusal.status)
