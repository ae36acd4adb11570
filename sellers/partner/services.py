"""When a shop rests, how much it makes, what postage it asks: shown on the next request."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from sellers.partner.errors import NotAHoliday
from sellers.partner.models import AbroadRate, Partner

LONGEST_HOLIDAY = timedelta(days=365)
Fact = date | int | str | None


@transaction.atomic
def go_away(*, shop: Partner, until: date, by: User | None) -> bool:
    """Rest until she is back on that day. False: it is so already. Raises NotAHoliday."""
    today = timezone.localdate()
    if not today < until <= today + LONGEST_HOLIDAY:
        raise NotAHoliday
    return _set(shop, "shop.away", by, {"away_until": until})


@transaction.atomic
def come_back(*, shop: Partner, by: User | None) -> bool:
    """Earlier than she said. False: she is here."""
    return _set(shop, "shop.back", by, {"away_until": None})


@transaction.atomic
def set_capacity(*, shop: Partner, pieces_a_week: int | None, by: User | None) -> bool:
    """How many pieces she can make; None: there is no limit. False: it is so already."""
    return _set(shop, "shop.capacity", by, {"pieces_a_week": pieces_a_week})


@transaction.atomic
def set_postage(
    *, shop: Partner, postage_fen: int, free_from_fen: int | None, by: User | None
) -> bool:
    """Of new orders within mainland China; 0: always free. False: it is so already."""
    facts = {"postage_fen": postage_fen, "free_from_fen": free_from_fen if postage_fen else None}
    return _set(shop, "shop.postage", by, facts)


@transaction.atomic
def set_abroad(*, shop: Partner, rates: dict[str, tuple[int, int]], by: User | None) -> bool:
    """Of new orders, by zone: the first 500 g and each further; no zone: not sent there."""
    Partner.objects.select_for_update(of=("self",)).get(pk=shop.pk)
    rows = AbroadRate.objects.filter(shop=shop)
    if rates == {row.zone: (row.first_fen, row.further_fen) for row in rows}:
        return False
    rows.delete()
    AbroadRate.objects.bulk_create(
        AbroadRate(shop=shop, zone=zone, first_fen=first, further_fen=further)
        for zone, (first, further) in rates.items()
    )
    log(instance=shop, action="shop.abroad", user=by, data={"rates": rates})
    refresh_public_pages()
    return True


@transaction.atomic
def rename(*, shop: Partner, name: str, by: User | None) -> bool:
    """As buyers read it; orders keep the name they were placed under. False: it is so already."""
    return _set(shop, "shop.rename", by, {"name": name}, words_changed=True)


def _set(shop: Partner, action: str, by: User | None, facts: dict[str, Fact], **also: bool) -> bool:
    """Written only where one of the facts changes."""
    same = {
        (f"{name}__isnull" if value is None else name): True if value is None else value
        for name, value in facts.items()
    }
    if not Partner.objects.filter(pk=shop.pk).exclude(**same).update(**facts, **also):
        return False
    shop.refresh_from_db()
    log(
        instance=shop,
        action=action,
        user=by,
        data={name: str(fact) for name, fact in facts.items()},
    )
    refresh_public_pages()
    return True
