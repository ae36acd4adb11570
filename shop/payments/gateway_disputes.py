"""What a buyer's bank took back, and the proof that we send against it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from shop.payments.errors import NotFromStripe
from shop.payments.gateway import asking, client

_PAGE = 100


@dataclass(frozen=True)
class DisputeNews:
    """A dispute as Stripe tells of it; `taken` and `back` are what moved so far, in fen."""

    id: str
    intent: str
    amount_fen: int
    currency: str
    reason: str
    status: str
    due_by: datetime | None
    taken_fen: int
    back_fen: int


def read_dispute(subject: dict[str, Any], kind: str = "") -> DisputeNews:
    """As an event of that kind carries it. Raises NotFromStripe where it is none."""
    try:
        return _dispute(subject, kind)
    except (AttributeError, KeyError, TypeError, ValueError) as refusal:
        raise NotFromStripe("no dispute") from refusal


def fetch_dispute(dispute: str) -> DisputeNews:
    with asking():
        return _dispute(client().v1.disputes.retrieve(dispute).to_dict())


def disputes_since(moment: datetime) -> Iterator[DisputeNews]:
    with asking():
        pages = client().v1.disputes.list(
            {"created": {"gte": int(moment.timestamp())}, "limit": _PAGE}
        )
        for row in pages.auto_paging_iter():
            yield _dispute(row.to_dict())


def keep_evidence(*, key: str, name: str, data: bytes) -> str:
    """A file at Stripe, once a key; its reference."""
    file = io.BytesIO(data)
    file.name = name
    with asking():
        answer = client().v1.files.create(
            {"purpose": "dispute_evidence", "file": file}, {"idempotency_key": key}
        )
        return answer.id


def send_evidence(*, dispute: str, key: str, text: str, file: str = "") -> str:
    """The answer to the bank, submitted; the dispute's status after it."""
    evidence: Any = {"uncategorized_text": text}
    if file:
        evidence["uncategorized_file"] = file
    with asking():
        answer = client().v1.disputes.update(
            dispute,
            {"evidence": evidence, "submit": True},
            {"idempotency_key": key},
        )
        return answer.status


def _dispute(row: dict[str, Any], kind: str = "") -> DisputeNews:
    moved = [each["amount"] for each in row.get("balance_transactions") or []]
    taken, back = -sum(x for x in moved if x < 0), sum(x for x in moved if x > 0)
    if kind.endswith("funds_withdrawn"):
        taken = taken or row["amount"]
    if kind.endswith("funds_reinstated"):
        back = back or row["amount"]
    due = (row.get("evidence_details") or {}).get("due_by")
    return DisputeNews(
        id=row["id"],
        intent=str(row["payment_intent"] or ""),
        amount_fen=int(row["amount"]),
        currency=str(row["currency"]).upper(),
        reason=str(row["reason"]),
        status=str(row["status"]),
        due_by=datetime.fromtimestamp(due, UTC) if due else None,
        taken_fen=taken,
        back_fen=back,
    )
