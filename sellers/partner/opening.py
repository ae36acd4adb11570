"""How an artisan comes to her shop: made when she registers, open once she is verified."""

from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from sellers.artisans.models import Artisan
from sellers.partner.models import Partner

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another


def nameless_slug() -> str:
    """An address that says nothing about whose it is."""
    return get_random_string(8, _LETTERS)


@transaction.atomic
def prepare_shop(*, artisan: Artisan) -> Partner:
    """Closed, with a name she can change; a second time the same."""
    with override("zh-hans"):  # of her place: whether her own name stands there is up to her
        name = _("%(place)s手工坊") % {"place": artisan.region.name_zh if artisan.region else ""}
    slug = nameless_slug()
    shop, _is_new = Partner.objects.get_or_create(
        artisan=artisan,
        defaults={
            "name": name,
            "slug": slug,
            "code": slug,
            "region_id": artisan.region_id,
            "is_open": False,
        },
    )
    return shop


@transaction.atomic
def open_shop(*, artisan: Artisan, by: User) -> Partner:
    """Buyers see it from now on, or once its suspension ends. Open already: nothing changes."""
    shop = prepare_shop(artisan=artisan)
    Partner.objects.filter(pk=shop.pk, is_suspended=True).update(opens_after=True)
    closed = Partner.objects.filter(pk=shop.pk, is_open=False, is_suspended=False)
    if closed.update(is_open=True, words_changed=True):
        log(instance=shop, action="shop.open", user=by)
        refresh_public_pages()
        shop.is_open = True
    return shop


@transaction.atomic
def close_shop(*, artisan: Artisan, by: User) -> bool:
    """Nothing of it is on show; orders for it stand. False: it was not open."""
    Partner.objects.filter(artisan=artisan).update(opens_after=False)
    if not Partner.objects.filter(artisan=artisan, is_open=True).update(
        is_open=False, words_changed=True
    ):
        return False
    log(instance=artisan.shop, action="shop.close", user=by)
    refresh_public_pages()
    return True
