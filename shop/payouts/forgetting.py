"""Numbers of accounts that nobody will be paid to any more go; the record of what was paid stays.

Who was paid how much, when, to an account with which last four digits is accounting; the whole
number is not. It stays while a batch with it is under way, whose file is made from it.
"""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from sellers.partner.models import Partner
from shop.payouts.models import Batch, BatchLine, Collection, Payout, PayoutAccount

State = Payout.State
_LEAVING = (State.APPROVED, State.IN_TRANSIT)
_UNDER_WAY = (Batch.State.PREPARED, Batch.State.APPROVED, Batch.State.SUBMITTED)


def on_its_way(shops: Iterable[Partner]) -> int:
    """In payouts that may still come back, in fen; the books call it no longer owed."""
    rows = Payout.objects.filter(shop__in=list(shops), state__in=_LEAVING)
    return sum(rows.values_list("amount_fen", flat=True))


@transaction.atomic
def close_accounts(*, shops: Iterable[Partner]) -> None:
    """Nothing is paid to them any more: drafts go, the rest is stopped and forgotten."""
    shops, now = list(shops), timezone.now()
    rows = PayoutAccount.objects.filter(shop__in=shops)
    rows.filter(confirmed_at=None).delete()
    rows.filter(stopped_at=None).update(stopped_at=now)
    Collection.objects.filter(shop__in=shops, ended_at=None).update(ended_at=now)
    forget_numbers()


@transaction.atomic
def forget_numbers() -> int:
    """Of makers who have gone; once no file has to be made from them."""
    lines = BatchLine.objects.filter(batch__state__in=_UNDER_WAY)
    gone = PayoutAccount.objects.filter(
        shop__artisan__isnull=False, shop__artisan__user=None, stopped_at__isnull=False
    ).exclude(fingerprint="")
    rows = list(gone.exclude(pk__in=lines.values("account")))
    for row in rows:
        log(instance=row, action="payout.account_forget")
    ids = [row.pk for row in rows]
    return PayoutAccount.objects.filter(pk__in=ids).update(number="", fingerprint="", bank="")
