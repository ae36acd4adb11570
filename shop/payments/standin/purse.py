"""What lies at Stripe: every change of it is a balance transaction with its fee."""

import time
from typing import Any

from shop.payments.standin.refusals import Refusal, amount_of, only
from shop.payments.standin.store import Object, Store, new_id

CHARGE_PERMILLE, CHARGE_FIXED = 34, 235
PAYOUT_FEE, DISPUTE_FEE = 100, 8000
_CATEGORIES = {"transfer_refund": "transfer_reversal"}


def fee_of_charge(amount: int) -> int:
    """3.4 % and ¥2.35, half a fen rounded up."""
    return (amount * CHARGE_PERMILLE + 500) // 1000 + CHARGE_FIXED


class Purse:
    def __init__(self, store: Store) -> None:
        self.store = store

    def move(self, kind: str, amount: int, source: str, fee: int = 0, category: str = "") -> Object:
        now = int(time.time())
        fees = [{"amount": fee, "currency": "cny", "type": "stripe_fee"}] if fee else []
        return self.store.save({
            "id": new_id("txn"), "object": "balance_transaction", "type": kind, "amount": amount,
            "fee": fee, "net": amount - fee, "currency": "cny", "source": source, "created": now,
            "available_on": now, "status": "available", "fee_details": fees, "exchange_rate": None,
            "reporting_category": category or _CATEGORIES.get(kind, kind), "description": None,
        })  # fmt: skip

    def available(self) -> int:
        return sum(each["net"] for each in self.store.all("balance_transaction"))

    def balance(self) -> Object:
        money = [{"amount": self.available(), "currency": "cny", "source_types": {}}]
        return {"object": "balance", "livemode": False, "available": money, "pending": []}

    def need(self, amount: int) -> None:
        if amount > self.available():
            raise Refusal(400, "balance_insufficient", "You have insufficient available funds.")

    def pay_out(self, asked: dict[str, Any]) -> Object:
        """To the bank account of the marketplace itself."""
        only(asked, {"amount", "currency", "metadata", "statement_descriptor"})
        amount = amount_of(asked)
        self.need(amount + PAYOUT_FEE)
        payout = {
            "id": new_id("po"), "object": "payout", "amount": amount, "currency": "cny",
            "status": "paid", "metadata": asked.get("metadata", {}), "livemode": False,
            "created": int(time.time()), "automatic": False,
        }  # fmt: skip
        moved = self.move("payout", -amount, payout["id"], PAYOUT_FEE)
        payout = self.store.save({**payout, "balance_transaction": moved["id"]})
        self.store.tell("payout.paid", payout)
        return payout
