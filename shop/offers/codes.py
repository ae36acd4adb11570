"""Codes that buyers type: found however they are written, refused in plain words."""

import unicodedata
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from shop.offers.errors import CodeOver, NoSuchCode
from shop.offers.models import Offer

LONGEST_CODE = 24


def plain_code(typed: str) -> str:
    """Full width, small letters, spaces and dashes between: the same code."""
    text = unicodedata.normalize("NFKC", typed).upper()
    return "".join(each for each in text if not each.isspace() and each not in "-–—_·")


@transaction.atomic
def put_code(*, basket: Any, code: str) -> Offer:
    """One code a basket: the new one takes the place of the old. Raises NoSuchCode, CodeOver."""
    offer = Offer.objects.select_related("voucher").filter(voucher__code=plain_code(code)).first()
    if offer is None:
        raise NoSuchCode(code)
    if why := why_not_now(offer):
        raise CodeOver(why)
    basket.vouchers.set([offer.voucher])
    return offer


@transaction.atomic
def take_codes_out(*, basket: Any) -> None:
    basket.vouchers.clear()


def why_not_now(offer: Offer) -> str:
    """Whatever is in the basket; empty: it holds."""
    if offer.begins_at > timezone.now():
        day = date_format(timezone.localtime(offer.begins_at), "MONTH_DAY_FORMAT")
        return _("这个优惠 %(day)s 才开始") % {"day": day}
    if offer.is_over:
        return _("这个优惠已经结束了")
    if offer.is_used_up:
        return _("这个优惠已经用完了")
    return ""
