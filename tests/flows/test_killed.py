"""Killed for real (kill -9) between attempt, charge and posting; a restart converges.

A proxy stands between site and cashier, knows each point, and kills there.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

from tests.bench.purchase import Buyer, Failed, pay
from tests.stack import REFERENCE, ROOT, beside, free_port, manage, site, stack_in, wait_for

pytestmark = [pytest.mark.slow, pytest.mark.one_database]


class Proxy(ThreadingHTTPServer):
    """Hands everything on; at the point it is told of, it kills first or afterwards."""

    def __init__(self, target: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.target = target
        self.when, self.kill = "", lambda: None

    def strike(self, when: str) -> None:
        if self.when == when:
            self.when = ""
            self.kill()


class _Handler(BaseHTTPRequestHandler):
    server: Proxy

    def log_message(self, *args: object) -> None:
        """Silent."""

    def do_GET(self) -> None:
        self.hand_on(*self.asked(None))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.strike("before")
        answer = self.asked(body)
        self.server.strike("after")
        self.hand_on(*answer)

    def asked(self, body: bytes | None) -> tuple[int, bytes]:
        headers = {k: v for k, v in self.headers.items() if k.lower() not in ("host", "connection")}
        request = Request(self.server.target + self.path, body, headers, method=self.command)  # noqa: S310 -- our own processes on loopback
        try:
            with urlopen(request, timeout=30) as answer:  # noqa: S310 -- as above
                return answer.status, answer.read()
        except HTTPError as fault:
            return fault.code, fault.read()
        except (URLError, OSError):
            return 502, b""

    def hand_on(self, status: int, text: bytes) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)
        except OSError:
            self.close_connection = True


@contextmanager
def proxied(target):
    server = Proxy(target)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def ask(stack, question):
    found = subprocess.run(
        [sys.executable, "-m", "tests.flows.seed", question],
        cwd=ROOT, env=stack.environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return json.loads(found.stdout)


def killer(process):
    """Master and workers at once, as a power cut would."""

    def kill():
        for each in [*process.children(recursive=True), process]:
            os.kill(each.pid, signal.SIGKILL)

    return kill


def until(answer, wanted):
    deadline = time.monotonic() + 60
    while (found := answer()) != wanted and time.monotonic() < deadline:
        time.sleep(0.5)
    return found


PAID = {"orders": ["paid"], "attempts": ["succeeded"], "sales": 1, "held": 1, "books": 0}


def state(stack):
    return {name: value for name, value in ask(stack, "state").items() if name != "pages"}


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """A folder with all but the orders in it; each test has a copy."""
    folder = tmp_path_factory.mktemp("tables")
    environment = stack_in(folder).environment
    manage(environment, "migrate", "--verbosity", "0")
    for command in REFERENCE:
        manage(environment, command, "--verbosity", "0")
    manage(environment, "collectstatic", "--no-input", "--verbosity", "0")
    return folder


@pytest.fixture
def stack(tables, tmp_path):
    shutil.copytree(tables, tmp_path, dirs_exist_ok=True)
    cashier = free_port()
    with proxied(f"http://127.0.0.1:{cashier}") as to_cashier:
        stack = stack_in(tmp_path, STRIPE_API_BASE=f"http://127.0.0.1:{to_cashier.server_port}")
        with proxied(stack.url) as to_site:
            webhook = f"http://127.0.0.1:{to_site.server_port}/webhooks/stripe/"
            program = [sys.executable, "-m", "shop.payments.standin"]
            arguments = ["--port", str(cashier), "--webhook", webhook]
            with beside([*program, *arguments], stack.environment):
                wait_for(cashier)
                yield stack, to_cashier, to_site


def buy(stack):
    """Where to pay; empty: the site died while placing."""
    work = ask(stack, "make")
    try:
        return Buyer(stack.site).place(**work)
    except (Failed, OSError):
        return ""


@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_around_the_call_to_the_cashier_the_order_can_still_be_paid_once(stack, when):
    stack, to_cashier, _ = stack
    with site(stack) as first:
        to_cashier.when, to_cashier.kill = when, killer(first)
        assert buy(stack) == ""
    assert ask(stack, "state")["orders"] == ["awaiting_payment"]

    with site(stack):
        pay(ask(stack, "catch_up")["pages"][0])
        found = until(lambda: state(stack), PAID)

    assert found == PAID


@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_around_the_webhook_the_payment_is_posted_once(stack, when):
    stack, _, to_site = stack
    with site(stack) as first:
        url = buy(stack)
        to_site.when, to_site.kill = when, killer(first)
        pay(url)
        until(lambda: first.is_running() and first.status() != "zombie", False)

    with site(stack):
        found = until(lambda: state(stack), PAID)

    assert found == PAID


def test_without_any_webhook_asking_finds_the_payment(stack):
    stack, _, to_site = stack
    to_site.target = "http://127.0.0.1:9"  # nobody is there
    with site(stack):
        pay(buy(stack))
        ask(stack, "catch_up")
        assert state(stack) == PAID
