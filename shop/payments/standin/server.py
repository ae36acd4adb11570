"""The HTTP side: Stripe's paths under /v1/, its pages under /pay/ and /connect/, tests' script."""

import json
import time
from collections.abc import Callable
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from shop.payments.standin.delivery import Delivery
from shop.payments.standin.faults import Faults
from shop.payments.standin.form import parse, parse_parts
from shop.payments.standin.objects import Cashier
from shop.payments.standin.pages import account_page, card_of, outcome_of, payment_page
from shop.payments.standin.refusals import Refusal
from shop.payments.standin.routes import route
from shop.payments.standin.store import Object, Store

_BROKEN = {
    "500": (500, json.dumps({"error": {"type": "api_error", "message": "fault"}})),
    "502": (502, "<html><h1>502 Bad Gateway</h1></html>"),
    "503": (503, ""),
    "429": (429, json.dumps({"error": {"type": "invalid_request_error", "message": "too many"}})),
    "409": (409, json.dumps({"error": {"type": "invalid_request_error", "message": "conflict"}})),
    "401": (401, json.dumps({"error": {"type": "invalid_request_error", "message": "no key"}})),
    "garbage": (200, "<html>not json"),
}
_BROKEN["429_retry"] = _BROKEN["429"]


class StandIn(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int, store: Store, delivery: Delivery, *, takes_faults: bool) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.store, self.delivery = store, delivery
        self.faults: Faults = delivery.faults
        self.takes_faults = takes_faults
        self.cashier = Cashier(store, f"http://127.0.0.1:{self.server_port}")
        delivery.before_round = self.ripen

    def ripen(self) -> None:
        """What is due of the banks' second words is said."""
        self.store.in_transaction(self.cashier.refunds.ripen)

    def script(self, path: str, form: dict[str, str]) -> None:
        """What a test lets happen at the bank. Raises Refusal, KeyError, ValueError."""
        match path:
            case "/_faults":
                self.faults.order(
                    form.get("kinds", "").split(), form.get("hold"), form.get("copies")
                )
                self.faults.disturb(form)
                self.cashier.refunds.behave(form.get("refunds", "succeeded"))
            case "/_dispute":
                reason = form.get("reason", "fraudulent")
                self.cashier.disputes.open(form["intent"], reason, int(form.get("amount", "0")))
            case "/_close":
                self.cashier.disputes.close(form["dispute"], form["to"])
            case "/_refund":
                self.cashier.refunds.settle(form["refund"], form["to"])
            case "/_account":
                self.cashier.connect.turn(form["account"], form["to"])
            case _:
                raise Refusal(404, "url_invalid", f"Unrecognized request URL ({path}).")


