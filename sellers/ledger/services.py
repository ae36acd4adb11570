"""The only way into the books."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from sellers.ledger.errors import AlreadyPosted, EmptyTransaction, Mixed, Unbalanced
from sellers.ledger.models import Account, Entry, Transaction
from sellers.ledger.queries import book_of


@dataclass(frozen=True)
class Posting:
    """One side of a fact: debit positive, credit negative, in fen."""

    purpose: Account.Purpose
    amount_fen: int
    owner: str = ""


def post(
    *, key: str, kind: str, reference: str, postings: Sequence[Posting], at: datetime | None = None
) -> Transaction:
    """Write one fact, once. `at`: when it was so, if not now.

    Raises EmptyTransaction, Unbalanced, Mixed, AlreadyPosted.
    """
    moving = [posting for posting in postings if posting.amount_fen]
    if not moving:
        raise EmptyTransaction(key)
    if sum(posting.amount_fen for posting in moving):
        raise Unbalanced(key)
    if len({book_of(posting.purpose, posting.owner) for posting in moving}) > 1:
        raise Mixed(key)
    facts = {"key": key, "kind": kind, "reference": reference, "posted_at": at or timezone.now()}
    with transaction.atomic():
        fact = _open_transaction(facts)
        Entry.objects.bulk_create(
            Entry(transaction=fact, account=_account(posting), amount_fen=posting.amount_fen)
            for posting in moving
        )
    return fact


def reverse(*, key: str, kind: str, reference: str) -> bool:
    """The opposite of the fact with this key, once; both stay. False: there is no such fact."""
    entries = Entry.objects.filter(transaction__key=key).select_related("account")
    postings = [
        Posting(Account.Purpose(each.account.purpose), -each.amount_fen, each.account.owner)
        for each in entries
    ]
    if postings:
        post(key=f"{key}:undone", kind=kind, reference=reference, postings=postings)
    return bool(postings)


def _open_transaction(facts: dict[str, Any]) -> Transaction:
    try:
        with transaction.atomic():
            return Transaction.objects.create(**facts)
    except IntegrityError as refusal:
        raise AlreadyPosted(facts["key"]) from refusal


def _account(posting: Posting) -> Account:
    account, _ = Account.objects.get_or_create(purpose=posting.purpose, owner=posting.owner)
    return account
