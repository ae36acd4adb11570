"""One row locks all that happens to an order for work: whoever changes it comes in here."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Model, Sum
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.production.errors import NotNow
from sellers.production.letters import tell_member
from sellers.production.models import Assignment, ProductionOrder

State = ProductionOrder.State
Hers = Assignment.State


def write(about: Model, step: str, by: User | None, **data: Any) -> None:
    log(instance=about, action=f"production.{step}", user=by, data=data or None)


def locked(order_id: int, states: Iterable[State] = State) -> ProductionOrder:
    """One at a time, until commit. Raises NotNow."""
    rows = ProductionOrder.objects.filter(pk=order_id, state__in=list(states))
    if not rows.update(state=F("state")):
        raise NotNow(order_id)
    return ProductionOrder.objects.select_related("cooperative", "work").get(pk=order_id)


def move_order(order: ProductionOrder, states: Iterable[State], to: State, **more: Any) -> None:
    """Raises NotNow."""
    rows = ProductionOrder.objects.filter(pk=order.pk, state__in=list(states))
    if not rows.update(state=to, **more):
        raise NotNow(order.pk)
    order.state = to


def move_assignment(assignment: Assignment, state: Hers, to: Hers, **more: Any) -> None:
    """Raises NotNow."""
    if not Assignment.objects.filter(pk=assignment.pk, state=state).update(state=to, **more):
        raise NotNow(assignment.pk)
    assignment.state = to


def take_offers_back(order: ProductionOrder, by: User | None) -> None:
    """Who has not answered yet needs not answer any more, and is told."""
    for each in order.assignments.filter(state=Hers.OFFERED):
        move_assignment(each, Hers.OFFERED, Hers.WITHDRAWN, ended_at=timezone.now())
        write(each, "withdraw", by)
        tell_member(each, "withdrawn")


def settle_down(order: ProductionOrder, by: User | None) -> None:
    """Whose pieces are all checked is done; where enough passed, so is the order."""
    now = timezone.now()
    hers = order.assignments.filter(state=Hers.ACCEPTED)
    hers.filter(pieces=0).update(state=Hers.HANDED_OVER, ended_at=now)
    hers.filter(pieces=F("passed") + F("rejected")).update(state=Hers.DONE, ended_at=now)
    passed = order.assignments.aggregate(sum=Sum("passed"))["sum"] or 0
    is_enough = order.state == State.OPEN and passed >= order.pieces
    if is_enough and not hers.exists():
        take_offers_back(order, by)
        move_order(order, [State.OPEN], State.DONE, closed_at=now)
        write(order, "done", by, passed=passed)
