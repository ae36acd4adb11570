"""How long pieces have lain: what came in first is taken to have left first.

So the pieces that are left are the last that came in; older than a day are those that are more
than what came in since. A transfer brings nothing in.
"""

from datetime import timedelta
from typing import Any

from django.db.models import F, IntegerField, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from sellers.cooperatives.models import Cooperative
from sellers.stockroom.models import Movement, Stock
from sellers.stockroom.queries import counted_of

DAYS = (90, 180, 365)


def lying_long(cooperative: Cooperative, days: int) -> QuerySet[Stock]:
    """Works with pieces older than so many days; each with how many, as `older_90` and so on."""
    rows = counted_of(cooperative).filter(on_hand__gt=0)
    rows = rows.annotate(**{f"older_{each}": _older(each) for each in DAYS})
    return rows.filter(**{f"older_{days}__gt": 0}).order_by(f"-older_{days}", "work_id")


def _older(days: int) -> Any:
    since = timezone.now() - timedelta(days=days)
    came = Movement.objects.filter(work=OuterRef("work"), pieces__gt=0, at__gte=since)
    came = came.exclude(reason=Movement.Reason.MOVED).order_by()
    sums = came.values("work").annotate(n=Sum("pieces")).values("n")
    pieces = Subquery(sums, output_field=IntegerField())
    return Greatest(F("on_hand") - Coalesce(pieces, Value(0)), Value(0))
