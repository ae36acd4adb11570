"""Doorways of the timetable; they may knock twice."""

from celery import shared_task
from django.utils import timezone

from sellers.verification.deciding import expire
from sellers.verification.errors import NotNow
from sellers.verification.letters import remind_expiry
from sellers.verification.queries import expired, expiring, identities_to_forget
from sellers.verification.services import forget_identity

REMIND = (30, 90)  # days before the last one, the nearest first
_ROUND = 200


@shared_task
def remind_expiring() -> None:
    today = timezone.localdate()
    for credential in expiring(today, max(REMIND)):
        left = (credential.valid_until - today).days
        remind_expiry(credential, next(days for days in REMIND if left <= days))


@shared_task
def expire_overdue() -> None:
    for credential in expired(timezone.localdate())[:_ROUND]:
        try:
            expire(credential=credential)
        except NotNow:
            continue


@shared_task
def forget_identities() -> None:
    for identity in identities_to_forget(timezone.localdate())[:_ROUND]:
        forget_identity(identity=identity)
