"""Checkout Sessions, PaymentIntents and Charges, as much of them as the product uses."""

import time
from typing import Any

from shop.payments.standin import disputes
from shop.payments.standin.connect import Connect
from shop.payments.standin.disputes import Disputes
from shop.payments.standin.purse import Purse, fee_of_charge
from shop.payments.standin.refunding import Refunds
from shop.payments.standin.refusals import Refusal, only
from shop.payments.standin.store import Object, Store, new_id

KNOWN = {
    "mode", "ui_mode", "locale", "client_reference_id", "success_url", "cancel_url", "metadata",
    "payment_intent_data", "line_items", "expires_at", "customer_email",
}  # fmt: skip


class Cashier:
    def __init__(self, store: Store, address: str) -> None:
        self.store = store
        self.address = address
        self.purse = Purse(store)
        self.refunds = Refunds(store, self.purse)
        self.disputes = Disputes(store, self.purse)
        self.connect = Connect(store, self.purse, address)

    def open_session(self, asked: dict[str, Any]) -> Object:
        only(asked, KNOWN)
        name = new_id("cs_test")
        intent_data = asked.get("payment_intent_data", {})
        intent = {
            "id": new_id("pi"), "object": "payment_intent", "status": "requires_payment_method",
            "amount": _total(asked["line_items"]), "amount_received": 0, "latest_charge": None,
            "currency": asked["line_items"][0]["price_data"]["currency"], "livemode": False,
            "metadata": intent_data.get("metadata", {}),
            "transfer_group": intent_data.get("transfer_group"), "created": int(time.time()),
        }  # fmt: skip
        self.store.save(intent)
        return self.store.save({
            "id": name, "object": "checkout.session", "status": "open", "payment_status": "unpaid",
            "mode": "payment", "url": f"{self.address}/pay/{name}", "livemode": False,
            "payment_intent": intent["id"], "amount_total": intent["amount"],
            "currency": intent["currency"], "metadata": asked.get("metadata", {}),
            "client_reference_id": asked.get("client_reference_id"),
            "locale": asked.get("locale", "auto"), "success_url": asked["success_url"],
            "cancel_url": asked.get("cancel_url"), "created": int(time.time()),
            "title": asked["line_items"][0]["price_data"]["product_data"]["name"],
        })  # fmt: skip

    def expire_session(self, name: str) -> Object:
        session = self.store.need("checkout.session", name)
        if session["status"] != "open":
            raise Refusal(400, "checkout_session_not_open", "Only open sessions can be expired.")
        session = self.store.save({**session, "status": "expired", "url": None})
        self.store.tell("checkout.session.expired", session)
        return session

    def pay(self, name: str, card: str = "") -> Object:
        """The buyer's money is taken; a page that is closed takes none."""
        session = self.store.need("checkout.session", name)
        if session["status"] != "open":
            return session
        intent = self.store.need("payment_intent", session["payment_intent"])
        charge = self._charge(intent, session["amount_total"], card)
        intent |= {"status": "succeeded", "amount_received": charge["amount"]}
        self.store.save({**intent, "latest_charge": charge["id"]})
        session = self.store.save(
            {**session, "status": "complete", "payment_status": "paid", "url": None}
        )
        self.store.tell("payment_intent.succeeded", intent)
        self.store.tell("checkout.session.completed", session)
        if card in disputes.CARDS:
            self.disputes.open(intent["id"], disputes.CARDS[card])
        return session

    def _charge(self, intent: Object, amount: int, card: str) -> Object:
        name = new_id("ch")
        moved = self.purse.move("charge", amount, name, fee_of_charge(amount))
        return self.store.save({
            "id": name, "object": "charge", "amount": amount, "amount_refunded": 0,
            "currency": intent["currency"], "payment_intent": intent["id"], "paid": True,
            "status": "succeeded", "disputed": False, "metadata": intent["metadata"],
            "transfer_group": intent["transfer_group"], "balance_transaction": moved["id"],
            "created": int(time.time()), "livemode": False, "card": card,
        })  # fmt: skip

    def keep_file(self, asked: dict[str, Any]) -> Object:
        only(asked, {"purpose", "file"})
        return self.store.save({
            "id": new_id("file"), "object": "file", "purpose": asked["purpose"],
            "size": len(asked["file"]), "created": int(time.time()),
        })  # fmt: skip


def _total(lines: list[dict[str, Any]]) -> int:
    """In the smallest unit, as Stripe counts; anything finer is refused as Stripe does."""
    try:
        total = sum(
            int(line["price_data"]["unit_amount"]) * int(line["quantity"]) for line in lines
        )
    except ValueError:
        raise Refusal(400, "parameter_invalid_integer", "Invalid integer.") from None
    if total <= 0:
        raise Refusal(400, "parameter_invalid_integer", "The amount must be positive.")
    return total
