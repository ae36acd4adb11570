"""The whole product as it runs: site, worker and cashier in processes of their own."""

import fcntl
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError
from urllib.request import urlopen

import psutil

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
WORKERS, THREADS = 2, 4
DATABASE = "qiaoshou.sqlite3"
FLOORS = ["marketplace", "programme", "shop", "catalog", "sellers", "ground"]
REFERENCE = ["load_divisions", "load_crafts", "load_countries"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def manage(environment: dict[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, check=True)


@dataclass(frozen=True)
class Stack:
    """Where the site and the cashier answer, and the environment that they run in."""

    site: int
    cashier: int
    environment: dict[str, str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.site}"


def stack_in(folder: Path, **changes: str) -> Stack:
    """The demo's settings in a folder of their own."""
    site, cashier = free_port(), free_port()
    address = f"http://127.0.0.1:{cashier}"
    environment = {
        **os.environ,
        "DEMO": "1",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "CELERY_TASK_ALWAYS_EAGER": "0",
        "DJANGO_SETTINGS_MODULE": "marketplace.settings",
        "SITE_URL": f"http://127.0.0.1:{site}",
        "VAR_DIR": str(folder / "var"),
        "MEDIA_ROOT": str(folder / "media"),
        "SMS_BACKEND": "outbox",
        "VOICE_BACKEND": "outbox",
        "HELP_PHONE": "154 0000 0900",
        "HELP_EMAIL": "help@qiaoshou.example",
        "STRIPE_SECRET_KEY": "sk_test_standin",
        "STRIPE_WEBHOOK_SECRET": "whsec_standin",
        "STRIPE_API_BASE": address,
        "CSP_FORM_ACTION": address,
        "PAYOUT_BY_STRIPE": "True",
        "LOG_LEVEL": "ERROR",
        **changes,
    }
    return Stack(site, cashier, environment)


def migrate(environment: dict[str, str]) -> None:
    """The same migrations make the same tables: on SQLite they run once, and each has a copy.

    They are kept beside the packages, which decide as well what comes of them.
    """
    if "DATABASE_URL" in environment:
        manage(environment, "migrate", "--verbosity", "0")
        return
    packages, database = Path(sys.prefix), Path(environment["VAR_DIR"]) / DATABASE
    kept = packages / f".tables-{_digest()}.sqlite3"
    with (packages / ".tables.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            with TemporaryDirectory(dir=packages) as folder:
                _from_nothing({**environment, "VAR_DIR": folder})
                made = Path(folder) / DATABASE
                with closing(sqlite3.connect(made)) as written:
                    written.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                made.rename(kept)
    database.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(kept, database)


def _from_nothing(environment: dict[str, str]) -> None:
    """Without a word of warning; RuntimeError: with what was said."""
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode or done.stderr:
        raise RuntimeError(done.stderr)


def _digest() -> str:
    """Of all that decides what the tables are like."""
    digest = sha256((ROOT / "requirements.txt").read_bytes())
    for floor in FLOORS:
        for path in sorted((ROOT / floor).rglob("migrations/*.py")):
            digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def load(stack: Stack, *arguments: str) -> None:
    """Tables, reference data, the invented market, static files."""
    migrate(stack.environment)
    for command in REFERENCE:
        manage(stack.environment, command)
    manage(stack.environment, "load_demo", *arguments)
    manage(stack.environment, "collectstatic", "--no-input", "--verbosity", "0")


@contextmanager
def site(stack: Stack, settings: str = "marketplace.settings") -> Iterator[psutil.Process]:
    """The same application server, workers and threads for everything that is compared."""
    command = [
        BIN / "gunicorn", "django.core.wsgi:get_wsgi_application()",
        "--bind", f"127.0.0.1:{stack.site}", "--workers", str(WORKERS), "--threads", str(THREADS),
        "--log-level", "error", "--keep-alive", "75", "--timeout", "300", "--preload",
    ]  # fmt: skip
    environment = {**stack.environment, "DJANGO_SETTINGS_MODULE": settings}
    with beside(command, environment) as server:
        wait_for(stack.site)
        yield server


@contextmanager
def helpers(stack: Stack) -> Iterator[None]:
    """The worker with its timetable, and the cashier."""
    worker = [BIN / "celery", "-A", "marketplace", "worker", "--concurrency", "1", "-l", "error"]
    beat = ["--beat", "--schedule", str(Path(stack.environment["VAR_DIR"]) / "timetable")]
    webhook = f"{stack.url}/webhooks/stripe/"
    cashier = ["-m", "shop.payments.standin", "--port", str(stack.cashier), "--webhook", webhook]
    with ExitStack() as processes:
        processes.enter_context(beside([*worker, *beat], stack.environment))
        processes.enter_context(beside([sys.executable, *cashier], stack.environment))
        wait_for(stack.cashier)
        yield


@contextmanager
def beside(command: list[str], environment: dict[str, str]) -> Iterator[psutil.Process]:
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait()


def wait_for(port: int) -> None:
    """Until something answers on the port, in whatever way; TimeoutError after a minute."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            urlopen(f"http://127.0.0.1:{port}/", timeout=30)
        except HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"nothing answers on port {port}")
