"""What lies at Stripe and where it goes: transfers, connected accounts, every movement."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from shop.payments.gateway import asking, client

KEY_LIVES = timedelta(hours=20)  # Stripe may forget a key after a day; then it is looked up
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
    transfer: str = ""


@dataclass(frozen=True)
class RefundNews:
    """What Stripe says of a refund; `key` as we gave it along."""

    id: str
    key: str
    state: str
    amount_fen: int
    intent: str


@dataclass(frozen=True)
class AccountNews:
    """Whether a connected account can be paid; nothing of who is behind it."""

    is_handed_in: bool
    is_active: bool
    is_disabled: bool


@dataclass(frozen=True)
class ReversalNews:
    """So much of a transfer went back; `key` as we gave it along, empty: not by us."""

    id: str
    key: str
    amount_fen: int
    at: datetime


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


def find_transfer(*, key: str, group: str) -> str:
    """One made under that key, however long ago; empty: there is none."""
    with asking():
        rows = client().v1.transfers.list({"transfer_group": group, "limit": _PAGE})
        for row in rows.auto_paging_iter():
            if row.metadata.to_dict().get("payout") == key:
                return row.id
    return ""


def reversals_of(transfer: str) -> list[ReversalNews]:
    with asking():
        rows = client().v1.transfers.reversals.list(transfer, {"limit": _PAGE})
        return [_reversal(row.to_dict()) for row in rows.auto_paging_iter()]


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


def account_link(*, account: str, back: str, again: str) -> str:
    """Where a seller tells Stripe who she is; good once, for minutes; too late, `again`."""
    with asking():
        answer = client().v1.account_links.create(
            {
                "account": account,
                "type": "account_onboarding",
                "refresh_url": again,
                "return_url": back,
            }
        )
        return answer.url


def fetch_account(account: str) -> AccountNews:
    with asking():
        return _account(client().v1.accounts.retrieve(account).to_dict())


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


def _account(row: dict[str, Any]) -> AccountNews:
    """Off for good, or for what she can still mend: Stripe's page tells her which."""
    needed = row.get("requirements") or {}
    is_active = (row.get("capabilities") or {}).get("transfers") == "active"
    reason = str(needed.get("disabled_reason") or "")
    is_waiting = reason in {"", "requirements.pending_verification", "under_review"}
    is_handed_in = bool(row["details_submitted"])
    return AccountNews(is_handed_in, is_active, is_handed_in and not is_active and not is_waiting)


def _reversal(row: dict[str, Any]) -> ReversalNews:
    key = str((row.get("metadata") or {}).get("reversal", ""))
    at = datetime.fromtimestamp(row["created"], UTC)
    return ReversalNews(row["id"], key, row["amount"], at)


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
        transfer=str(source.get("transfer") or ""),
    )


def _refund(row: dict[str, Any]) -> RefundNews:
    key = str((row.get("metadata") or {}).get("refund", ""))
    intent = str(row.get("payment_intent") or "")
    return RefundNews(row["id"], key, row["status"], row["amount"], intent)
