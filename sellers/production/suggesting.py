"""Whom to ask first: who knows the craft, has room this week, and lives near."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from ground.regions.models import Division
from sellers.cooperatives.models import Membership
from sellers.production.models import Assignment, ProductionOrder
from sellers.production.queries import left_to_give

Hers = Assignment.State
_A_WEEK = 7
_FAR = 3


@dataclass(frozen=True)
class Suggestion:
    member: Membership
    skill: int  # 0 the craft itself, 1 its family, 2 neither
    free: int | None  # pieces a week; None: she did not say
    distance: int  # 0 same county, 1 prefecture, 2 province, 3 further
    is_asked: bool
    pieces: int = 0  # to ask her for

    @property
    def rank(self) -> tuple[int, int, int, int, int]:
        room = 1 if self.free is None else 2 * (self.free <= 0)
        return (self.skill, room, -(self.free or 0), self.distance, self.member.pk)


def suggestions(order: ProductionOrder) -> list[Suggestion]:
    """All current members, best first, with pieces shared out among those who have room."""
    members = Membership.objects.current().filter(cooperative=order.cooperative_id)
    rows = members.select_related("artisan__region").prefetch_related("artisan__crafts")
    loads = _loads(order.cooperative_id)
    asked = set(order.assignments.filter(state=Hers.OFFERED).values_list("membership", flat=True))
    ranked = sorted((_judge(order, each, loads, asked) for each in rows), key=lambda one: one.rank)
    return _shared(ranked, left_to_give(order), _weeks(order.due_on))


def _judge(
    order: ProductionOrder, member: Membership, loads: dict[int, int], asked: set[int]
) -> Suggestion:
    a_week = member.pieces_a_week
    return Suggestion(
        member=member,
        skill=_skill(order, member),
        free=None if a_week is None else max(a_week - loads.get(member.pk, 0), 0),
        distance=distance(order.cooperative.region, member.artisan.region),
        is_asked=member.pk in asked,
    )


def _skill(order: ProductionOrder, member: Membership) -> int:
    if order.craft is None:
        return 0
    crafts = member.artisan.crafts.all()
    if any(each.pk == order.craft_id for each in crafts):
        return 0
    return 1 if any(each.family == order.craft.family for each in crafts) else 2


def distance(here: Division | None, there: Division | None) -> int:
    if here is None or there is None:
        return _FAR
    alike = (here.code[:length] == there.code[:length] for length in (6, 4, 2))
    return next((steps for steps, is_alike in enumerate(alike) if is_alike), _FAR)


def _loads(cooperative_id: int) -> dict[int, int]:
    """Pieces a week that each member has on her hands, or was asked for."""
    loads: dict[int, int] = {}
    rows = Assignment.objects.filter(
        production_order__cooperative=cooperative_id, state__in=[Hers.OFFERED, Hers.ACCEPTED]
    )
    for each in rows.select_related("production_order"):
        a_week = -(-each.rest // _weeks(each.production_order.due_on))
        loads[each.membership_id] = loads.get(each.membership_id, 0) + a_week
    return loads


def _weeks(due_on: date) -> int:
    days = (due_on - timezone.localdate()).days
    return max(-(-days // _A_WEEK), 1)


def _shared(ranked: list[Suggestion], left: int, weeks: int) -> list[Suggestion]:
    """In that order, each as much as she has room for until the day."""
    shared = []
    for each in ranked:
        pieces = 0 if each.is_asked or not each.free else min(left, each.free * weeks)
        left -= pieces
        shared.append(Suggestion(**(vars(each) | {"pieces": pieces})))
    return shared
