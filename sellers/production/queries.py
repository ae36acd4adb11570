"""What a cooperative has made, by whom, and how far it is. Access is here."""

from typing import Any

from django.db.models import F, IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from ground.accounts.models import User
from sellers.cooperatives.models import Cooperative
from sellers.production.models import (
    Appeal,
    Assignment,
    Check,
    Delivery,
    Instruction,
    ProductionOrder,
)

State = ProductionOrder.State
Hers = Assignment.State
COUNTED = (Hers.OFFERED, Hers.ACCEPTED, Hers.DONE, Hers.HANDED_OVER)


def orders_of(cooperative: Cooperative) -> QuerySet[ProductionOrder]:
    """With `passed` and `given`: pieces that are good, and that somebody has or was asked for."""
    rows = ProductionOrder.objects.filter(cooperative=cooperative)
    return rows.select_related("work", "craft").annotate(
        passed=_sum_of(F("passed")), given=_sum_of(F("pieces") - F("rejected"), *COUNTED)
    )


def _sum_of(what: Any, *states: Hers) -> Coalesce:
    rows = Assignment.objects.filter(production_order=OuterRef("pk")).order_by()
    if states:
        rows = rows.filter(state__in=states)
    sums = rows.values("production_order").annotate(all=Sum(what)).values("all")
    return Coalesce(Subquery(sums, output_field=IntegerField()), 0)


def left_to_give(order: ProductionOrder) -> int:
    """Pieces that nobody has, was asked for or made well. Rejected ones are wanted again."""
    rows = order.assignments.filter(state__in=COUNTED)
    given = rows.aggregate(all=Sum(F("pieces") - F("rejected")))["all"] or 0
    return max(order.pieces - given, 0)


def assignments_in(cooperative: Cooperative) -> QuerySet[Assignment]:
    rows = Assignment.objects.filter(production_order__cooperative=cooperative)
    return rows.select_related(
        "production_order__cooperative", "production_order__work", "membership__artisan__user"
    )


def assignments_of(user: User) -> QuerySet[Assignment]:
    """Hers, also of a cooperative that she has left; what is open first."""
    rows = Assignment.objects.filter(membership__artisan__user=user)
    return rows.exclude(state=Hers.WITHDRAWN).select_related(
        "production_order__cooperative__region",
        "production_order__work",
        "membership__artisan__region",
    )


def withdrawn_from(user: User) -> QuerySet[Assignment]:
    """She was asked, and needs not answer any more."""
    return Assignment.objects.filter(membership__artisan__user=user, state=Hers.WITHDRAWN)


def deliveries_in(cooperative: Cooperative) -> QuerySet[Delivery]:
    rows = Delivery.objects.filter(assignment__production_order__cooperative=cooperative)
    return rows.select_related(
        "assignment__production_order__cooperative",
        "assignment__production_order__work",
        "assignment__membership__artisan__user",
    )


def unchecked_in(cooperative: Cooperative) -> QuerySet[Delivery]:
    """The oldest first."""
    return deliveries_in(cooperative).filter(unchecked__gt=0)


def appeals_in(cooperative: Cooperative) -> QuerySet[Appeal]:
    rows = Appeal.objects.filter(
        check_made__delivery__assignment__production_order__cooperative=cooperative
    )
    return rows.select_related(
        "check_made__photo",
        "check_made__delivery__assignment__production_order__cooperative",
        "check_made__delivery__assignment__production_order__work",
        "check_made__delivery__assignment__membership__artisan__user",
    ).order_by("pk")


def checks_of(assignment: Assignment) -> QuerySet[Check]:
    """The newest first, with what was asked and answered."""
    rows = Check.objects.filter(delivery__assignment=assignment)
    return rows.select_related("photo", "appeal").order_by("-pk")


def rejections_of(user: User) -> QuerySet[Check]:
    """Of her own pieces."""
    rows = Check.objects.filter(
        result=Check.Result.REJECT, delivery__assignment__membership__artisan__user=user
    )
    return rows.select_related(
        "photo",
        "delivery__assignment__production_order__cooperative",
        "delivery__assignment__production_order__work",
        "delivery__assignment__membership__artisan__user",
    )


def guides_in(cooperative: Cooperative) -> QuerySet[Instruction]:
    rows = Instruction.objects.filter(production_order__cooperative=cooperative)
    return rows.select_related("recording", "picture", "production_order")


def guides_for(user: User) -> QuerySet[Instruction]:
    """Of what she was asked to make."""
    hers = assignments_of(user).values("production_order")
    rows = Instruction.objects.filter(production_order__in=hers)
    return rows.select_related("recording", "picture")


def left_with_pieces(cooperative: Cooperative) -> QuerySet[Assignment]:
    """Who is no member any more and has pieces or was asked for some."""
    rows = assignments_in(cooperative).filter(state__in=[Hers.OFFERED, Hers.ACCEPTED])
    return rows.exclude(membership__state="member")


def in_hand(user: User) -> QuerySet[Assignment]:
    """What she has said yes to and not finished, in any cooperative."""
    return assignments_of(user).filter(state=Hers.ACCEPTED)
