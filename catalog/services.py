"""What changes on the shelf. Each change shows on the next request."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from catalog.errors import NotReadyToList
from catalog.letters import tell_price
from catalog.models import Product, WorkPicture
from catalog.search.services import work_changed
from ground.accounts.models import User
from ground.money.fen import to_yuan
from ground.pagecache.services import refresh_public_pages
from sellers.cooperatives.grants import hold_grants
from sellers.cooperatives.models import Grant
from sellers.cooperatives.queries import may
from sellers.partner.models import StockRecord


@transaction.atomic
def list_work(*, work: Product, by: User | None = None) -> bool:
    """Put a work on show. False: it already was. Raises NotReadyToList."""
    if work.shop is not None and work.shop.cooperative_id is not None:
        hold_grants(work.shop.cooperative_id, work.maker_id)
    if missing := missing_from(work):
        raise NotReadyToList(missing)
    now = timezone.now()
    if not Product.objects.filter(pk=work.pk, is_public=False, is_suspended=False).update(
        is_public=True, listed_at=now, date_updated=now
    ):
        return False
    work.refresh_from_db()
    write_change(work, "work.list", by, {})
    return True


def missing_from(
    work: Product, *, pictures: list[WorkPicture] | None = None, lets_show: bool | None = None
) -> list[str]:
    """What buyers must know and do not yet; whoever asks of many works looked it up before.

    A picture without words is nothing to whoever cannot see it (WCAG 1.1.1).
    """
    if pictures is None:
        pictures = list(work.work_pictures.select_related("picture"))
    facts = {
        "title": work.title,
        "price": work.price_fen,
        "shop": work.shop_id,
        "maker": work.maker_id,
        "stock": hasattr(work, "stock"),
        "permission": not work.is_suspended,
        "consent": _lets_show(work) if lets_show is None else lets_show,
        "picture": pictures,
        "picture description": all(place.picture.alt_zh for place in pictures),
    }
    return [name for name, is_there in facts.items() if not is_there]


def _lets_show(work: Product) -> bool:
    """In her cooperative's shop a member's work stands by her grant alone."""
    if work.shop is None or work.shop.cooperative_id is None or work.maker_id is None:
        return True
    return may(work.shop.cooperative_id, work.maker_id, Grant.Kind.SHOW)


@transaction.atomic
def withdraw_work(*, work: Product, by: User | None = None) -> bool:
    """Take a work off show; orders for it stand. False: it was not on show."""
    if not Product.objects.filter(pk=work.pk, is_public=True).update(
        is_public=False, date_updated=timezone.now()
    ):
        return False
    work.refresh_from_db()
    write_change(work, "work.withdraw", by, {})
    return True


@transaction.atomic
def suspend_work(*, work: Product, by: User) -> bool:
    """Off the shelf until the operator lifts it. Tells whether it was on show."""
    was_shown = withdraw_work(work=work, by=by)
    Product.objects.filter(pk=work.pk).update(is_suspended=True)
    work.refresh_from_db()
    return was_shown


@transaction.atomic
def lift_work(*, work: Product, show: bool, by: User) -> None:
    """She may show it again; `show`: at once, if nothing is missing meanwhile."""
    Product.objects.filter(pk=work.pk).update(is_suspended=False)
    work.refresh_from_db()
    if show and not missing_from(work):
        list_work(work=work, by=by)


@transaction.atomic
def set_price(*, work: Product, price_fen: int, by: User | None = None) -> bool:
    """Ask another price; Oscar's own column follows. False: it is the price already."""
    if price_fen <= 0:
        raise NotReadyToList(["price"])
    was = work.price_fen
    now = timezone.now()
    changed = Product.objects.filter(pk=work.pk).exclude(price_fen=price_fen)
    if not changed.update(price_fen=price_fen, date_updated=now):
        return False
    StockRecord.objects.filter(product=work).update(price=to_yuan(price_fen))
    work.refresh_from_db()
    write_change(work, "work.price", by, {"was": was, "now": price_fen})
    if by and was and work.listed_at and not _is_maker(work, by):
        tell_price(work, by, was, now)
    return True


def _is_maker(work: Product, user: User) -> bool:
    return work.maker is not None and work.maker.user_id == user.pk


def write_change(work: Product, action: str, by: User | None, data: dict[str, Any]) -> None:
    """Who did what to a work, and every page that shows it anew."""
    log(instance=work, action=action, user=by, data=data)
    refresh_public_pages()
    work_changed(work.pk)
