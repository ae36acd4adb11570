"""How long pieces have lain: what came in first is taken to have left first.

So the pieces that are left are the last that came in; older than a day are those that are more
than what came in since. A transfer brings nothing in.
"""

from datetime import timedelta
from typing import Any

from django.db.models import F, Q, QuerySet, Sum, Value
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
    """All of them by one look at the movements."""
    since = timezone.now() - timedelta(days=days)
    came = Q(work__movements__pieces__gt=0, work__movements__at__gte=since)
    came &= ~Q(work__movements__reason=Movement.Reason.MOVED)
    pieces = Coalesce(Sum("work__movements__pieces", filter=came), Value(0))
    return Greatest(F("on_hand") - pieces, Value(0))
