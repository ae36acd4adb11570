"""Who else a shop's offer concerns: others who run it, and members whose works it lowers."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.accounts.models import User
from ground.messages.services import Reach, tell
from shop.offers.models import Offer
from shop.offers.words import said_of


def tell_made(offer: Offer) -> None:
    for user in _others(offer, offer.made_by):
        with override(user.language):
            day = date_format(timezone.localtime(offer.last_day), "MONTH_DAY_FORMAT")
            told = _("「%(shop)s」做了一个优惠：%(name)s，%(what)s，到 %(day)s 为止。看看：%(url)s")
            _tell(offer, user, "made", _("店里有新优惠"), told, what=said_of(offer), day=day)


def tell_ended(offer: Offer) -> None:
    for user in _others(offer, offer.ended_by):
        with override(user.language):
            told = _("「%(shop)s」的优惠 %(name)s 提前结束了。看看：%(url)s")
            _tell(offer, user, "ended", _("店里的优惠结束了"), told)


def _others(offer: Offer, by: User | None) -> Iterable[User]:
    if offer.shop is None:
        return User.objects.none()
    runs = Q(artisan__shop=offer.shop) | Q(keeps__cooperative__shop=offer.shop)
    made = Q(artisan__works__in=offer.works.all()) if offer.shop.cooperative_id else Q()
    people = User.objects.filter(runs | made, is_active=True)
    return people.exclude(pk=by.pk if by else None).distinct()


def _tell(offer: Offer, user: User, step: str, subject: str, body: str, **names: str) -> None:
    assert offer.shop is not None  # noqa: S101 -- nobody else is told
    names |= {
        "shop": offer.shop.local_name,
        "name": offer.name,
        "url": f"{settings.SITE_URL}{reverse('studio-offers')}",
    }
    tell(
        kind=f"offer.{step}",
        key=f"offer.{step}:{offer.pk}:{user.pk}",
        reach=Reach(phone=user.phone, email=user.email, language=user.language),
        subject=subject,
        body=body % names,
    )
