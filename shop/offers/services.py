"""Offers begin and end; none is ever changed. What is sold keeps its own (decision 0036)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from oscar.apps.offer.models import Benefit, Condition, ConditionalOffer
from oscar.apps.voucher.models import Voucher
from wagtail.log_actions import log

from catalog.models import Product
from ground.accounts.models import User
from shop.offers.errors import CodeTaken, NameTaken, NotAnyMore
from shop.offers.floors import refuse_below_floors
from shop.offers.honest import refuse_raised
from shop.offers.letters import tell_ended, tell_made
from shop.offers.models import Offer
from shop.offers.showing import turn_offers

_HERE = "shop.offers.models"


@dataclass(frozen=True)
class Draft:
    """An offer that is not written yet; no works: all."""

    offer: Offer
    code: str = ""
    works: Iterable[Product] = ()


@transaction.atomic
def make_offer(*, draft: Draft, by: User) -> Offer:
    """Raises BelowFloors, RaisedBefore, CodeTaken, NameTaken; then nothing is written."""
    offer = draft.offer
    works = refuse_below_floors(offer, list(draft.works), by)
    refuse_raised(offer, works)
    offer.made_by, offer.made_at = by, timezone.now()
    offer.begins_at = max(offer.begins_at or offer.made_at, offer.made_at)
    offer.voucher = _voucher(offer, draft.code) if draft.code else None
    offer.rule = _rule(offer)
    offer.save(force_insert=True)
    offer.works.set(works)
    if offer.voucher:
        offer.voucher.offers.add(offer.rule)
    turn_offers()
    log(instance=offer, action="offer.make", user=by, data=_facts(offer))
    tell_made(offer)
    return offer


@transaction.atomic
def end_offer(*, offer: Offer, by: User) -> None:
    """Now, for every basket; what was ordered keeps its price. Raises NotAnyMore."""
    now = timezone.now()
    lasts = Offer.objects.filter(pk=offer.pk, ends_at__gt=now)
    if not lasts.update(ends_at=now, ended_by=by):
        raise NotAnyMore
    ConditionalOffer.objects.filter(pk=offer.rule_id).update(end_datetime=now)
    Voucher.objects.filter(pk=offer.voucher_id).update(end_datetime=now)
    turn_offers()
    offer.refresh_from_db()
    log(instance=offer, action="offer.end", user=by)
    tell_ended(offer)


def _voucher(offer: Offer, code: str) -> Voucher:
    try:
        with transaction.atomic():
            return Voucher.objects.create(
                name=code,
                code=code,
                usage=Voucher.MULTI_USE,  # our own limit is kept by the database
                start_datetime=offer.begins_at,
                end_datetime=offer.ends_at,
            )
    except IntegrityError as refusal:
        raise CodeTaken(code) from refusal


def _rule(offer: Offer) -> Any:
    """A campaign's is known to commission rules by its name; a shop's is known to nobody."""
    name = f"{offer.name_zh} {get_random_string(12)}" if offer.is_shops else offer.name_zh
    kind = ConditionalOffer.VOUCHER if offer.voucher else ConditionalOffer.SITE
    try:
        with transaction.atomic():
            return ConditionalOffer.objects.create(
                name=name,
                offer_type=kind,
                benefit=_one(Benefit, f"{_HERE}.Reduction"),
                condition=_one(Condition, f"{_HERE}.Enough"),
                start_datetime=offer.begins_at,
                end_datetime=offer.ends_at,
                max_basket_applications=1,
            )
    except IntegrityError as refusal:
        raise NameTaken(offer.name_zh) from refusal


def _one(model: Any, proxy: str) -> Any:
    return model.objects.filter(proxy_class=proxy).first() or model.objects.create(
        proxy_class=proxy
    )


def _facts(offer: Offer) -> dict[str, str]:
    names = ("bearer", "shop_id", "percent", "amount_fen", "from_fen", "uses_limit", "budget_fen")
    return {name: str(getattr(offer, name)) for name in names if getattr(offer, name) is not None}
