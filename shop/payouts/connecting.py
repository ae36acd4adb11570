"""A shop's own account at Stripe: opened once, completed on Stripe's page, asked after."""

import logging

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.partner.models import Partner
from shop.payments import gateway_money
from shop.payments.errors import PaymentUnavailable
from shop.payments.gateway_money import AccountNews
from shop.payouts.accounts import draft_account
from shop.payouts.errors import NotAnyMore, NotVerified
from shop.payouts.letters import tell_stripe_off
from shop.payouts.models import Method, PayoutAccount, StripeAccount
from shop.payouts.queries import owner_name

State = StripeAccount.State
logger = logging.getLogger(__name__)


def start_connecting(*, shop: Partner, by: User, pages: tuple[str, str]) -> str:
    """Stripe's page for her; `pages`: where it leads back to, and where once it is too old.

    Never inside a transaction: the key is committed before Stripe is asked. It is told the key
    and a country, and nothing of her. Raises NotVerified, PaymentUnavailable.
    """
    if not owner_name(shop):
        raise NotVerified
    account = _account_of(shop, by)
    if not account.reference:
        country = settings.PAYOUT_STRIPE_COUNTRY
        reference = gateway_money.open_account(key=str(account.key), country=country)
        StripeAccount.objects.filter(pk=account.pk, reference="").update(reference=reference)
        account.refresh_from_db()
    back, again = pages
    return gateway_money.account_link(account=account.reference, back=back, again=again)


@transaction.atomic
def _account_of(shop: Partner, by: User) -> StripeAccount:
    """One a shop, however often she presses."""
    account, is_new = StripeAccount.objects.get_or_create(shop=shop)
    if is_new:
        log(instance=account, action="payout.stripe_connect", user=by)
    return account


def ask_after(*, account: StripeAccount) -> StripeAccount:
    """What Stripe says of it now. Raises PaymentUnavailable."""
    if account.reference:
        take_news(account=account, news=gateway_money.fetch_account(account.reference))
        account.refresh_from_db()
    return account


@transaction.atomic
def take_news(*, account: StripeAccount, news: AccountNews) -> bool:
    """False: it was so before."""
    new, now = _state_in(news), timezone.now()
    rows = StripeAccount.objects.filter(pk=account.pk)
    if not rows.exclude(state=new).update(state=new, heard_at=now):
        rows.update(heard_at=now)
        return False
    account.refresh_from_db()
    log(instance=account, action="payout.stripe_state", data={"state": new.value})
    if new == State.DISABLED:
        tell_stripe_off(account)
    return True


def _state_in(news: AccountNews) -> StripeAccount.State:
    if news.is_active:
        return State.ACTIVE
    if not news.is_handed_in:
        return State.OPEN
    return State.DISABLED if news.is_disabled else State.CHECKING


def ask_after_all() -> None:
    """Nightly: those that could have changed without her."""
    for account in StripeAccount.objects.exclude(reference="").order_by("heard_at")[:500]:
        try:
            ask_after(account=account)
        except PaymentUnavailable:
            logger.warning("account of shop %s: Stripe does not answer", account.shop_id)


@transaction.atomic
def draft_stripe(*, account: StripeAccount, by: User) -> PayoutAccount:
    """To be confirmed by a code, as any other account.

    Raises NotAnyMore where Stripe does not pay to it now, NotVerified.
    """
    if not StripeAccount.objects.filter(pk=account.pk, state=State.ACTIVE).exists():
        raise NotAnyMore
    shop = account.shop
    return draft_account(
        shop=shop,
        kind=Method.STRIPE,
        holder=owner_name(shop),
        number=(account.reference, ""),
        by=by,
    )
