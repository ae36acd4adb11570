"""When a shop rests and how much it can make. Each change shows on the next request."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from sellers.partner.errors import NotAHoliday
from sellers.partner.models import Partner

LONGEST_HOLIDAY = timedelta(days=365)


@transaction.atomic
def go_away(*, shop: Partner, until: date, by: User | None) -> bool:
    """Rest until she is back on that day. False: it is so already. Raises NotAHoliday."""
    today = timezone.localdate()
    if not today < until <= today + LONGEST_HOLIDAY:
        raise NotAHoliday
    return _set(shop, "shop.away", by, away_until=until)


@transaction.atomic
def come_back(*, shop: Partner, by: User | None) -> bool:
    """Earlier than she said. False: she is here."""
    return _set(shop, "shop.back", by, away_until=None)


@transaction.atomic
def set_capacity(*, shop: Partner, pieces_a_week: int | None, by: User | None) -> bool:
    """How many pieces she can make; None: there is no limit. False: it is so already."""
    return _set(shop, "shop.capacity", by, pieces_a_week=pieces_a_week)


@transaction.atomic
def rename(*, shop: Partner, name: str, by: User | None) -> bool:
    """As buyers read it; orders keep the name they were placed under. False: it is so already."""
    return _set(shop, "shop.rename", by, name=name, words_changed=True)


def _set(shop: Partner, action: str, by: User | None, **change: date | int | str | None) -> bool:
    """Written only where the first of them changes something."""
    (name, value), *_ = change.items()
    same = {f"{name}__isnull": True} if value is None else {name: value}
    if not Partner.objects.filter(pk=shop.pk).exclude(**same).update(**change):
        return False
    shop.refresh_from_db()
    log(instance=shop, action=action, user=by, data={name: str(value)})
    refresh_public_pages()
    return True
