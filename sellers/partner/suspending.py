"""A shop that the operator suspends is closed until it is lifted; why stands in moderation."""

from django.db import transaction
from django.db.models import F
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from sellers.partner.models import Partner


def is_suspended(shop_id: int) -> bool:
    """Then nothing is paid out to it; what it is owed stays owed."""
    return Partner.objects.filter(pk=shop_id, is_suspended=True).exists()


@transaction.atomic
def suspend_shop(*, shop: Partner, by: User) -> bool:
    """Nothing of it is on show; orders for it stand and are to be sent. False: it is already."""
    if not Partner.objects.filter(pk=shop.pk, is_suspended=False).update(
        is_suspended=True, opens_after=F("is_open"), is_open=False, words_changed=True
    ):
        return False
    log(instance=shop, action="shop.suspend", user=by)
    refresh_public_pages()
    return True


@transaction.atomic
def lift_shop(*, shop: Partner, by: User) -> bool:
    """As open as it would be without the suspension. False: it was not suspended."""
    if not Partner.objects.filter(pk=shop.pk, is_suspended=True).update(
        is_suspended=False, is_open=F("opens_after"), opens_after=False, words_changed=True
    ):
        return False
    log(instance=shop, action="shop.lift", user=by)
    refresh_public_pages()
    return True
