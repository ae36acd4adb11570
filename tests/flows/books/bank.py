"""The cashier's stand-in without a network: our own gateway speaks to it through Stripe's client.

What it tells waits until a rule delivers it, in any order and as often as it likes.
"""

import json
from collections import deque
from pathlib import Path
from urllib.parse import urlsplit

import stripe
from django.conf import settings

from shop.payments.services import receive_event
from shop.payments.standin.form import parse
from shop.payments.standin.objects import Cashier
from shop.payments.standin.refusals import Refusal
from shop.payments.standin.routes import route
from shop.payments.standin.store import Store, new_id

ACCOUNT = "acct_invented"  # of a shop that Stripe pays


class Bank(stripe.HTTPClient):
    """Counts every movement itself; `faults` strike the next calls: before or after the deed."""

    name = "bank"

    def __init__(self):
        super().__init__()
        self.store = Store(Path(":memory:"))
        self.cashier = Cashier(self.store, "https://bank.invalid")
        self.faults, self.heard = deque(), []
        self.store.save({
            "id": ACCOUNT, "object": "account", "capabilities": {"transfers": "active"},
        })  # fmt: skip

    def client(self, *_):
        return stripe.StripeClient("sk_test_machine", max_network_retries=0, http_client=self)

    def request(self, method, url, headers, post_data=None, **_):
        fault = self.faults.popleft() if self.faults else ""
        if fault == "before":
            raise stripe.APIConnectionError("silence")
        answer = self._once(method.upper(), urlsplit(url), headers, post_data or "")
        if fault == "after":
            raise stripe.APIConnectionError("silence")
        return *answer, {}

    def _once(self, method, url, headers, body):
        """The stored answer where the key was used before; a key never means two things."""
        key, asked = headers.get("Idempotency-Key", ""), f"{method} {url.path} {body}"
        known = self.store.answer_to(key) if key else None
        if known:
            assert known[0] == asked
            return known[2], known[1]
        status, text = self._answer(method, url.path, parse(body if body else url.query))
        if key:
            self.store.remember(key, asked, status, text)
        return text, status

    def _answer(self, method, path, asked):
        try:
            return 200, json.dumps(route(self.cashier, method, path, asked))
        except Refusal as refusal:
            return refusal.status, json.dumps(refusal.body)

    def pay(self, session, **changes):
        """The buyer's money is taken; `changes` to the page: such as another amount."""
        self.change(session, **changes)
        self.cashier.pay(session)

    def begin_to_pay(self, session):
        """The page is done, and the money comes later, or never."""
        self.store.tell("checkout.session.completed", self.change(session, status="complete"))

    def change(self, session, **changes):
        return self.store.save({**self.session(session), **changes})

    def session(self, name):
        return self.store.need("checkout.session", name)

    def sessions(self, status, payment_status="unpaid"):
        return [
            each["id"]
            for each in self.store.all("checkout.session")
            if (each["status"], each["payment_status"]) == (status, payment_status)
        ]

    def rows(self, kind, *states):
        return [each for each in self.store.all(kind) if each["status"] in states]

    def intents(self):
        """Paid, and not at another bank's mercy yet."""
        charges = self.store.all("charge")
        free = [each for each in charges if not each["disputed"]]
        return [each["payment_intent"] for each in free if each["amount_refunded"] < each["amount"]]

    def waiting(self):
        return [(event, body) for event, body, _ in self.store.due_events()]

    def deliver(self, event, body):
        """Once; afterwards it can be replayed."""
        self.store.delivered(event)
        self.heard.append(body)
        return knock(body)

    def available(self):
        return self.cashier.purse.available()


def knock(body):
    secret = settings.STRIPE_WEBHOOK_SECRET
    signature = stripe.WebhookSignature.generate_signature_header(body, secret)
    return receive_event(payload=body.encode(), signature=signature)


def renamed(body):
    """The same fact under another id."""
    return json.dumps({**json.loads(body), "id": new_id("evt")})
