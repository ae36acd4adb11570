"""Refunds: at once, or asynchronous, and then they may fail, even after they succeeded."""

import time
from typing import Any

from shop.payments.standin.purse import Purse
from shop.payments.standin.refusals import Refusal, amount_of, only
from shop.payments.standin.store import Object, Store, new_id

_KNOWN = {"payment_intent", "charge", "amount", "metadata", "reason"}
LATER = {"4000000000007726": "pending succeeded", "4000000000005126": "succeeded failed"}
_PAUSE = 3  # seconds until the bank's second word


class Refunds:
    def __init__(self, store: Store, purse: Purse) -> None:
        self.store, self.purse = store, purse
        self.first, self.then = "succeeded", ""

    def behave(self, how: str) -> None:
        """`pending succeeded`: what every next refund says at first, and later."""
        self.first, _, self.then = how.partition(" ")

    def give(self, asked: dict[str, Any]) -> Object:
        only(asked, _KNOWN)
        intent = self.store.need("payment_intent", asked.get("payment_intent", ""))
        charge = self.store.need("charge", intent.get("latest_charge") or "")
        left = charge["amount"] - charge["amount_refunded"]
        if charge["disputed"]:
            raise Refusal(400, "charge_disputed", "This charge has been charged back.")
        amount = amount_of(asked, left)
        if amount > left:
            raise Refusal(400, "charge_already_refunded", "Greater than what is left.")
        first, _, then = LATER.get(charge["card"], f"{self.first} {self.then}").partition(" ")
        refund = {
            "id": new_id("re"), "object": "refund", "status": first, "amount": amount,
            "currency": intent["currency"], "payment_intent": intent["id"],
            "charge": charge["id"], "created": int(time.time()), "failure_reason": None,
            "metadata": asked.get("metadata", {}),
        }  # fmt: skip
        moved = self.purse.move("refund", -amount, refund["id"])
        refund = self.store.save({**refund, "balance_transaction": moved["id"]})
        self.store.save({**charge, "amount_refunded": charge["amount_refunded"] + amount})
        if then:
            self.store.later(refund["id"], then, _PAUSE)
        self.store.tell("refund.updated", refund)
        return refund

    def settle(self, name: str, status: str) -> Object:
        """The bank's later word; what fails comes back to the balance."""
        refund = self.store.need("refund", name)
        if refund["status"] in {"failed", status}:
            return refund
        refund |= {"status": status}
        if status == "failed":
            refund |= {"failure_reason": "unknown"}
            moved = self.purse.move("refund_failure", refund["amount"], name)
            refund |= {"failure_balance_transaction": moved["id"]}
            charge = self.store.need("charge", refund["charge"])
            self.store.save(
                {**charge, "amount_refunded": charge["amount_refunded"] - refund["amount"]}
            )
        self.store.save(refund)
        self.store.tell("refund.failed" if status == "failed" else "refund.updated", refund)
        return refund

    def ripen(self) -> None:
        for name, status in self.store.ripe():
            self.settle(name, status)
