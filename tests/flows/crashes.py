"""A whole stack behind proxies that can kill, for tests of sudden death."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

from tests.bench.purchase import Buyer, Failed
from tests.stack import (
    REFERENCE,
    ROOT,
    Stack,
    beside,
    free_port,
    manage,
    migrate,
    stack_in,
    wait_for,
)


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


@dataclass(frozen=True)
class Watched(Stack):
    """A stack, and who knows its database and outlives its deaths, as a worker does."""

    witness: subprocess.Popen[str]


@contextmanager
def witness(stack):
    command = [sys.executable, "-m", "tests.flows.seed"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, env=stack.environment, **pipes) as process:
        yield process
        process.stdin.close()


def ask(stack, question):
    stack.witness.stdin.write(f"{question}\n")
    stack.witness.stdin.flush()
    return json.loads(stack.witness.stdout.readline())


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


def state(stack):
    return {name: value for name, value in ask(stack, "state").items() if name != "pages"}


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """A folder with all but the orders in it; each test has a copy."""
    folder = tmp_path_factory.mktemp("tables")
    environment = stack_in(folder).environment
    migrate(environment)
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
            cashier_runs = beside([*program, *arguments], stack.environment)
            with cashier_runs, witness(stack) as knows:
                wait_for(cashier)
                yield Watched(**vars(stack), witness=knows), to_cashier, to_site


def buy(stack):
    """Where to pay; empty: the site died while placing."""
    work = ask(stack, "make")
    try:
        return Buyer(stack.site).place(**work)
    except (Failed, OSError):
        return ""
