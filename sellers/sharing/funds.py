"""Paid out of a fund: a keeper writes it down, another or a member confirms, all can read it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F, Q, Sum
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.cooperatives.models import Cooperative
from sellers.ledger.models import Account
from sellers.ledger.queries import balance
from sellers.ledger.services import post, reverse
from sellers.sharing.books import coop_owner, laid_aside
from sellers.sharing.errors import MoreThanThere, NotAnyMore, SameHands, TooLate
from sellers.sharing.fund_letters import tell_fund
from sellers.sharing.models import FundSpending
from sellers.sharing.paying import lock_books
from sellers.sharing.receipts import keep_receipt

Fund, Purpose = FundSpending.Fund, Account.Purpose
_PURPOSES = {Fund.WELFARE: Purpose.WELFARE_FUND, Fund.MATERIAL: Purpose.MATERIAL_FUND}


@dataclass(frozen=True)
class Spent:
    fund: FundSpending.Fund
    amount_fen: int
    words: str
    spent_on: date
    receipt: bytes = b""  # a photo, plain pixels


@transaction.atomic
def record(*, cooperative: Cooperative, spent: Spent, by: User) -> FundSpending:
    """Raises MoreThanThere: what others wrote down and nobody confirmed is promised; TooLate."""
    lock_books(cooperative.pk)
    there = left_in(cooperative.pk, spent.fund)
    if not 0 < spent.amount_fen <= there:
        raise MoreThanThere(there)
    if spent.spent_on > timezone.localdate():
        raise TooLate(spent.spent_on)
    facts = vars(spent) | {"receipt": keep_receipt(spent.receipt, by)}
    row = FundSpending.objects.create(cooperative=cooperative, recorded_by=by, **facts)
    log(instance=row, action="fund.record", user=by, data={"fen": row.amount_fen})
    tell_fund(row, "recorded", by)
    return row


@transaction.atomic
def confirm_spending(*, spending: FundSpending, by: User) -> None:
    """By another keeper, or a member: whose money it is. From then on it is in the books.

    Raises SameHands, MoreThanThere, NotAnyMore.
    """
    lock_books(spending.cooperative_id)
    if by.pk == spending.recorded_by_id:
        raise SameHands(spending.pk)
    _move(spending, Q(confirmed_at=None), confirmed_at=timezone.now(), confirmed_by=by)
    _refuse_beyond(spending.cooperative_id, Fund(spending.fund), spending.amount_fen)
    welfare, material = (
        -spending.amount_fen if spending.fund == fund else 0
        for fund in (Fund.WELFARE, Fund.MATERIAL)
    )
    postings = laid_aside(spending.cooperative_id, welfare, material)
    key = _key(spending)
    post(key=key, kind="fund_spent", reference=key, postings=postings)
    log(instance=spending, action="fund.confirm", user=by)
    tell_fund(spending, "confirmed", by)


@transaction.atomic
def undo_spending(*, spending: FundSpending, by: User) -> None:
    """It was a mistake, confirmed or not. Raises NotAnyMore."""
    lock_books(spending.cooperative_id)
    _move(spending, Q(), undone_at=timezone.now())
    reverse(key=_key(spending), kind="fund_unspent", reference=_key(spending))
    log(instance=spending, action="fund.undo", user=by)
    tell_fund(spending, "undone", by)


def lies_in(cooperative_id: int, fund: FundSpending.Fund) -> int:
    """In fen, by the books."""
    return -balance(_PURPOSES[fund], coop_owner(cooperative_id))


def left_in(cooperative_id: int, fund: FundSpending.Fund) -> int:
    """Without what is written down and waits."""
    waiting = FundSpending.objects.standing().filter(
        cooperative=cooperative_id, fund=fund, confirmed_at=None
    )
    promised = waiting.aggregate(fen=Sum("amount_fen"))["fen"] or 0
    return max(0, lies_in(cooperative_id, fund) - promised)


def _refuse_beyond(cooperative_id: int, fund: FundSpending.Fund, fen: int) -> None:
    there = lies_in(cooperative_id, fund)
    if not 0 < fen <= there:
        raise MoreThanThere(max(0, there))


def _move(spending: FundSpending, may: Q, **stamps: object) -> None:
    rows = FundSpending.objects.filter(may, pk=spending.pk, undone_at=None)
    if not rows.update(recorded_at=F("recorded_at"), **stamps):
        raise NotAnyMore
    spending.refresh_from_db()


def _key(spending: FundSpending) -> str:
    return f"fund:{spending.pk}"
