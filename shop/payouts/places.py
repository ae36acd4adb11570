"""What her page says of one shop: its account, what is to come, who collects."""

from dataclasses import dataclass

from django.conf import settings

from sellers.partner.models import Partner
from shop.payouts.models import Collection, Method, PayoutAccount, StripeAccount
from shop.payouts.queries import (
    account_in_force,
    account_to_come,
    collection_of,
    confirmed_accounts,
    cooperatives_of,
    owner_name,
)

ACCOUNT_STEP = "payout-account"  # what her code confirms
_KEPT = 10  # accounts of before on one page


@dataclass(frozen=True)
class Place:
    shop: Partner
    is_checked: bool
    account: PayoutAccount | None
    to_come: PayoutAccount | None
    collection: Collection | None
    may_ask: bool
    before: list[PayoutAccount]
    by_stripe: bool


def place_of(shop: Partner) -> Place:
    account, to_come = account_in_force(shop.pk), account_to_come(shop.pk)
    shown = {row.pk for row in (account, to_come) if row}
    collection = collection_of(shop.pk)
    return Place(
        shop=shop,
        is_checked=bool(owner_name(shop)),
        account=account,
        to_come=to_come,
        collection=collection,
        may_ask=collection is None and cooperatives_of(shop).exists(),
        before=list(confirmed_accounts(shop.pk).exclude(pk__in=shown)[:_KEPT]),
        by_stripe=settings.PAYOUT_BY_STRIPE,
    )


def is_used(account: StripeAccount) -> bool:
    """It is the one that the shop is paid on, today or after its cooling time."""
    known = (account_in_force(account.shop_id), account_to_come(account.shop_id))
    mine = [row for row in known if row and row.kind == Method.STRIPE]
    return any(row.number == account.reference for row in mine)
