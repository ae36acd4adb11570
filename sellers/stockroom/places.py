"""Places of a shop: opened, changed, and closed once nothing lies there."""

from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.partner.models import Partner
from sellers.stockroom.errors import IsHome, NameTaken, NotEmpty, NotNow
from sellers.stockroom.models import Place, StockTake, Transfer
from sellers.stockroom.moving import home_of


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Its name, and whom to ask there."""

    name: str
    keeper_name: str = ""
    phone: str = ""


@transaction.atomic
def open_place(*, shop: Partner, kind: str, facts: Facts, by: User) -> Place:
    """A store, a fair or an outlet. Raises NameTaken."""
    if kind not in Place.SELLS:
        raise NotNow(kind)
    home_of(shop.pk)  # its name is its own
    try:
        with transaction.atomic():
            place = Place.objects.create(shop=shop, kind=kind, **asdict(facts))
    except IntegrityError as taken:
        raise NameTaken(facts.name) from taken
    log(instance=place, action="place.open", user=by, data={"kind": kind})
    return place


@transaction.atomic
def change_place(*, place: Place, facts: Facts, by: User) -> None:
    """Raises NameTaken; NotNow: it is closed."""
    try:
        with transaction.atomic():
            rows = Place.objects.filter(pk=place.pk, closed_at=None)
            is_changed = rows.update(**asdict(facts))
    except IntegrityError as taken:
        raise NameTaken(facts.name) from taken
    if not is_changed:
        raise NotNow(place.pk)
    place.refresh_from_db()
    log(instance=place, action="place.change", user=by)


@transaction.atomic
def close_place(*, place: Place, by: User) -> None:
    """For good. Raises IsHome, NotEmpty, NotNow.

    The database refuses too (`place_guard`): what comes in the same moment is not shut in.
    """
    if home_of(place.shop_id).pk == place.pk:
        raise IsHome(place.pk)
    if not is_empty(place):
        raise NotEmpty(place.pk)
    try:
        with transaction.atomic():
            rows = Place.objects.filter(pk=place.pk, closed_at=None)
            is_closed = rows.update(closed_at=timezone.now())
    except IntegrityError as lying:
        raise NotEmpty(place.pk) from lying
    if not is_closed:
        raise NotNow(place.pk)
    place.refresh_from_db()
    log(instance=place, action="place.close", user=by)


def is_empty(place: Place) -> bool:
    """Nothing lies there, none is on its way from or to it, and nobody counts."""
    moving = Transfer.objects.filter(state=Transfer.State.ON_THE_WAY)
    counting = StockTake.objects.filter(
        place=place, state__in=[StockTake.State.COUNTING, StockTake.State.COUNTED]
    )
    return not (
        place.shelves.filter(pieces__gt=0).exists()
        or moving.filter(source=place).exists()
        or moving.filter(target=place).exists()
        or counting.exists()
    )
