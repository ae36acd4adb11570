from typing import Any

from django.db.models import Q, QuerySet

from ground.accounts.models import User
from ground.regions.models import Division
from ground.regions.queries import within as in_region
from sellers.organs.models import LIES_IN, Officer, Organ, Special


def officer_of(user: User) -> Officer | None:
    """None: she is no officer, or not any more."""
    officers = Officer.objects.filter(user=user, is_active=True)
    return officers.select_related("organ__region__parent", "user").first()


def within(organ: Organ, field: str, special: str = "") -> Q:
    """Rows whose `field`, a division, is the organ's own or lies below it.

    `special`: the row's word of the Corps or the state farms, or its reporting unit. What is
    theirs lies in a province and is not the province's; an organ of theirs sees no other row,
    and none that has no such word.
    """
    if organ.region_id is None:
        return Q()
    lies = in_region(organ.region_id, field)
    if organ.special and not special:
        return Q(pk__in=[])
    return lies & Q(**{f"{special}__in": words_of(organ)}) if special else lies


def words_of(organ: Organ) -> list[str]:
    """How a row says that it belongs to the same reporting unit as an organ of a region."""
    return [organ.special] if organ.special else ["", (organ.region_id or "")[:2]]


def special_near(division: Division | None) -> Special | None:
    """Whose people live there beside those of the province, if anyone's."""
    head = division.pk[:2] if division else ""
    return next((each for each, province in LIES_IN.items() if province == head), None)


def organs_of(officer: Officer) -> QuerySet[Organ, Any]:
    """Her own, and those of its kind below it. Asked as a subquery, so that what a conditional
    update asks besides stays a column of the row that it locks.
    """
    below = Q(kind=officer.organ.kind) & within(officer.organ, "region", "special")
    return Organ.objects.filter(Q(pk=officer.organ_id) | below).order_by().values("pk")


def is_in_charge(officer: Officer, division: Division) -> bool:
    """Her organ's region is this one, or holds it."""
    region = officer.organ.region_id
    parents = [division.pk, division.parent_id, division.parent and division.parent.parent_id]
    return region is None or region in parents
