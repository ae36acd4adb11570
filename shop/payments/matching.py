"""Which fact of the books says what a balance transaction says, and what has no counterpart."""

import contextlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet, Sum

from sellers.ledger.models import Account, Entry, Transaction
from shop.payments.models import BalanceTransaction, Dispute, PaymentAttempt, Refund

Purpose = Account.Purpose
CHARGES = {"charge", "payment"}
REFUNDS = {"refund", "payment_refund"}
FAILURES = {"refund_failure", "payment_failure_refund"}
_TAKEN = {PaymentAttempt.State.SUCCEEDED, PaymentAttempt.State.MISMATCHED}
_DISPUTES = {"dispute": "dispute", "dispute_reversal": "dispute-won"}


@dataclass(frozen=True)
class Expected:
    """Keys under which the books may say it, and the attempts that it is about."""

    keys: list[str]
    attempts: list[uuid.UUID]


def unmatched() -> QuerySet[BalanceTransaction]:
    """However old: what nobody has matched yet stays a question."""
    return BalanceTransaction.objects.filter(fact="").order_by("at", "pk")


def expected_facts(row: BalanceTransaction) -> Expected:
    attempts = _attempts(row) if row.kind in CHARGES else []
    if row.kind in CHARGES:
        keys = [key for attempt in attempts for key in _of_charge(attempt)]
    elif row.kind in REFUNDS:
        keys = [f"refund-paid:{row.cause}"]
    elif row.kind in FAILURES:
        keys = [f"refund-failed:{row.cause}"]
    elif row.kind == "adjustment" and row.category in _DISPUTES:
        keys = [f"{_DISPUTES[row.category]}:{row.source}"]
    elif row.kind == "transfer":
        keys = [f"payout-paid:{row.cause}"]
    else:
        keys = [f"reversal:{row.cause}", f"reversal:{row.source}"]
        keys = keys if row.kind == "transfer_refund" else []
    return Expected(keys, [attempt.key for attempt in attempts])


def _attempts(row: BalanceTransaction) -> list[PaymentAttempt]:
    known = Q(intent=row.intent) if row.intent else Q(pk=None)
    with contextlib.suppress(ValueError):
        known |= Q(key=uuid.UUID(row.cause))
    return list(PaymentAttempt.objects.filter(known).select_related("order"))


def _of_charge(attempt: PaymentAttempt) -> list[str]:
    """The sale of an order is another attempt's money, where this one was not taken for it."""
    if attempt.state not in _TAKEN:
        return []
    in_vain = [f"suspense:{attempt.session}", f"late:{attempt.session}"]
    if Transaction.objects.filter(key__in=in_vain).exists():
        return in_vain
    return [f"sale:{attempt.order.number}"]


def fact_for(row: BalanceTransaction) -> str:
    """The key of the fact that moves the same amount, not yet another's; empty: none does."""
    if row.currency != "CNY":
        return ""
    if row.kind in REFUNDS | FAILURES and (cancelled := _cancelled(row)):
        return cancelled
    facts = Transaction.objects.filter(key__in=expected_facts(row).keys)
    taken = BalanceTransaction.objects.exclude(pk=row.pk).values_list("fact", flat=True)
    for fact in facts.exclude(key__in=taken.filter(fact__in=facts.values("key"))):
        if _cleared(fact) == row.amount_fen:
            return fact.key
    return ""


def _cleared(fact: Transaction) -> int:
    entries = Entry.objects.filter(transaction=fact, account__purpose=Purpose.CLEARING)
    return entries.aggregate(sum=Sum("amount_fen"))["sum"] or 0


def _cancelled(row: BalanceTransaction) -> str:
    """Given and come back before we were told: the books know neither, and need not."""
    if Transaction.objects.filter(key=f"refund-paid:{row.cause}").exists():
        return ""
    other = FAILURES if row.kind in REFUNDS else REFUNDS
    pair = BalanceTransaction.objects.filter(
        source=row.source, kind__in=other, amount_fen=-row.amount_fen
    )
    return f"cancelled:{row.source}" if _has_failed(row.cause) and pair.exists() else ""


def _has_failed(cause: str) -> bool:
    """This try of a refund; another followed, or people have paid it by hand, or her bank."""
    name, _tilde, number = cause.partition("~")
    this = int(number) if number.isdecimal() else 1
    by_bank = Q(reference__in=Dispute.objects.values("stripe_id"))
    is_over = Q(state=Refund.State.FAILED) | Q(approved_by__isnull=False) | by_bank
    return Refund.objects.filter(Q(tries__gt=this) | Q(tries=this) & is_over, key=name).exists()


def waits_for_the_bank(row: BalanceTransaction) -> bool:
    """An asynchronous refund has left Stripe's balance and has not arrived."""
    name = row.cause.partition("~")[0]
    asked = Refund.objects.filter(key=name, state=Refund.State.ASKED)
    return row.kind in REFUNDS and asked.exists()


def unseen_facts(since: datetime, until: datetime) -> Iterable[Transaction]:
    """Booked as moved at Stripe, and Stripe knows nothing of it."""
    cleared = Transaction.objects.filter(
        entries__account__purpose=Purpose.CLEARING, posted_at__gte=since, posted_at__lt=until
    )
    seen = BalanceTransaction.objects.exclude(fact="").values("fact")
    booked = cleared.exclude(kind__in=["fee", "bank"])
    return booked.exclude(key__in=seen).distinct().order_by("posted_at", "pk")
