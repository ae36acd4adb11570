"""Doorways of the timetable; they may knock twice. Each round is bounded."""

import logging
from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from shop.payments.dispute_queries import evidence_to_send
from shop.payments.errors import PaymentUnavailable
from shop.payments.evidence import send, send_evidence_task
from shop.payments.queries import open_attempts, overdue_orders, refunds_to_ask
from shop.payments.reckoning import reckon
from shop.payments.refunds import ask_refund_task, ask_stripe
from shop.payments.services import close_order, look_up

__all__ = [
    "ask_refund_task",
    "expire_unpaid",
    "reconcile_balance",
    "reconcile_open_attempts",
    "retry_evidence",
    "retry_refunds",
    "send_evidence_task",
]

logger = logging.getLogger(__name__)
_ROUND = 200  # rows a round
_PATIENCE = timedelta(minutes=2)  # before asking after what nobody told us


@shared_task
def expire_unpaid() -> None:
    for order in overdue_orders(timezone.now())[:_ROUND]:
        try:
            close_order(order=order)
        except PaymentUnavailable:
            logger.warning("order %s is not closed yet: Stripe does not answer", order.number)


@shared_task
def reconcile_open_attempts() -> None:
    for attempt in open_attempts(timezone.now() - _PATIENCE)[:_ROUND]:
        try:
            look_up(attempt=attempt)
        except PaymentUnavailable:
            logger.warning("attempt %s is not looked up yet", attempt.pk)


@shared_task
def retry_refunds() -> None:
    for refund in refunds_to_ask(timezone.now() - _PATIENCE)[:_ROUND]:
        try:
            ask_stripe(refund=refund)
        except PaymentUnavailable:
            logger.warning("refund %s is not asked yet", refund.pk)


@shared_task
def retry_evidence() -> None:
    for evidence in evidence_to_send(timezone.now() - _PATIENCE)[:_ROUND]:
        try:
            send(evidence=evidence)
        except PaymentUnavailable:
            logger.warning("evidence %s is not sent yet", evidence.pk)


@shared_task
def reconcile_balance() -> None:
    try:
        reckon()
    except PaymentUnavailable:
        logger.warning("Stripe's balance is not read yet")
