"""Doorways of the timetable; they may knock twice."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from sellers.cooperatives.models import Membership
from sellers.production.letters import tell_keepers, tell_member
from sellers.production.models import Assignment, ProductionOrder
from sellers.production.offering import withdraw_all

Hers = Assignment.State
NEAR = timedelta(days=3)


@shared_task
def remind_due() -> None:
    """Each once when the day is near, and once when it is over."""
    today = timezone.localdate()
    rows = Assignment.objects.filter(
        state=Hers.ACCEPTED,
        production_order__state=ProductionOrder.State.OPEN,
        production_order__due_on__lte=today + NEAR,
    )
    for each in _with_names(rows):
        is_late = each.production_order.due_on < today
        if each.rest:
            tell_member(each, "late" if is_late else "near")
        if each.rest and is_late:
            tell_keepers(each, "late")


@shared_task
def look_after_leavers() -> None:
    """Who left keeps her pieces until she hands them in; her keepers hear of it, once.

    An offer that was made while she left is taken back.
    """
    rows = Assignment.objects.exclude(membership__state="member")
    for each in _with_names(rows.filter(state=Hers.ACCEPTED)):
        tell_keepers(each, "left")
    asked = rows.filter(state=Hers.OFFERED).values("membership")
    for membership in Membership.objects.filter(pk__in=asked):
        withdraw_all(membership=membership, by=None)


def _with_names(rows: "object") -> "list[Assignment]":
    return list(
        rows.select_related(  # type: ignore[attr-defined]
            "production_order__cooperative", "membership__artisan__user"
        )
    )
