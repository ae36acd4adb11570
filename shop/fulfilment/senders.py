"""Who sends, as a label says it.

Whoever hands a parcel in must give the carrier name, place and phone (快递暂行条例 art. 22); the
carrier reads them at the counter and keeps them. On paper the phone needs not stand whole: carriers
print it masked too. Only abroad it must, for the customs form asks for it.
"""

from dataclasses import dataclass

from django.utils.translation import override

from ground.accounts.models import User
from ground.regions.queries import path_of
from sellers.cooperatives.models import Cooperative
from sellers.partner.models import Partner
from shop.fulfilment.models import Parcel
from shop.fulfilment.queries import keepers_of
from shop.order.models import SellerOrder
from shop.order.queries import runners_of

_HOME = "CN"


@dataclass(frozen=True)
class Sender:
    name: str
    name_en: str
    place: str
    place_en: str
    phone: str
    is_masked: bool


def sender_of(part: SellerOrder, parcel: Parcel | None, *, shows_phone: bool) -> Sender:
    """The shop, or the cooperative that sends in her place."""
    address = part.order.shipping_address
    is_abroad = bool(address) and address.country_id != _HOME
    if parcel and parcel.cooperative:
        who, by = parcel.cooperative, keepers_of(parcel)
        names = (who.name_zh, who.name_en, who.place_zh)
    else:
        who, by = part.shop, runners_of(part.shop)
        names = (who.name, who.name_en, _place_of(who))
    phone = _phone_of(by.order_by("pk").first())
    is_masked = bool(phone) and not (is_abroad or shows_phone)
    return Sender(
        name=names[0],
        name_en=names[1],
        place=" ".join(filter(None, [_region(who, "zh-hans"), names[2]])),
        place_en=_region(who, "en") if is_abroad else "",
        phone=_printed(phone, is_masked) if not is_abroad else phone,
        is_masked=is_masked,
    )


def _place_of(shop: Partner) -> str:
    owner = shop.artisan or shop.cooperative
    return owner.place_zh if owner else ""


def _region(who: Partner | Cooperative, language: str) -> str:
    with override(language):
        return path_of(who.region)


def _phone_of(user: User | None) -> str:
    return str(user.phone or "") if user else ""


def _printed(phone: str, is_masked: bool) -> str:
    """138****0001, as carriers print it."""
    at_home = phone.removeprefix("+86")
    return f"{at_home[:3]}****{at_home[-4:]}" if is_masked else at_home
