"""What a cooperative may do with a work that a member made: as far as she lets it, today."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from catalog.errors import BelowFloor, NotGranted
from catalog.models import Product
from catalog.services import set_price, withdraw_work
from ground.accounts.models import User
from ground.money.fen import part_of, to_yuan
from sellers.artisans.models import HelperGrant
from sellers.cooperatives.grants import hold_grants, revoke
from sellers.cooperatives.models import Cooperative, Grant, Membership
from sellers.cooperatives.queries import allowing, may
from sellers.cooperatives.services import leave, remove
from sellers.production.offering import withdraw_all

Kind = Grant.Kind


def refuse_unless_granted(work: Product, kind: str) -> None:
    """Asked where a keeper touches what a member made. Raises NotGranted."""
    if work.maker_id is None or may(work.shop.cooperative_id, work.maker_id, kind):
        return
    what = Kind(kind).label
    told = _("%(name)s 没有同意“%(what)s”，不能改。") % {"name": work.maker, "what": what}
    raise NotGranted(told)


@transaction.atomic
def set_member_price(*, work: Product, price_fen: int, by: User) -> bool:
    """By a keeper: with her PRICE, and not below her floor; her own as she likes.

    Raises NotGranted, BelowFloor.
    """
    is_own = work.maker is None or work.maker.user_id == by.pk
    if price_fen != work.price_fen and not is_own:
        hold_grants(work.shop.cooperative_id, work.maker_id)
        refuse_unless_granted(work, Kind.PRICE)
        floor = floor_of(work)
        if price_fen < floor:
            told = _("%(name)s 定的底价是 %(yuan)s 元，不能再低。") % {
                "name": work.maker,
                "yuan": to_yuan(floor),
            }
            raise BelowFloor(told)
    return set_price(work=work, price_fen=price_fen, by=by)


def floor_of(work: Product) -> int:
    """In fen: the part that she named, of the price that she last set herself."""
    granting = allowing(Kind.PRICE).filter(
        cooperative=work.shop.cooperative_id, artisan=work.maker_id
    )
    given = Grant.objects.in_force().filter(membership__in=granting, kind=Kind.PRICE)
    percent = given.values_list("floor_percent", flat=True).get()
    return part_of(her_price_fen(work), to_yuan(percent or 100))


def her_price_fen(work: Product) -> int:
    """The last that she or her helper set; never touched by her: as it was before others came."""
    changes = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Product),
        object_id=str(work.pk),
        action="work.price",
    ).order_by("timestamp", "pk")
    helpers = HelperGrant.objects.filter(artisan=work.maker_id).values_list("helper", flat=True)
    hers = {work.maker.user_id if work.maker else None, *helpers} - {None}
    last = changes.filter(user__in=hers).last()
    if last is not None:
        return int(last.data["now"])
    first = changes.first()
    return int(first.data["was"] or first.data["now"]) if first else work.price_fen


@transaction.atomic
def revoke_grant(*, grant: Grant, by: User) -> int:
    """At once; of SHOW her works leave the cooperative's shop. How many. Raises NotAnyMore."""
    revoke(grant=grant, by=by)
    if grant.kind != Kind.SHOW:
        return 0
    return _withdraw_all(grant.membership, by)


@transaction.atomic
def leave_cooperative(*, membership: Membership, by: User) -> int:
    """Her works leave its shop with her, and what she was asked to make is asked of her no more.

    How many works. Raises NotAnyMore.
    """
    withdraw_all(membership=membership, by=by)
    leave(membership=membership, by=by)
    return _withdraw_all(membership, by)


@transaction.atomic
def remove_member(*, membership: Membership, by: User) -> int:
    """As if she left. Raises NotAnyMore."""
    withdraw_all(membership=membership, by=by)
    remove(membership=membership, by=by)
    return _withdraw_all(membership, by)


def _withdraw_all(membership: Membership, by: User) -> int:
    works = shown_for(membership.cooperative, membership.artisan_id)
    return sum(withdraw_work(work=work, by=by) for work in works)


def shown_for(cooperative: Cooperative, maker_id: int) -> list[Product]:
    """Her works that are on show in its shop."""
    rows = Product.objects.filter(shop__cooperative=cooperative, maker=maker_id, is_public=True)
    return list(rows.order_by("pk"))
