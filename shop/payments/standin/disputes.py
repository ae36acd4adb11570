"""What a buyer's bank takes back, the answer to it, and how it ends."""

import time
from typing import Any

from shop.payments.standin.purse import DISPUTE_FEE, Purse
from shop.payments.standin.refusals import Refusal, only
from shop.payments.standin.store import Object, Store, new_id

CARDS = {
    "4000000000000259": "fraudulent",
    "4000000000002685": "product_not_received",
    "4000000000001976": "inquiry",
}
OPEN = {"needs_response", "under_review", "warning_needs_response", "warning_under_review"}
_WEEK = 7 * 24 * 3600


class Disputes:
    def __init__(self, store: Store, purse: Purse) -> None:
        self.store, self.purse = store, purse

    def open(self, intent: str, reason: str, amount: int = 0) -> Object:
        """`reason` inquiry: the bank only asks, and takes nothing yet."""
        intent_row = self.store.need("payment_intent", intent)
        charge = self.store.need("charge", intent_row["latest_charge"])
        is_question = reason == "inquiry"
        dispute = _new(charge, reason, amount)
        if not is_question:
            self.store.save({**charge, "disputed": True})
            dispute["balance_transactions"] = [self._move(dispute, -1, DISPUTE_FEE)]
        self.store.save(dispute)
        self.store.tell("charge.dispute.created", dispute)
        if not is_question:
            self.store.tell("charge.dispute.funds_withdrawn", dispute)
        return dispute

    def _move(self, dispute: Object, sign: int, fee: int) -> Object:
        category = "dispute" if sign < 0 else "dispute_reversal"
        amount = sign * dispute["amount"]
        return self.purse.move("adjustment", amount, dispute["id"], fee, category)

    def answer(self, name: str, asked: dict[str, Any]) -> Object:
        only(asked, {"evidence", "submit", "metadata"})
        dispute = self.store.need("dispute", name)
        if dispute["status"] not in OPEN:
            raise Refusal(400, "dispute_closed", "This dispute is already closed.")
        evidence = asked.get("evidence", {})
        only(evidence, {"uncategorized_text", "uncategorized_file"})
        details = dispute["evidence_details"] | {"has_evidence": True}
        if asked.get("submit") != "false":
            details["submission_count"] += 1
            dispute["status"] = dispute["status"].replace("needs_response", "under_review")
        dispute |= {"evidence": dispute["evidence"] | evidence, "evidence_details": details}
        self.store.save(dispute)
        self.store.tell("charge.dispute.updated", dispute)
        for word, end in (("winning_evidence", "won"), ("losing_evidence", "lost")):
            if word in evidence.get("uncategorized_text", ""):
                return self.close(name, end)
        return dispute

    def close(self, name: str, end: str) -> Object:
        dispute = self.store.need("dispute", name)
        if dispute["status"] not in OPEN:
            return dispute
        if dispute["status"].startswith("warning"):
            end = "warning_closed"
        dispute |= {"status": end}
        if end == "won":
            dispute["balance_transactions"] = [
                *dispute["balance_transactions"],
                self._move(dispute, 1, 0),
            ]
            charge = self.store.need("charge", dispute["charge"])
            self.store.save({**charge, "disputed": False})
        self.store.save(dispute)
        self.store.tell("charge.dispute.closed", dispute)
        if end == "won":
            self.store.tell("charge.dispute.funds_reinstated", dispute)
        return dispute


def _new(charge: Object, reason: str, amount: int) -> Object:
    is_question = reason == "inquiry"
    now = int(time.time())
    return {
        "id": new_id("dp"), "object": "dispute", "charge": charge["id"],
        "payment_intent": charge["payment_intent"], "currency": charge["currency"],
        "amount": amount or charge["amount"] - charge["amount_refunded"], "livemode": False,
        "reason": "general" if is_question else reason, "created": now,
        "status": "warning_needs_response" if is_question else "needs_response",
        "evidence": {}, "metadata": {}, "balance_transactions": [],
        "evidence_details": {
            "due_by": now + _WEEK, "has_evidence": False, "past_due": False, "submission_count": 0
        },
        "is_charge_refundable": is_question,
    }  # fmt: skip
