"""What lies at Stripe and where it goes: transfers, connected accounts, every movement."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from shop.payments.gateway import asking, client

_PAGE = 100  # the most that Stripe lists at once


@dataclass(frozen=True)
class Movement:
    """One balance transaction: what changed of our money at Stripe, and about what."""

    id: str
    kind: str
    category: str
    amount_fen: int
    fee_fen: int
    net_fen: int
    currency: str
    source: str
    intent: str
    metadata: dict[str, str]
    at: datetime


@dataclass(frozen=True)
class RefundNews:
    """What Stripe says of a refund; `key` as we gave it along."""

    id: str
    key: str
    state: str
    amount_fen: int
    intent: str


def transfer(*, key: str, amount_fen: int, account: str, group: str = "") -> str:
    """Move the money to a connected account once, however often we ask; Stripe's reference."""
    params: dict[str, Any] = {
        "amount": amount_fen,
        "currency": "cny",
        "destination": account,
        "metadata": {"payout": key},
    }
    if group:
        params["transfer_group"] = group
    with asking():
        return client().v1.transfers.create(params, {"idempotency_key": key}).id  # type: ignore[arg-type]


def reverse(*, transfer: str, key: str, amount_fen: int) -> str:
    """Take back so much of a transfer, once a key; Stripe's reference."""
    with asking():
        answer = client().v1.transfers.reversals.create(
            transfer,
            {"amount": amount_fen, "metadata": {"reversal": key}},
            {"idempotency_key": key},
        )
        return answer.id


def open_account(*, key: str, country: str) -> str:
    """A connected account that only receives transfers; Stripe's reference."""
    with asking():
        answer = client().v1.accounts.create(
            {
                "country": country,
                "controller": {
                    "fees": {"payer": "application"},
                    "losses": {"payments": "application"},
                    "stripe_dashboard": {"type": "express"},
                },
                "capabilities": {"transfers": {"requested": True}},
                "metadata": {"shop": key},
            },
            {"idempotency_key": key},
        )
        return answer.id


def account_link(*, account: str, back: str) -> str:
    """Where a seller tells Stripe who she is; good once, for minutes."""
    with asking():
        answer = client().v1.account_links.create(
            {
                "account": account,
                "type": "account_onboarding",
                "refresh_url": back,
                "return_url": back,
            }
        )
        return answer.url


def takes_transfers(account: str) -> bool:
    with asking():
        capabilities = client().v1.accounts.retrieve(account).capabilities
        return bool(capabilities and capabilities.transfers == "active")


def available_fen() -> int:
    """What could leave Stripe today, in CNY."""
    with asking():
        rows = client().v1.balance.retrieve().available
        return sum(row.amount for row in rows if row.currency == "cny")


def movements_since(moment: datetime) -> Iterator[Movement]:
    """The newest first. Raises PaymentUnavailable, also in the middle."""
    with asking():
        pages = client().v1.balance_transactions.list(
            {
                "created": {"gte": int(moment.timestamp())},
                "limit": _PAGE,
                "expand": ["data.source"],
            }
        )
        for row in pages.auto_paging_iter():
            yield _movement(row.to_dict())


def fetch_refund(reference: str) -> RefundNews:
    with asking():
        return _refund(client().v1.refunds.retrieve(reference).to_dict())


def refunds_since(moment: datetime) -> Iterator[RefundNews]:
    with asking():
        pages = client().v1.refunds.list(
            {"created": {"gte": int(moment.timestamp())}, "limit": _PAGE}
        )
        for row in pages.auto_paging_iter():
            yield _refund(row.to_dict())


def _movement(row: dict[str, Any]) -> Movement:
    whole: Any = row["source"]
    source: dict[str, Any] = whole if isinstance(whole, dict) else {"id": whole or ""}
    return Movement(
        id=row["id"],
        kind=row["type"],
        category=row["reporting_category"],
        amount_fen=row["amount"],
        fee_fen=row["fee"],
        net_fen=row["net"],
        currency=row["currency"].upper(),
        source=source["id"],
        intent=str(source.get("payment_intent") or ""),
        metadata=dict(source.get("metadata") or {}),
        at=datetime.fromtimestamp(row["created"], UTC),
    )


def _refund(row: dict[str, Any]) -> RefundNews:
    key = str((row.get("metadata") or {}).get("refund", ""))
    intent = str(row.get("payment_intent") or "")
    return RefundNews(row["id"], key, row["status"], row["amount"], intent)
