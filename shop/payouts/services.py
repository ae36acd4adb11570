"""From due to prepared; and what becomes of a payout. Each step is a conditional update."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.partner.models import Partner
from sellers.withholdings.taking import plan, release_takings
from shop.payouts.books import post_payout, post_payout_failed, post_payout_paid
from shop.payouts.due import Due, due_to, is_covered
from shop.payouts.errors import NotAnyMore
from shop.payouts.letters import tell_failed, tell_leaving, tell_paid
from shop.payouts.models import BatchLine, Payout, PayoutAccount, PayoutPart
from shop.payouts.queries import account_to_pay

State, Result = Payout.State, BatchLine.Result
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that looks like another


def new_number(letter: str) -> str:
    """Such as P261125-7K3M9Q: a day that people can sort by, and nothing to guess from."""
    return f"{letter}{timezone.localdate():%y%m%d}-{get_random_string(6, _LETTERS)}"


@transaction.atomic
def prepare_payout(*, shop_id: int) -> Payout | None:
    """All that is due to a shop. None: nothing is, too little yet, or one is open already.

    A second knock finds the first one's payout, for both hold the shop's row.
    """
    shop = lock_shop(shop_id)
    account = account_to_pay(shop)
    if account is None or _is_open(shop_id):
        return None
    due = due_to(shop_id)
    if not is_worth_it(due):
        return None
    payout = _write(shop, account, due)
    log(instance=payout, action="payout.prepare", data={"fen": payout.amount_fen})
    return payout


def _write(shop: Partner, account: PayoutAccount, due: Due) -> Payout:
    """With its parts, and with what she lets be kept back of it."""
    number, withheld = new_number("P"), 0
    if shop.artisan:
        withheld = plan(artisan=shop.artisan, payout=number, fen=due.payable_fen)
    payout = Payout.objects.create(
        number=number,
        shop=shop,
        account=account,
        amount_fen=due.payable_fen - withheld,
        withheld_fen=withheld,
        carried_fen=due.carried_fen,
    )
    PayoutPart.objects.bulk_create(
        PayoutPart(payout=payout, seller_order_id=pk, amount_fen=fen) for pk, fen in due.ready
    )
    return payout


def lock_shop(shop_id: int) -> Partner:
    """One at a time decides what of a shop's money leaves; until commit."""
    shops = Partner.objects.select_for_update(of=("self",)).select_related("artisan", "cooperative")
    return shops.get(pk=shop_id)


def is_worth_it(due: Due) -> bool:
    """Enough; or little, but waiting for so long that it leaves all the same."""
    if due.payable_fen >= settings.PAYOUT_LEAST_FEN:
        return True
    latest = timezone.now() - timedelta(days=settings.PAYOUT_LATEST_DAYS)
    return due.payable_fen > 0 and due.oldest is not None and due.oldest <= latest


@transaction.atomic
def approve_payout(*, payout: Payout) -> bool:
    """It leaves the shop's account in the books. False: it is not covered any more, or gone."""
    lock_shop(payout.shop_id)
    if not is_covered(payout) or not _move(payout, [State.PREPARED], State.APPROVED):
        return False
    post_payout(payout)
    return True


@transaction.atomic
def send_payout(*, payout: Payout) -> bool:
    """It is in other hands from now on. False: it was before."""
    if not _move(payout, [State.APPROVED], State.IN_TRANSIT, left_at=timezone.now()):
        return False
    tell_leaving(payout)
    return True


@transaction.atomic
def settle_payout(*, payout: Payout, by: User | None = None, reference: str = "") -> bool:
    """It has arrived. False: that was known."""
    done = {"settled_at": timezone.now(), "reference": reference, "reason": ""}
    if not _move(payout, [State.IN_TRANSIT], State.PAID, by=by, **done):
        return False
    _answer_line(payout, Result.PAID)
    post_payout_paid(payout)
    tell_paid(payout)
    return True


@transaction.atomic
def fail_payout(*, payout: Payout, reason: str, by: User | None = None) -> bool:
    """It came back: it is owed again, and its parts wait for another try. False: known."""
    if not _move(payout, [State.IN_TRANSIT], State.FAILED, by=by, reason=reason):
        return False
    _answer_line(payout, Result.FAILED, reason)
    post_payout_failed(payout)
    tell_failed(payout)
    return True


@transaction.atomic
def put_back(*, payout: Payout, reason: str) -> bool:
    """Refused before anything moved: prepared again, as another try. False: it had moved on."""
    leaving = [State.APPROVED, State.IN_TRANSIT]
    old = Payout.objects.select_related("account").get(pk=payout.pk)
    again: dict[str, Any] = {"reason": reason, "left_at": None, "tries": old.tries + 1}
    if not _move(payout, leaving, State.PREPARED, **again):
        return False
    _answer_line(payout, Result.DROPPED, reason)
    post_payout_failed(old)
    return True


@transaction.atomic
def retry_payout(*, payout: Payout, by: User | None = None) -> bool:
    """The same payout once more, to the account of today. Raises NotAnyMore."""
    shop = lock_shop(payout.shop_id)
    account = account_to_pay(shop)
    if account is None:
        return False
    again = {"account": account, "tries": payout.tries + 1, "left_at": None}
    if not _move(payout, [State.FAILED], State.PREPARED, by=by, **again):
        raise NotAnyMore
    return True


@transaction.atomic
def cancel_payout(*, payout: Payout, by: User | None) -> None:
    """Its parts wait for another one. Raises NotAnyMore."""
    if not _move(payout, [State.PREPARED, State.FAILED], State.CANCELLED, by=by):
        raise NotAnyMore
    PayoutPart.objects.filter(payout=payout).update(is_active=False)
    release_takings(payout=payout.number)
    _answer_line(payout, Result.DROPPED)


def _is_open(shop_id: int) -> bool:
    return Payout.objects.filter(shop=shop_id, state__in=[State.PREPARED, State.FAILED]).exists()


def _answer_line(payout: Payout, result: BatchLine.Result, reason: str = "") -> None:
    lines = BatchLine.objects.filter(payout=payout, result=Result.WAITING)
    lines.update(result=result, reason=reason)


def _move(
    payout: Payout,
    old: list[Payout.State],
    new: Payout.State,
    by: User | None = None,
    **changes: Any,
) -> bool:
    """Change the state if it still is an old one, and write down that it did."""
    if not Payout.objects.filter(pk=payout.pk, state__in=old).update(state=new, **changes):
        return False
    payout.refresh_from_db()
    log(instance=payout, action=f"payout.{new.value}", user=by)
    return True
