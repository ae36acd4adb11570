"""Stripe's balance beside our books: imported once, what is certain healed, the rest told."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.messages.operator import tell_operator
from sellers.ledger.models import Account
from sellers.ledger.services import Posting, post
from shop.payments import gateway_disputes, gateway_money
from shop.payments.disputes import take_dispute
from shop.payments.gateway_money import Movement
from shop.payments.matching import (
    expected_facts,
    fact_for,
    unmatched,
    unseen_facts,
    waits_for_the_bank,
)
from shop.payments.models import BalanceTransaction, Discrepancy, PaymentAttempt
from shop.payments.refunds import settle_refund
from shop.payments.services import look_up

Purpose = Account.Purpose
FEES = {"stripe_fee", "stripe_fx_fee", "tax_fee"}
TO_BANK = {"payout", "payout_failure", "payout_cancel"}
_OVERLAP = timedelta(days=1)  # a balance transaction may show late
_GRACE = timedelta(minutes=5)  # what we just booked may not be listed yet


def import_movements(since: datetime | None = None) -> int:
    """All since then, or since the last one known; the new ones. Raises PaymentUnavailable."""
    movements = sorted(gateway_money.movements_since(since or _last()), key=lambda each: each.at)
    return sum(_write(movement) for movement in movements)


def _last() -> datetime:
    last = BalanceTransaction.objects.aggregate(at=Max("at"))["at"]
    first = PaymentAttempt.objects.order_by("pk").values_list("created_at", flat=True).first()
    return (last or first or timezone.now()) - _OVERLAP


@transaction.atomic
def _write(movement: Movement) -> bool:
    names = movement.metadata
    known = (names[n] for n in ("refund", "payout", "reversal", "attempt") if n in names)
    # A reversal that nobody here asked for is known by the transfer that it takes from.
    cause = next(known, movement.transfer)
    row, is_new = BalanceTransaction.objects.get_or_create(
        stripe_id=movement.id,
        defaults={
            "kind": movement.kind,
            "category": movement.category,
            "amount_fen": movement.amount_fen,
            "fee_fen": movement.fee_fen,
            "net_fen": movement.net_fen,
            "currency": movement.currency,
            "source": movement.source,
            "intent": movement.intent,
            "cause": cause,
            "at": movement.at,
        },
    )
    if is_new and row.currency == "CNY":
        _book(row)
    return is_new


def _book(row: BalanceTransaction) -> None:
    """What nobody but Stripe knows: its fees, and what went to our bank."""
    fee = row.fee_fen - row.amount_fen if row.kind in FEES else row.fee_fen
    if fee:
        _post(row, "fee", Purpose.GATEWAY_FEE, fee)
    if row.kind in TO_BANK:
        _post(row, "bank", Purpose.BANK, -row.amount_fen)
    if row.kind in FEES | TO_BANK:
        kind = "fee" if row.kind in FEES else "bank"
        BalanceTransaction.objects.filter(pk=row.pk).update(fact=f"{kind}:{row.stripe_id}")


def _post(row: BalanceTransaction, kind: str, purpose: Account.Purpose, fen: int) -> None:
    attempt = PaymentAttempt.objects.exclude(intent="").filter(intent=row.intent).first()
    post(
        key=f"{kind}:{row.stripe_id}",
        kind=kind,
        reference=attempt.order.number if attempt else row.source,
        postings=[Posting(purpose, fen), Posting(Purpose.CLEARING, -fen)],
        at=row.at,
    )


def reckon(since: datetime | None = None) -> list[Discrepancy]:
    """Import, compare, heal; the differences that stay open. Raises PaymentUnavailable."""
    began, start = timezone.now(), since or _last()
    import_movements(start)
    for row in unmatched():
        if _match(row):
            continue
        _heal(row)
        if not _match(row) and not waits_for_the_bank(row):
            _find(f"stripe:{row.stripe_id}", "", _known(row))
    for fact in unseen_facts(start, began - _GRACE):
        known: dict[str, object] = {"books": fact.key, "stripe": "nothing"}
        _find(f"books:{fact.key}", fact.reference, known)
    _settle_what_agrees()
    return list(Discrepancy.objects.filter(state=Discrepancy.State.OPEN).order_by("pk"))


def _match(row: BalanceTransaction) -> bool:
    fact = fact_for(row)
    if fact:
        BalanceTransaction.objects.filter(pk=row.pk).update(fact=fact)
    return bool(fact)


def _heal(row: BalanceTransaction) -> None:
    """What Stripe tells when it is asked again, as its webhook would have."""
    healers: dict[str, Callable[[BalanceTransaction], object]] = {
        "charge": _heal_charge,
        "payment": _heal_charge,
        "refund": _heal_refund,
        "payment_refund": _heal_refund,
        "refund_failure": _heal_refund,
        "payment_failure_refund": _heal_refund,
        "adjustment": _heal_dispute,
    }
    if healer := healers.get(row.kind):
        healer(row)


def _heal_charge(row: BalanceTransaction) -> None:
    for attempt in PaymentAttempt.objects.filter(key__in=expected_facts(row).attempts):
        look_up(attempt=attempt)


def _heal_refund(row: BalanceTransaction) -> None:
    news = gateway_money.fetch_refund(row.source)
    settle_refund(key=news.key, state=news.state)


def _heal_dispute(row: BalanceTransaction) -> None:
    if row.source:
        take_dispute(gateway_disputes.fetch_dispute(row.source))


def _known(row: BalanceTransaction) -> dict[str, object]:
    return {
        "stripe": row.stripe_id,
        "kind": row.kind,
        "amount_fen": row.amount_fen,
        "currency": row.currency,
        "source": row.source,
        "books": "nothing that says the same",
    }


def _find(key: str, reference: str, known: dict[str, object]) -> None:
    row, is_new = Discrepancy.objects.get_or_create(
        key=key, defaults={"reference": reference, "known": known}
    )
    if is_new:
        tell_operator(kind="money.discrepancy", key=key, what=str(row.known))


def _settle_what_agrees() -> None:
    """A difference that has gone away needs nobody."""
    agreed = BalanceTransaction.objects.exclude(fact="").values_list("stripe_id", "fact")
    stripe, books = {}, {}
    for name, fact in agreed:
        stripe[f"stripe:{name}"], books[f"books:{fact}"] = name, fact
    rows = Discrepancy.objects.filter(state=Discrepancy.State.OPEN)
    gone = [row.pk for row in rows if row.key in stripe or row.key in books]
    rows.filter(pk__in=gone).update(state=Discrepancy.State.SETTLED, settled_at=timezone.now())


@transaction.atomic
def settle_discrepancy(*, row: Discrepancy, note: str, by: User) -> bool:
    """A person looked and says what it was. False: another did before."""
    settled = Discrepancy.objects.filter(pk=row.pk, state=Discrepancy.State.OPEN).update(
        state=Discrepancy.State.SETTLED, note=note, settled_by=by, settled_at=timezone.now()
    )
    if settled:
        log(instance=row, action="discrepancy.settle", user=by, data={"note": note})
    return bool(settled)
