"""Where a shop is paid: named by its owner alone, confirmed by code, in force after a day."""

import unicodedata
from datetime import date, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.privacy.services import write_sighting
from ground.privacy.vault import fingerprint
from sellers.cooperatives.grants import give
from sellers.cooperatives.models import Cooperative, Grant, Membership
from sellers.partner.models import Partner
from shop.payouts.errors import (
    AccountTaken,
    CollectsAlready,
    NotAMember,
    NotAnyMore,
    NotHerName,
    NothingToConfirm,
    NotVerified,
)
from shop.payouts.letters import tell_account, tell_collection
from shop.payouts.models import Collection, PayoutAccount
from shop.payouts.queries import owner_name, owners_of, standing_collections

_PURPOSE = "payout-account"


@transaction.atomic
def draft_account(
    *, shop: Partner, kind: str, holder: str, number: tuple[str, str], by: User
) -> PayoutAccount:
    """Sealed at once, and nothing yet. `number`: of the account, and the bank of a card.

    Raises NotVerified, NotHerName, AccountTaken.
    """
    name = owner_name(shop)
    if not name:
        raise NotVerified
    if _plain(holder) != _plain(name):
        raise NotHerName(name)
    digits, bank = number
    print_of = fingerprint(digits, _PURPOSE)
    if _is_taken(shop, print_of):
        raise AccountTaken
    PayoutAccount.objects.filter(shop=shop, confirmed_at=None).delete()
    sealed = {"number": digits, "fingerprint": print_of, "tail": digits[-4:]}
    return PayoutAccount.objects.create(
        shop=shop, kind=kind, holder=name, bank=bank, created_by=by, **sealed
    )


def _plain(name: str) -> str:
    """Names are compared without blanks and dots: 阿依·古丽 is 阿依古丽."""
    text = unicodedata.normalize("NFKC", name).casefold()
    return "".join(letter for letter in text if letter.isalnum())


def _is_taken(shop: Partner, print_of: str) -> bool:
    others = PayoutAccount.objects.filter(fingerprint=print_of, stopped_at=None).exclude(shop=shop)
    return others.exclude(confirmed_at=None).exists()


@transaction.atomic
def confirm_account(*, account: PayoutAccount, by: User) -> PayoutAccount:
    """The code was right: in force after the cooling time. Raises NothingToConfirm."""
    now = timezone.now()
    cooled = now + timedelta(hours=settings.PAYOUT_COOLING_HOURS)
    rows = PayoutAccount.objects.filter(pk=account.pk, confirmed_at=None, created_by=by)
    if not rows.update(confirmed_at=now, in_force_from=cooled):
        raise NothingToConfirm
    account.refresh_from_db()
    log(instance=account, action="payout.account", user=by)
    tell_account(account)
    return account


@transaction.atomic
def stop_account(*, account: PayoutAccount, by: User) -> None:
    """It was not she, or she thought better of it: the one before stays. Raises NotAnyMore."""
    rows = PayoutAccount.objects.filter(pk=account.pk, stopped_at=None)
    if not rows.filter(in_force_from__gt=timezone.now()).update(stopped_at=timezone.now()):
        raise NotAnyMore
    log(instance=account, action="payout.account_stop", user=by)


@transaction.atomic
def look_at_number(*, account: PayoutAccount, by: User, reason: str) -> str:
    """For an operator, who says why; written down for its owner to read."""
    for owner in owners_of(account.shop):
        write_sighting(viewer=by, about=owner, what="payout.number", reason=reason)
    log(instance=account, action="payout.account_look", user=by)
    return account.number


@transaction.atomic
def ask_to_collect(*, shop: Partner, cooperative: Cooperative, by: User) -> Collection:
    """Her half of the agreement. Raises NotAMember, CollectsAlready."""
    member = (
        Membership.objects.current().filter(cooperative=cooperative, artisan__shop=shop).first()
    )
    if member is None:
        raise NotAMember
    give(membership=member, kind=Grant.Kind.PAY, by=by)
    over = Collection.objects.filter(shop=shop, ended_at=None)
    over.exclude(pk__in=standing_collections().values("pk")).update(ended_at=timezone.now())
    try:
        with transaction.atomic():
            row = Collection.objects.create(shop=shop, cooperative=cooperative, asked_by=by)
    except IntegrityError as open_one:
        raise CollectsAlready from open_one
    log(instance=row, action="payout.collect", user=by)
    return row


@transaction.atomic
def agree_to_collect(*, collection: Collection, signed_on: date, by: User) -> None:
    """The cooperative's half, with the day on the paper. Raises NotAnyMore."""
    signed = {"signed_on": signed_on, "agreed_by": by, "agreed_at": timezone.now()}
    if not Collection.objects.filter(pk=collection.pk, agreed_at=None, ended_at=None).update(
        **signed
    ):
        raise NotAnyMore
    collection.refresh_from_db()
    log(instance=collection, action="payout.collect_agree", user=by)
    tell_collection(collection)


@transaction.atomic
def end_collection(*, collection: Collection, by: User) -> None:
    """By either of them; what has left has left. Raises NotAnyMore."""
    if not Collection.objects.filter(pk=collection.pk, ended_at=None).update(
        ended_at=timezone.now()
    ):
        raise NotAnyMore
    log(instance=collection, action="payout.collect_end", user=by)
