"""Webhooks leave in order, signed as Stripe signs, again and again until the site takes them."""

import json
import threading
import time
from collections.abc import Callable
from urllib.error import URLError
from urllib.request import Request, urlopen

import stripe

from shop.payments.standin.faults import Faults
from shop.payments.standin.store import Store, new_id

_PAUSE = 0.1  # seconds between rounds
_LONGEST_WAIT = 60  # seconds between tries; Stripe's own grow to hours


class Delivery(threading.Thread):
    def __init__(self, store: Store, faults: Faults, webhook: str, secret: str) -> None:
        super().__init__(daemon=True, name="webhooks")
        self.store, self.faults = store, faults
        self.webhook, self.secret = webhook, secret
        self.stopped = threading.Event()
        self.before_round: Callable[[], None] = lambda: None

    def run(self) -> None:
        while not self.stopped.wait(_PAUSE):
            self.before_round()
            if self.faults.holds_webhooks():
                continue
            for event, body, tries in self.next_round():
                taken = all(self.send(each) for each in self.copies_of(body))
                if taken:
                    self.store.delivered(event)
                else:
                    self.store.postpone(event, min(2**tries, _LONGEST_WAIT))

    def next_round(self) -> list[tuple[str, str, int]]:
        due = self.store.due_events()
        return due[::-1] if self.faults.is_reversed else due

    def copies_of(self, body: str) -> list[str]:
        """The same event again, and the same fact under another event's id."""
        twin = json.dumps(json.loads(body) | {"id": new_id("evt")})
        return [body] * self.faults.copies() + [twin] * self.faults.has_twins

    def send(self, body: str) -> bool:
        header = stripe.WebhookSignature.generate_signature_header(
            body, self.secret, int(time.time())
        )
        request = Request(  # noqa: S310 -- the site's own address on loopback, given at the start
            self.webhook,
            data=body.encode(),
            headers={"Content-Type": "application/json", "Stripe-Signature": header},
        )
        try:
            with urlopen(request, timeout=20) as answer:  # noqa: S310 -- as above
                return bool(200 <= answer.status < 300)
        except (URLError, OSError):
            return False
