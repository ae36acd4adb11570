"""No two targets of one set and metric overlap; the caller holds the set's lock."""

from typing import Any

from django.db import IntegrityError, transaction

from programme.targets.errors import Overlap
from programme.targets.models import Ground, Target
from programme.targets.places import with_those_above


def cover(target: Target) -> None:
    """Its place as a whole, and each above it in part. Raises Overlap."""
    itself, *above = with_those_above(target.place)
    of: dict[str, Any] = {"set": target.set, "metric": target.metric}
    try:
        with transaction.atomic():
            Ground.objects.create(place=itself, target=target, **of)
            for place in above:
                Ground.objects.get_or_create(place=place, target=None, **of)
    except IntegrityError as taken:
        raise Overlap from taken


def uncover(target: Target) -> None:
    """And each place above that nothing below covers any more."""
    Ground.objects.filter(target=target).delete()
    of = Ground.objects.filter(set=target.set_id, metric=target.metric)
    for place in list(with_those_above(target.place))[1:]:
        below = of.filter(target__isnull=False)
        if not (below.filter(place__startswith=f"{place}/") if place else below).exists():
            of.filter(place=place, target=None).delete()
