"""Doorways of the timetable; they may knock twice.

Each round is bounded, and each part is its own task: one that fails stops no other.
"""

import logging
from collections.abc import Callable
from typing import Any

from celery import Task, shared_task
from django.db.models import QuerySet
from django.utils import timezone

from shop.fulfilment.errors import NotNow
from shop.fulfilment.pickups import give_up_waiting, remind_to_fetch
from shop.fulfilment.queries import (
    long_sent,
    past_return,
    silent_since,
    to_fetch,
    to_remind,
    unfetched,
)
from shop.fulfilment.services import complete, give_up, mark_delivered, remind
from shop.order.models import SellerOrder

logger = logging.getLogger(__name__)
_ROUND = 200  # rows a round


@shared_task
def remind_silent() -> None:
    _each(to_remind(timezone.now()), remind_task)


@shared_task
def cancel_silent() -> None:
    _each(silent_since(timezone.now()), give_up_task)


@shared_task
def deliver_overdue() -> None:
    _each(long_sent(timezone.now()), deliver_task)


@shared_task
def complete_overdue() -> None:
    _each(past_return(timezone.now()), complete_task)


@shared_task
def remind_buyers() -> None:
    _each(to_fetch(timezone.now()), remind_buyer_task)


@shared_task
def cancel_unfetched() -> None:
    _each(unfetched(timezone.now()), give_up_waiting_task)


@shared_task
def remind_task(part_id: int) -> None:
    _change(to_remind(timezone.now()), part_id, remind)


@shared_task
def give_up_task(part_id: int) -> None:
    _change(silent_since(timezone.now()), part_id, give_up)


@shared_task
def deliver_task(part_id: int) -> None:
    _change(long_sent(timezone.now()), part_id, mark_delivered, proof="time")


@shared_task
def complete_task(part_id: int) -> None:
    _change(past_return(timezone.now()), part_id, complete)


@shared_task
def remind_buyer_task(part_id: int) -> None:
    _change(to_fetch(timezone.now()), part_id, remind_to_fetch)


@shared_task
def give_up_waiting_task(part_id: int) -> None:
    _change(unfetched(timezone.now()), part_id, give_up_waiting)


def _each(parts: QuerySet[SellerOrder], task: Task) -> None:
    for part_id in parts.values_list("pk", flat=True)[:_ROUND]:
        task.delay_on_commit(part_id)


def _change(
    due: QuerySet[SellerOrder], part_id: int, service: Callable[..., None], **details: Any
) -> None:
    """A part that is not due any more, or moves on meanwhile, is left as it is."""
    part = due.filter(pk=part_id).first()
    if part is None:
        return
    try:
        service(seller_order=part, **details)
    except NotNow as refusal:
        logger.info("seller order %s is %s already", part_id, refusal.status)
