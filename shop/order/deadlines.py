"""Until when a shop answers; while it rests, no time runs."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from sellers.partner.models import Partner


def answer_until(shop: Partner, now: datetime) -> datetime:
    begins = timezone.make_aware(datetime.combine(shop.works_from, time.min))
    return max(now, begins) + timedelta(days=settings.SELLER_SILENT_DAYS)