class Handler(BaseHTTPRequestHandler):
    server: StandIn
    protocol_version = "HTTP/1.1"
    timeout = 60

    def log_message(self, format: str, *args: object) -> None:
        """Requests carry amounts; nothing of them is written down."""

    def do_GET(self) -> None:
        if self.path.startswith("/pay/"):
            return self.show_page()
        if self.path.startswith("/connect/"):
            return self.show_link()
        if self.path.startswith("/v1/"):
            return self.api("GET", b"")
        return self.answer(200, "text/plain", "stand-in for Stripe")

    def do_POST(self) -> None:
        length = min(int(self.headers.get("Content-Length") or 0), 10_000_000)
        body = self.rfile.read(length)
        if self.path.startswith("/v1/"):
            return self.api("POST", body)
        form = dict(parse_qsl(body.decode("utf-8", "replace")))
        if self.path.startswith("/pay/"):
            return self.take_payment(form)
        if self.path.startswith("/connect/"):
            return self.take_link(form)
        return self.follow_script(form)

    def show_page(self, problem: str = "") -> None:
        session = self.server.store.get("checkout.session", self.path.split("/")[2])
        if session is None:
            return self.answer(404, "text/plain", "No such checkout.session")
        return self.answer(200, "text/html", payment_page(session, problem))

    def take_payment(self, form: dict[str, str]) -> None:
        outcome, name = outcome_of(form), self.path.split("/")[2]
        if outcome != "paid":
            return self.show_page(outcome)
        card = card_of(form)
        try:
            session = self.server.store.in_transaction(lambda: self.server.cashier.pay(name, card))
        except Refusal as refusal:
            return self.answer(refusal.status, "text/plain", str(refusal))
        if session["payment_status"] != "paid":
            return self.show_page()
        return self.redirect(session["success_url"])

    def show_link(self) -> None:
        if link := self.open_link():
            self.answer(200, "text/html", account_page(link))

    def take_link(self, form: dict[str, str]) -> None:
        if link := self.open_link():
            to = form.get("to", "active")
            self.server.store.in_transaction(lambda: self.server.cashier.connect.complete(link, to))
            self.redirect(link["return_url"])

    def open_link(self) -> Object | None:
        """None: answered already; a link is good once, for minutes, and then leads back."""
        link = self.server.store.get("account_link", self.path.split("/")[2])
        if link is None:
            self.answer(404, "text/plain", "No such account_link")
            return None
        if link["expires_at"] < time.time():
            self.redirect(link["refresh_url"])
            return None
        return link

    def follow_script(self, form: dict[str, str]) -> None:
        if not self.server.takes_faults:
            return self.answer(404, "text/plain", "no faults here")
        try:
            self.server.store.in_transaction(lambda: self.server.script(self.path, form))
        except (Refusal, KeyError, ValueError) as wrong:
            return self.answer(400, "text/plain", str(wrong))
        return self.answer(200, "text/plain", "ordered")

    def api(self, method: str, body: bytes) -> None:
        if not self.headers.get("Authorization", "").startswith(("Bearer sk_test_", "Basic ")):
            error = {"error": {"type": "invalid_request_error", "message": "Invalid API Key"}}
            return self.answer(401, "application/json", json.dumps(error))
        fault = self.server.faults.next()
        if fault in {"drop_before", "timeout_before"}:
            return self.drop(fault)
        if fault in _BROKEN:
            retry = {"stripe-should-retry": "true"} if fault == "429_retry" else {}
            status, text = _BROKEN[fault]
            return self.answer(status, "application/json", text, retry)
        status, answer = self.server.store.in_transaction(lambda: self.once(method, body))
        if fault in {"drop_after", "timeout_after"}:
            return self.drop(fault)
        return self.answer(status, "application/json", answer)

    def once(self, method: str, body: bytes) -> tuple[int, str]:
        """The stored answer where the key was used before; a key never means two things."""
        key = self.headers.get("Idempotency-Key", "")
        parameters = self.parameters(method, body)
        asked = f"{method} {self.path} {sha256(json.dumps(parameters).encode()).hexdigest()}"
        known = self.server.store.answer_to(key) if key else None
        if known and known[0] != asked:
            text = "Keys for idempotent requests can only be used with the same parameters."
            return 400, json.dumps({"error": {"type": "idempotency_error", "message": text}})
        if known:
            return known[1], known[2]
        path = urlsplit(self.path).path
        status, answer = self.do(lambda: route(self.server.cashier, method, path, parameters))
        if key:
            self.server.store.remember(key, asked, status, answer)
        return status, answer

    def parameters(self, method: str, body: bytes) -> dict[str, Any]:
        kind = self.headers.get("Content-Type", "")
        if kind.startswith("multipart/form-data"):
            return parse_parts(kind, body)
        text = body.decode("utf-8", "replace")
        return parse(urlsplit(self.path).query if method == "GET" else text)

    def do(self, work: Callable[[], Object]) -> tuple[int, str]:
        try:
            return 200, json.dumps(work())
        except Refusal as refusal:
            return refusal.status, json.dumps(refusal.body)
        except (KeyError, TypeError, AttributeError) as missing:
            error = {"type": "invalid_request_error", "message": f"Missing or wrong: {missing}"}
            return 400, json.dumps({"error": error})

    def drop(self, fault: str) -> None:
        if fault.startswith("timeout"):
            self.server.faults.be_silent()
        self.close_connection = True
        self.connection.close()

    def redirect(self, url: str) -> None:
        self.send_response(303)
        self.send_header("Location", url)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answer(self, status: int, kind: str, text: str, more: dict[str, str] | None = None) -> None:
        body = text.encode()
        self.send_response(status)
        for name, value in (more or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
