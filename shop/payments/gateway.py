"""The only file that speaks to Stripe, with those beside it that bear its name; in our words.

Amounts are fen, which is also Stripe's smallest unit of CNY. Nothing about a person leaves
this file: an order's number and an attempt's id are all that Stripe is told.
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

import stripe
from django.conf import settings

from shop.payments.errors import NotFromStripe, PaymentUnavailable
from shop.payments.models import PaymentAttempt, Refund

_TIMEOUT = 20  # seconds
_TOLERANCE = 300  # seconds that a signature may be old, or ahead of our clock
_NONSENSE = (
    stripe.SignatureVerificationError, ValueError, KeyError, TypeError, AttributeError
)  # fmt: skip
_LOCALES = {"zh-hans": "zh", "en": "en"}


@dataclass(frozen=True)
class Session:
    """A hosted page on which one attempt can be paid."""

    id: str
    url: str
    is_open: bool
    is_paid: bool
    intent: str
    amount_fen: int
    currency: str
    attempt_key: str


@dataclass(frozen=True)
class Event:
    id: str
    kind: str
    is_live: bool
    subject: dict
    account: str = ""
    version: str = ""

    @property
    def is_of_our_version(self) -> bool:
        """Another version's objects may look different: they are asked for, not read."""
        return self.version in {"", stripe.api_version}


@lru_cache(maxsize=4)
def _client(key: str, base: str) -> stripe.StripeClient:
    elsewhere: dict = {"base_addresses": {"api": base, "files": base}} if base else {}
    return stripe.StripeClient(
        key,
        max_network_retries=2,
        http_client=stripe.RequestsClient(timeout=_TIMEOUT),
        **elsewhere,
    )


def client() -> stripe.StripeClient:
    return _client(settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE)


@contextmanager
def asking() -> Iterator[None]:
    try:
        yield
    except stripe.StripeError as refusal:
        raise PaymentUnavailable(type(refusal).__name__) from refusal
    except (ValueError, AttributeError, KeyError) as garbage:
        raise PaymentUnavailable("unreadable answer") from garbage


def session_params(attempt: PaymentAttempt, *, title: str, back: str) -> dict:
    """What Stripe is asked for an attempt: one line with the whole amount, the way back."""
    return {
        "mode": "payment",
        "ui_mode": "hosted_page",
        "locale": _LOCALES.get(attempt.order.language, "auto"),
        "client_reference_id": attempt.order.number,
        "success_url": f"{back}&returned=1",
        "cancel_url": back,
        "metadata": {"attempt": str(attempt.key), "order": attempt.order.number},
        "payment_intent_data": {
            "transfer_group": attempt.order.number,
            "metadata": {"attempt": str(attempt.key), "order": attempt.order.number},
        },
        "line_items": [
            {
                "quantity": 1,
                "price_data": {
                    "currency": attempt.currency.lower(),
                    "unit_amount": attempt.amount_fen,
                    "product_data": {"name": title},
                },
            }
        ],
    }


def open_session(attempt: PaymentAttempt, *, title: str, back: str) -> Session:
    """The hosted page for an attempt; the same one however often we ask."""
    params = session_params(attempt, title=title, back=back)
    with asking():
        answer = client().v1.checkout.sessions.create(
            params,  # type: ignore[arg-type]
            {"idempotency_key": str(attempt.key)},
        )
        return _session(answer)


def fetch_session(session: str) -> Session:
    with asking():
        return _session(client().v1.checkout.sessions.retrieve(session))


def expire_session(session: str) -> Session:
    """Close the hosted page; a page that was paid meanwhile comes back paid."""
    try:
        with asking():
            return _session(client().v1.checkout.sessions.expire(session))
    except PaymentUnavailable as refusal:
        if not isinstance(refusal.__cause__, stripe.InvalidRequestError):
            raise
    return fetch_session(session)


def refund(row: Refund) -> tuple[str, str]:
    """Give money back once, however often we ask; Stripe's reference and its state.

    What Stripe will not do however often we ask has failed: a person looks at it.
    """
    try:
        return _ask_refund(row)
    except PaymentUnavailable as refusal:
        if isinstance(refusal.__cause__, stripe.InvalidRequestError):
            return "", "failed"
        raise


def _ask_refund(row: Refund) -> tuple[str, str]:
    with asking():
        answer = client().v1.refunds.create(
            {
                "payment_intent": row.attempt.intent,
                "amount": row.amount_fen,
                "metadata": {"refund": row.try_key},
            },
            {"idempotency_key": row.try_key},
        )
        return answer.id, answer.status or "pending"


def read_event(payload: bytes, signature: str) -> Event:
    """A webhook's event, its signature proven. Raises NotFromStripe."""
    try:
        stripe.WebhookSignature.verify_header(
            payload, signature, settings.STRIPE_WEBHOOK_SECRET, _TOLERANCE
        )
        _refuse_the_future(signature)
        event = json.loads(payload)
        about = {"account": event.get("account") or "", "version": event.get("api_version") or ""}
        subject = event["data"]["object"]
        return Event(event["id"], event["type"], event["livemode"], subject, **about)
    except _NONSENSE as refusal:
        raise NotFromStripe(type(refusal).__name__) from refusal


def read_session(subject: dict) -> Session:
    """A Checkout Session as an event carries it. Raises NotFromStripe where it is none."""
    try:
        return _session(stripe.checkout.Session.construct_from(subject, None))
    except (AttributeError, KeyError, TypeError) as refusal:
        raise NotFromStripe("no session") from refusal


def _refuse_the_future(signature: str) -> None:
    """Stripe's own check lets tomorrow's timestamps pass."""
    stamp = dict(item.split("=", 1) for item in signature.split(","))["t"]
    if int(stamp) > time.time() + _TOLERANCE:
        raise ValueError("signed in the future")


def _session(answer: stripe.checkout.Session) -> Session:
    intent = answer.payment_intent
    metadata = answer.metadata.to_dict() if answer.metadata else {}
    return Session(
        id=answer.id,
        url=answer.url or "",
        is_open=answer.status == "open",
        is_paid=answer.payment_status == "paid",
        intent=(intent if isinstance(intent, str) else intent.id) if intent else "",
        amount_fen=answer.amount_total or 0,
        currency=(answer.currency or "").upper(),
        attempt_key=str(metadata.get("attempt", "")),
    )
