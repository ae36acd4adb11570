"""Doorways of the timetable; they may knock twice.

Each round is bounded, and each return is its own task: one that fails stops no other.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from celery import Task, shared_task
from django.db.models import QuerySet
from django.utils import timezone

from shop.returns.errors import ReturnError
from shop.returns.missing import pass_on
from shop.returns.models import ReturnRequest
from shop.returns.queries import (
    long_sent,
    not_sent,
    silent_on_missing,
    to_refund,
    to_remind,
    unanswered,
)
from shop.returns.services import accept, lapse, receive, refund, remind

logger = logging.getLogger(__name__)
_ROUND = 200  # rows a round
Due = Callable[[datetime], QuerySet[ReturnRequest]]


@shared_task
def move_overdue() -> None:
    """All that time alone decides of returns."""
    for due, task in (
        (unanswered, accept_task),
        (silent_on_missing, pass_on_task),
        (not_sent, lapse_task),
        (long_sent, receive_task),
        (to_remind, remind_task),
        (to_refund, refund_task),
    ):
        _each(due, task)


@shared_task
def accept_task(return_id: int) -> None:
    _change(unanswered, return_id, accept, by=None)


@shared_task
def pass_on_task(return_id: int) -> None:
    _change(silent_on_missing, return_id, pass_on)


@shared_task
def lapse_task(return_id: int) -> None:
    _change(not_sent, return_id, lapse)


@shared_task
def receive_task(return_id: int) -> None:
    _change(long_sent, return_id, receive, by=None)


@shared_task
def remind_task(return_id: int) -> None:
    _change(to_remind, return_id, remind)


@shared_task
def refund_task(return_id: int) -> None:
    _change(to_refund, return_id, refund, by=None)


def _each(due: Due, task: Task) -> None:
    for return_id in due(timezone.now()).values_list("pk", flat=True)[:_ROUND]:
        task.delay_on_commit(return_id)


def _change(due: Due, return_id: int, service: Callable[..., None], **details: Any) -> None:
    """What is not due any more, or moves on meanwhile, is left as it is."""
    request = due(timezone.now()).filter(pk=return_id).first()
    if request is None:
        return
    try:
        service(request=request, **details)
    except ReturnError as refusal:
        logger.warning("return %s stays as it is: %s", return_id, type(refusal).__name__)
