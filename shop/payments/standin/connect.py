"""Connected accounts, the links that complete them, and transfers to them and back."""

import time
from typing import Any

from shop.payments.standin.purse import Purse
from shop.payments.standin.refusals import Refusal, amount_of, only
from shop.payments.standin.store import Object, Store, new_id

STATES = {
    "active": None,
    "checking": "requirements.pending_verification",
    "lacking": "requirements.past_due",
    "disabled": "rejected.other",
}


class Connect:
    def __init__(self, store: Store, purse: Purse, address: str) -> None:
        self.store, self.purse, self.address = store, purse, address

    def open_account(self, asked: dict[str, Any]) -> Object:
        only(asked, {"type", "country", "controller", "capabilities", "metadata", "business_type"})
        return self.store.save({
            "id": new_id("acct"), "object": "account", "country": asked.get("country", "HK"),
            "capabilities": {"transfers": "inactive"}, "details_submitted": False,
            "payouts_enabled": False, "charges_enabled": False, "created": int(time.time()),
            "metadata": asked.get("metadata", {}), "requirements": _needs("requirements.past_due"),
        })  # fmt: skip

    def link(self, asked: dict[str, Any]) -> Object:
        only(asked, {"account", "type", "refresh_url", "return_url"})
        account = self.store.need("account", asked["account"])
        if asked["type"] != "account_onboarding":
            raise Refusal(400, "parameter_invalid", "Invalid type.")
        name = new_id("al")
        return self.store.save({
            "id": name, "object": "account_link", "account": account["id"],
            "url": f"{self.address}/connect/{name}", "return_url": asked["return_url"],
            "refresh_url": asked["refresh_url"], "created": int(time.time()),
            "expires_at": int(time.time()) + 300,
        })  # fmt: skip

    def complete(self, link: Object, to: str = "active") -> Object:
        """A link is good once."""
        self.store.save({**link, "expires_at": 0})
        return self.turn(link["account"], to if to in STATES else "active")

    def turn(self, name: str, to: str) -> Object:
        """What Stripe comes to think of an account; `emptied`: she took all that was in it."""
        account = self.store.need("account", name)
        if to == "emptied":
            taken = {"id": new_id("out"), "object": "account_payout", "account": name}
            return self.store.save({**taken, "amount": self.held_by(name)})
        able = {"transfers": "active" if to == "active" else "inactive"}
        account |= {"capabilities": able, "details_submitted": True}
        account |= {"payouts_enabled": to == "active", "requirements": _needs(STATES[to])}
        self.store.tell("account.updated", self.store.save(account))
        return account

    def held_by(self, name: str) -> int:
        """What came to a connected account and has not left it."""
        came = [each for each in self.store.all("transfer") if each["destination"] == name]
        left = [each for each in self.store.all("account_payout") if each["account"] == name]
        kept = sum(each["amount"] - each["amount_reversed"] for each in came)
        return int(kept - sum(each["amount"] for each in left))

    def transfer(self, asked: dict[str, Any]) -> Object:
        only(asked, {"amount", "currency", "destination", "transfer_group", "metadata"})
        account = self.store.need("account", asked["destination"])
        if account["capabilities"]["transfers"] != "active":
            raise Refusal(
                400, "insufficient_capabilities_for_transfer", "The account takes no transfers."
            )
        amount = amount_of(asked)
        self.purse.need(amount)
        name = new_id("tr")
        moved = self.purse.move("transfer", -amount, name)
        return self.store.save({
            "id": name, "object": "transfer", "amount": amount, "amount_reversed": 0,
            "reversed": False, "currency": "cny", "destination": account["id"],
            "transfer_group": asked.get("transfer_group"), "created": int(time.time()),
            "metadata": asked.get("metadata", {}), "balance_transaction": moved["id"],
            "livemode": False,
        })  # fmt: skip

    def reverse(self, name: str, asked: dict[str, Any]) -> Object:
        only(asked, {"amount", "metadata", "description"})
        transfer = self.store.need("transfer", name)
        left = transfer["amount"] - transfer["amount_reversed"]
        amount = amount_of(asked, left)
        if amount > left:
            raise Refusal(400, "parameter_invalid_integer", "Greater than what is left.")
        if amount > self.held_by(transfer["destination"]):
            raise Refusal(400, "balance_insufficient", "The account has not got so much.")
        back = new_id("trr")
        moved = self.purse.move("transfer_refund", amount, back)
        taken = transfer["amount_reversed"] + amount
        transfer |= {"amount_reversed": taken, "reversed": taken == transfer["amount"]}
        self.store.tell("transfer.reversed", self.store.save(transfer))
        return self.store.save({
            "id": back, "object": "transfer_reversal", "amount": amount, "currency": "cny",
            "transfer": name, "created": int(time.time()), "metadata": asked.get("metadata", {}),
            "balance_transaction": moved["id"],
        })  # fmt: skip


def _needs(reason: str | None) -> Object:
    return {"disabled_reason": reason, "currently_due": [], "past_due": []}
