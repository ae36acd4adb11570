"""The HTTP side: Stripe's paths under /v1/, the hosted page under /pay/, faults for tests."""

import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

from shop.payments.standin.delivery import Delivery
from shop.payments.standin.faults import Faults
from shop.payments.standin.form import parse
from shop.payments.standin.objects import Cashier, Refusal
from shop.payments.standin.pages import outcome_of, payment_page
from shop.payments.standin.store import Object, Store

_BROKEN = {
    "500": (500, json.dumps({"error": {"type": "api_error", "message": "fault"}})),
    "429": (429, json.dumps({"error": {"type": "invalid_request_error", "message": "too many"}})),
    "409": (409, json.dumps({"error": {"type": "invalid_request_error", "message": "conflict"}})),
    "garbage": (200, "<html>not json"),
}


class StandIn(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int, store: Store, delivery: Delivery, *, takes_faults: bool) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.store, self.delivery = store, delivery
        self.faults: Faults = delivery.faults
        self.takes_faults = takes_faults
        self.cashier = Cashier(store, f"http://127.0.0.1:{self.server_port}")

    def route(self, method: str, path: str, asked: dict[str, Any]) -> Object:
        parts = path.removeprefix("/v1/").strip("/").split("/")
        match (method, parts):
            case ("POST", ["checkout", "sessions"]):
                return self.cashier.open_session(asked)
            case ("GET", ["checkout", "sessions", name]):
                return self.cashier.find("checkout.session", name)
            case ("POST", ["checkout", "sessions", name, "expire"]):
                return self.cashier.expire_session(name)
            case ("GET", ["payment_intents", name]):
                return self.cashier.find("payment_intent", name)
            case ("POST", ["refunds"]):
                return self.cashier.refund(asked)
            case ("GET", ["refunds", name]):
                return self.cashier.find("refund", name)
        raise Refusal(404, "url_invalid", f"Unrecognized request URL ({method}: {path}).")


class Handler(BaseHTTPRequestHandler):
    server: StandIn
    protocol_version = "HTTP/1.1"
    timeout = 60

    def log_message(self, format: str, *args: object) -> None:
        """Requests carry amounts; nothing of them is written down."""

    def do_GET(self) -> None:
        if self.path.startswith("/pay/"):
            return self.show_page()
        if self.path.startswith("/v1/"):
            return self.api("GET", "")
        return self.answer(200, "text/plain", "stand-in for Stripe")

    def do_POST(self) -> None:
        length = min(int(self.headers.get("Content-Length") or 0), 1_000_000)
        body = self.rfile.read(length).decode("utf-8", "replace")
        if self.path.startswith("/pay/"):
            return self.take_payment(dict(parse_qsl(body)))
        if self.path == "/_faults" and self.server.takes_faults:
            return self.order_faults(dict(parse_qsl(body)))
        return self.api("POST", body)

    def show_page(self, problem: str = "") -> None:
        try:
            session = self.server.cashier.find("checkout.session", self.path.split("/")[2])
        except Refusal as refusal:
            return self.answer(refusal.status, "text/plain", str(refusal))
        return self.answer(200, "text/html", payment_page(session, problem))

    def take_payment(self, form: dict[str, str]) -> None:
        outcome = outcome_of(form)
        if outcome != "paid":
            return self.show_page(outcome)
        name = self.path.split("/")[2]
        try:
            session = self.server.store.in_transaction(lambda: self.server.cashier.pay(name))
        except Refusal as refusal:
            return self.answer(refusal.status, "text/plain", str(refusal))
        if session["payment_status"] != "paid":
            return self.show_page()
        return self.redirect(session["success_url"])

    def order_faults(self, form: dict[str, str]) -> None:
        kinds = form.get("kinds", "").split()
        self.server.faults.order(kinds, form.get("hold"), form.get("copies"))
        self.answer(200, "text/plain", "ordered")

    def api(self, method: str, body: str) -> None:
        if not self.headers.get("Authorization", "").startswith(("Bearer sk_test_", "Basic ")):
            error = {"error": {"type": "invalid_request_error", "message": "Invalid API Key"}}
            return self.answer(401, "application/json", json.dumps(error))
        fault = self.server.faults.next()
        if fault == "drop_before":
            return self.drop()
        if fault in _BROKEN:
            return self.answer(_BROKEN[fault][0], "application/json", _BROKEN[fault][1])
        status, answer = self.server.store.in_transaction(lambda: self.once(method, body))
        if fault == "drop_after":
            return self.drop()
        return self.answer(status, "application/json", answer)

    def once(self, method: str, body: str) -> tuple[int, str]:
        """The stored answer where the key was used before; a key never means two things."""
        key, asked = self.headers.get("Idempotency-Key", ""), f"{method} {self.path} {body}"
        known = self.server.store.answer_to(key) if key else None
        if known and known[0] != asked:
            text = "Keys for idempotent requests can only be used with the same parameters."
            return 400, json.dumps({"error": {"type": "idempotency_error", "message": text}})
        if known:
            return known[1], known[2]
        status, answer = self.do(lambda: self.server.route(method, self.path, parse(body)))
        if key:
            self.server.store.remember(key, asked, status, answer)
        return status, answer

    def do(self, work: Callable[[], Object]) -> tuple[int, str]:
        try:
            return 200, json.dumps(work())
        except Refusal as refusal:
            return refusal.status, json.dumps(refusal.body)
        except (KeyError, TypeError, AttributeError) as missing:
            error = {"type": "invalid_request_error", "message": f"Missing or wrong: {missing}"}
            return 400, json.dumps({"error": error})

    def drop(self) -> None:
        self.close_connection = True
        self.connection.close()

    def redirect(self, url: str) -> None:
        self.send_response(303)
        self.send_header("Location", url)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answer(self, status: int, kind: str, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
