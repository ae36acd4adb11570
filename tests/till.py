"""The real client against the stand-in on loopback; its webhooks are handed over by the test."""

import json
import threading
from http.client import HTTPConnection
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import urlopen

import pytest
import stripe
from django.conf import settings as django_settings

from shop.payments.standin.delivery import Delivery
from shop.payments.standin.faults import Faults
from shop.payments.standin.server import StandIn
from shop.payments.standin.store import Store


def signed(body: str, **changes) -> str:
    secret = changes.pop("secret", django_settings.STRIPE_WEBHOOK_SECRET)
    return stripe.WebhookSignature.generate_signature_header(body, secret, **changes)


class Till:
    """What a test does at the cashier."""

    def __init__(self, server: StandIn, client) -> None:
        self.server, self.client = server, client
        self.faults = server.faults

    def pay(self, session: str, card: str = "") -> None:
        self.server.store.in_transaction(lambda: self.server.cashier.pay(session, card))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def bank(self, retries=0):
        """The real client, without our gateway."""
        return stripe.StripeClient(
            "sk_test_x",
            max_network_retries=retries,
            base_addresses={"api": self.address, "files": self.address},
            http_client=stripe.RequestsClient(timeout=0.5),
        ).v1

    def charge(self, bank, amount, card=""):
        """A payment of so much, made; the PaymentIntent."""
        price = {"currency": "cny", "unit_amount": amount, "product_data": {"name": "手包"}}
        session = bank.checkout.sessions.create(
            {
                "mode": "payment",
                "success_url": "http://127.0.0.1/",
                "line_items": [{"quantity": 1, "price_data": price}],
            }
        )
        self.pay(session.id, card)
        return bank.payment_intents.retrieve(session.payment_intent)

    def script(self, path: str, **form) -> int:
        """Over HTTP, as a test in another process does."""
        try:
            with urlopen(f"{self.address}{path}", urlencode(form).encode()) as answer:  # noqa: S310 -- our own stand-in
                return answer.status
        except HTTPError as refusal:
            return refusal.code

    def visit(self, url: str) -> str:
        """Press the only button of a page; where it leads."""
        connection = HTTPConnection("127.0.0.1", self.server.server_port)
        connection.request("POST", urlsplit(url).path)
        return connection.getresponse().headers["Location"]

    def told(self) -> list[str]:
        """Kinds of events beside those of a payment."""
        kinds = [json.loads(body)["type"] for _, body in self.events()]
        return [kind for kind in kinds if not kind.startswith(("checkout.", "payment_intent."))]

    def change(self, kind: str, name: str, **changes) -> None:
        store = self.server.store
        store.in_transaction(lambda: store.save({**store.get(kind, name), **changes}))

    def sessions(self) -> list:
        return self.server.store.all("checkout.session")

    def refunds(self) -> list:
        return self.server.store.all("refund")

    def events(self) -> list[tuple[str, str]]:
        return [(event, body) for event, body, _ in self.server.store.due_events()]

    def knock(self, body: str, signature: str | None = None):
        return self.client.post(
            "/webhooks/stripe/",
            body,
            content_type="application/json",
            headers={"Stripe-Signature": signed(body) if signature is None else signature},
        )

    def deliver(self) -> list[str]:
        """Every event that is due, once; what the site answered."""
        answers = []
        for event, body in self.events():
            response = self.knock(body)
            answers.append(response.content.decode())
            if response.status_code == 200:
                self.server.store.delivered(event)
        return answers


@pytest.fixture
def till(tmp_path, settings, client):
    store = Store(tmp_path / "standin.sqlite3")
    faults = Faults()
    delivery = Delivery(store, faults, "http://127.0.0.1:9/", settings.STRIPE_WEBHOOK_SECRET)
    server = StandIn(0, store, delivery, takes_faults=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    settings.STRIPE_API_BASE = f"http://127.0.0.1:{server.server_port}"
    settings.STRIPE_SECRET_KEY = "sk_test_standin"
    yield Till(server, client)
    faults.silence.set()
    server.shutdown()
    thread.join()
    server.server_close()
