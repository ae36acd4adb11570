"""A shop opens, changes and closes its outlets; what buyers read of it is written along.

`Partner.pickup_place_zh` and `_en` are the names of those open today, written here alone, so that
a page that shows a work or a basket need not ask for them.
"""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from sellers.partner.errors import NameTaken, TooManyOutlets
from sellers.partner.models import Outlet, Partner

MOST = 20  # open at once, a shop
_LONGEST = 120  # characters of the names on a work's page


@transaction.atomic
def open_outlet(*, shop: Partner, by: User | None, **facts: Any) -> Outlet:
    """Raises TooManyOutlets, NameTaken."""
    _stand_in_line(shop)
    if Outlet.objects.kept().filter(shop=shop).count() >= MOST:
        raise TooManyOutlets
    try:
        with transaction.atomic():
            outlet = Outlet.objects.create(shop=shop, **facts)
    except IntegrityError as taken:
        raise NameTaken from taken
    _note(outlet, "outlet.open", by)
    return outlet


@transaction.atomic
def change_outlet(*, outlet: Outlet, by: User | None, **facts: Any) -> bool:
    """Orders keep what they were told. False: it is so already, or closed. Raises NameTaken."""
    _stand_in_line(outlet.shop)
    rows = Outlet.objects.kept().filter(pk=outlet.pk)
    now = rows.first()
    if now is None or all(getattr(now, name) == fact for name, fact in facts.items()):
        return False
    try:
        with transaction.atomic():
            rows.update(**facts)
    except IntegrityError as taken:
        raise NameTaken from taken
    outlet.refresh_from_db()
    _note(outlet, "outlet.change", by)
    return True


@transaction.atomic
def close_outlet(*, outlet: Outlet, by: User | None) -> bool:
    """Nobody chooses it any more; who did still fetches there. False: it is closed."""
    _stand_in_line(outlet.shop)
    rows = Outlet.objects.kept().filter(pk=outlet.pk)
    if not rows.update(closed_at=timezone.now()):
        return False
    outlet.refresh_from_db()
    _note(outlet, "outlet.close", by)
    return True


@transaction.atomic
def reopen_outlet(*, outlet: Outlet, by: User | None) -> bool:
    """Without an end. False: it is open. Raises NameTaken, TooManyOutlets."""
    _stand_in_line(outlet.shop)
    if Outlet.objects.kept().filter(shop=outlet.shop_id).exclude(pk=outlet.pk).count() >= MOST:
        raise TooManyOutlets
    rows = Outlet.objects.filter(pk=outlet.pk).exclude(closed_at=None)
    try:
        with transaction.atomic():
            changed = rows.update(closed_at=None, opens_on=None, closes_on=None)
    except IntegrityError as taken:
        raise NameTaken from taken
    if changed:
        outlet.refresh_from_db()
        _note(outlet, "outlet.reopen", by)
    return bool(changed)


def forget_outlets(*, shop: Partner) -> None:
    """Her home may be among them; an order that is still fetched keeps words of its own."""
    words = ("name_zh", "name_en", "hours_zh", "hours_en", "way_zh", "way_en", "phone")
    places = dict.fromkeys((*words, "street_zh", "street_en"), "")
    Outlet.objects.filter(shop=shop).update(division=None, closed_at=timezone.now(), **places)


def turn_outlets(*, today: date) -> None:
    """Close those whose last day is over, and show those whose first has come."""
    past = Outlet.objects.kept().filter(closes_on__lt=today).select_related("shop")
    for outlet in past:
        close_outlet(outlet=outlet, by=None)
    begun = Outlet.objects.open_on(today).filter(opens_on__isnull=False)
    for shop in Partner.objects.filter(pk__in=begun.order_by().values("shop")):
        show_outlets(shop=shop)


@transaction.atomic
def show_outlets(*, shop: Partner) -> bool:
    """Write the names of those open today on the shop. False: they stand there."""
    outlets = Outlet.objects.open_on(timezone.localdate()).filter(shop=shop)
    names = [(each.name_zh, each.name_en or each.name_zh) for each in outlets]
    facts = {
        "pickup_place_zh": _listed([zh for zh, _en in names], "、"),
        "pickup_place_en": _listed([en for _zh, en in names], ", "),
    }
    if not Partner.objects.filter(pk=shop.pk).exclude(**facts).update(**facts):
        return False
    for name, fact in facts.items():
        setattr(shop, name, fact)
    refresh_public_pages()
    return True


def _listed(names: list[str], comma: str) -> str:
    """As many as there is room for, the first always."""
    told = names[:1]
    for name in names[1:]:
        if len(comma.join([*told, name])) < _LONGEST:
            told.append(name)
    return comma.join(told) + ("…" if len(told) < len(names) else "")


def _stand_in_line(shop: Partner) -> None:
    """Two who change the outlets of a shop do so one after the other."""
    list(Partner.objects.filter(pk=shop.pk).select_for_update(of=("self",)).values_list("pk"))


def _note(outlet: Outlet, action: str, by: User | None) -> None:
    log(instance=outlet, action=action, user=by, data={"name": outlet.name_zh})
    show_outlets(shop=outlet.shop)
    refresh_public_pages()
