"""Stripe's paths and who answers them; whatever has a plural can be listed and found."""

from collections.abc import Callable
from typing import Any

from shop.payments.standin.objects import Cashier
from shop.payments.standin.refusals import Refusal
from shop.payments.standin.store import Object

PLURALS = {
    "checkout/sessions": "checkout.session",
    "payment_intents": "payment_intent",
    "charges": "charge",
    "refunds": "refund",
    "transfers": "transfer",
    "payouts": "payout",
    "disputes": "dispute",
    "accounts": "account",
    "files": "file",
    "balance_transactions": "balance_transaction",
}
_FILTERS = (
    "payment_intent",
    "charge",
    "transfer_group",
    "destination",
    "type",
    "source",
    "transfer",
)
Deed = Callable[[Cashier, str, dict[str, Any]], Object]
POSTS: dict[str, Deed] = {
    "checkout/sessions": lambda cashier, _, asked: cashier.open_session(asked),
    "checkout/sessions/*/expire": lambda cashier, name, _: cashier.expire_session(name),
    "refunds": lambda cashier, _, asked: cashier.refunds.give(asked),
    "transfers": lambda cashier, _, asked: cashier.connect.transfer(asked),
    "transfers/*/reversals": lambda cashier, name, asked: cashier.connect.reverse(name, asked),
    "payouts": lambda cashier, _, asked: cashier.purse.pay_out(asked),
    "disputes/*": lambda cashier, name, asked: cashier.disputes.answer(name, asked),
    "accounts": lambda cashier, _, asked: cashier.connect.open_account(asked),
    "account_links": lambda cashier, _, asked: cashier.connect.link(asked),
    "files": lambda cashier, _, asked: cashier.keep_file(asked),
}


def route(cashier: Cashier, method: str, path: str, asked: dict[str, Any]) -> Object:
    path = path.removeprefix("/v1/").strip("/")
    if method == "POST":
        for pattern, deed in POSTS.items():
            name = _name_in(path, pattern)
            if name is not None:
                return deed(cashier, name, asked)
    elif path == "balance":
        return cashier.purse.balance()
    elif path in PLURALS:
        return _page(cashier, path, asked)
    elif name := _name_in(path, "transfers/*/reversals"):
        return _page(cashier, path, asked | {"transfer": name})
    else:
        plural, _, name = path.rpartition("/")
        if plural in PLURALS:
            return cashier.store.need(PLURALS[plural], name)
    raise Refusal(404, "url_invalid", f"Unrecognized request URL ({method}: /v1/{path}).")


def _name_in(path: str, pattern: str) -> str | None:
    """What stands for the star; empty where there is none; None: another path."""
    before, star, after = pattern.partition("*")
    if not star:
        return "" if path == pattern else None
    name = path.removeprefix(before).removesuffix(after)
    return name if path == f"{before}{name}{after}" and "/" not in name and name else None


def _page(cashier: Cashier, plural: str, asked: dict[str, Any]) -> Object:
    """The newest first, as Stripe lists: `created[gte]`, `starting_after`, `limit`."""
    rows = list(reversed(cashier.store.all(PLURALS.get(plural, "transfer_reversal"))))
    since = int(asked.get("created", {}).get("gte", 0))
    filters = {name: asked[name] for name in _FILTERS if name in asked}
    rows = [row for row in rows if row["created"] >= since]
    rows = [row for row in rows if all(row.get(k) == v for k, v in filters.items())]
    if after := asked.get("starting_after"):
        names = [row["id"] for row in rows]
        if after not in names:
            raise Refusal(404, "resource_missing", f"No such object: '{after}'")
        rows = rows[names.index(after) + 1 :]
    limit = min(int(asked.get("limit", 10)), 100)
    shown = rows[:limit]
    if "data.source" in asked.get("expand", []):
        shown = [{**row, "source": cashier.store.named(row["source"])} for row in shown]
    return {
        "object": "list", "url": f"/v1/{plural}", "data": shown, "has_more": len(rows) > limit
    }  # fmt: skip
