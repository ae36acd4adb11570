"""Checkout Sessions, PaymentIntents and Refunds, as much of them as the product uses."""

import time
from typing import Any

from shop.payments.standin.store import Object, Store, new_id

KNOWN = {
    "mode", "ui_mode", "locale", "client_reference_id", "success_url", "cancel_url", "metadata",
    "payment_intent_data", "line_items", "expires_at", "customer_email",
}  # fmt: skip


class Refusal(Exception):
    """A Stripe-shaped error."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        kind = "card_error" if status == 402 else "invalid_request_error"
        self.status = status
        self.body = {"error": {"type": kind, "code": code, "message": message}}


class Cashier:
    def __init__(self, store: Store, address: str) -> None:
        self.store = store
        self.address = address

    def open_session(self, asked: dict[str, Any]) -> Object:
        if unknown := asked.keys() - KNOWN:
            raise Refusal(400, "parameter_unknown", f"Received unknown parameter: {min(unknown)}")
        name = new_id("cs_test")
        intent_data = asked.get("payment_intent_data", {})
        intent = {
            "id": new_id("pi"), "object": "payment_intent", "status": "requires_payment_method",
            "amount": _total(asked["line_items"]), "amount_received": 0,
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

    def find(self, kind: str, name: str) -> Object:
        found = self.store.get(kind, name)
        if found is None:
            raise Refusal(404, "resource_missing", f"No such {kind}: '{name}'")
        return found

    def expire_session(self, name: str) -> Object:
        session = self.find("checkout.session", name)
        if session["status"] != "open":
            raise Refusal(400, "checkout_session_not_open", "Only open sessions can be expired.")
        session = self.store.save({**session, "status": "expired", "url": None})
        self.store.tell("checkout.session.expired", session)
        return session

    def pay(self, name: str) -> Object:
        """The buyer's money is taken; a page that is closed takes none."""
        session = self.find("checkout.session", name)
        if session["status"] != "open":
            return session
        intent = self.find("payment_intent", session["payment_intent"])
        intent |= {"status": "succeeded", "amount_received": intent["amount"]}
        self.store.save(intent)
        session = self.store.save(
            {**session, "status": "complete", "payment_status": "paid", "url": None}
        )
        self.store.tell("payment_intent.succeeded", intent)
        self.store.tell("checkout.session.completed", session)
        return session

    def refund(self, asked: dict[str, Any]) -> Object:
        intent = self.find("payment_intent", asked.get("payment_intent", ""))
        amount = int(asked.get("amount") or intent["amount_received"])
        given = sum(
            refund["amount"]
            for refund in self.store.all("refund")
            if refund["payment_intent"] == intent["id"]
        )
        if not 0 < amount <= intent["amount_received"] - given:
            raise Refusal(400, "charge_already_refunded", "Greater than what is left.")
        refund = self.store.save({
            "id": new_id("re"), "object": "refund", "status": "succeeded", "amount": amount,
            "currency": intent["currency"], "payment_intent": intent["id"],
            "created": int(time.time()), "metadata": asked.get("metadata", {}),
        })  # fmt: skip
        self.store.tell("refund.updated", refund)
        return refund


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
