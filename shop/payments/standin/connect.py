"""Connected accounts, the links that complete them, and transfers to them and back."""

import time
from typing import Any

from shop.payments.standin.purse import Purse
from shop.payments.standin.refusals import Refusal, amount_of, only
from shop.payments.standin.store import Object, Store, new_id


class Connect:
    def __init__(self, store: Store, purse: Purse, address: str) -> None:
        self.store, self.purse, self.address = store, purse, address

    def open_account(self, asked: dict[str, Any]) -> Object:
        only(asked, {"type", "country", "controller", "capabilities", "metadata", "business_type"})
        return self.store.save({
            "id": new_id("acct"), "object": "account", "country": asked.get("country", "HK"),
            "capabilities": {"transfers": "inactive"}, "details_submitted": False,
            "payouts_enabled": False, "charges_enabled": False, "created": int(time.time()),
            "metadata": asked.get("metadata", {}),
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

    def complete(self, link: Object) -> Object:
        account = self.store.need("account", link["account"])
        account |= {"capabilities": {"transfers": "active"}, "details_submitted": True}
        account = self.store.save({**account, "payouts_enabled": True})
        self.store.tell("account.updated", account)
        return account

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
        back = new_id("trr")
        moved = self.purse.move("transfer_refund", amount, back)
        taken = transfer["amount_reversed"] + amount
        self.store.save(
            {**transfer, "amount_reversed": taken, "reversed": taken == transfer["amount"]}
        )
        return self.store.save({
            "id": back, "object": "transfer_reversal", "amount": amount, "currency": "cny",
            "transfer": name, "created": int(time.time()), "metadata": asked.get("metadata", {}),
            "balance_transaction": moved["id"],
        })  # fmt: skip
