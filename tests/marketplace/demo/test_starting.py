"""Every door into the demo, each as a process of its own: server, worker, command."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from marketplace.demo import start

pytestmark = pytest.mark.one_database
ROOT = Path(__file__).resolve().parents[3]
BIN = Path(sys.executable).parent
AT_HOME = {
    "DEMO": "1",
    "SITE_URL": "http://127.0.0.1:8000",
    "ALLOWED_HOSTS": "127.0.0.1,localhost",
    "STRIPE_SECRET_KEY": "sk_test_x",
    "STRIPE_WEBHOOK_SECRET": "whsec_x",
}
DOORS = {
    "command": [sys.executable, "manage.py", "check"],
    "server": [str(BIN / "gunicorn"), "marketplace.wsgi", "--check-config"],
    "worker": [str(BIN / "celery"), "-A", "marketplace", "report"],
}


def started(door, folder, **changes):
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    kept = {"VAR_DIR": str(folder), "MEDIA_ROOT": str(folder / "media")}
    environment = inherited | AT_HOME | kept | changes
    return subprocess.run(
        DOORS[door], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120
    )


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"STRIPE_SECRET_KEY": "sk_live_x"}, "demo.E001"),
        ({"ALLOWED_HOSTS": "qiaoshou.example"}, "demo.E002"),
    ],
)
def test_the_demo_does_not_start_where_it_counts(door, changes, fault, tmp_path):
    answer = started(door, tmp_path, **changes)

    assert answer.returncode != 0
    assert fault in answer.stdout + answer.stderr


@pytest.mark.parametrize("door", DOORS)
def test_at_home_it_starts(door, tmp_path):
    answer = started(door, tmp_path)

    assert (answer.returncode, "demo.E00" in answer.stdout + answer.stderr) == (0, False)


SETTINGS = [sys.executable, "-c", "from marketplace import settings; print(settings.EMAIL_BACKEND)"]


def mail_of(folder, **changes):
    """What carries mail, and whether settings could be read."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    kept = {"VAR_DIR": str(folder), "MEDIA_ROOT": str(folder / "media"), "SECRET_KEY": "x"}
    answer = subprocess.run(
        SETTINGS, cwd=ROOT, env=inherited | kept | changes, capture_output=True, text=True
    )
    return answer.stdout.strip().removeprefix("django.core.mail.backends."), answer.stderr


@pytest.mark.parametrize(
    ("changes", "carrier"),
    [
        ({}, "console.EmailBackend"),
        ({"EMAIL_URL": "submission://a:b@mail.example:587"}, "smtp.EmailBackend"),
        ({"DEMO": "1", "EMAIL_URL": "submission://a:b@mail.example:587"}, "dummy.EmailBackend"),
        ({"DEMO": "1"}, "dummy.EmailBackend"),
    ],
)
def test_the_demo_sends_no_mail_whatever_the_environment_says(changes, carrier, tmp_path):
    assert mail_of(tmp_path, **changes)[0] == carrier


def test_a_way_of_mail_that_nobody_knows_is_refused(tmp_path):
    carrier, told = mail_of(tmp_path, EMAIL_URL="consolemail:")

    assert carrier == ""
    assert "EMAIL_URL must begin with" in told


@pytest.fixture
def data(tmp_path, monkeypatch):
    """What the demo keeps, and how often it got as far as preparing it."""
    monkeypatch.setattr(start, "VAR", tmp_path / "var" / "demo")
    monkeypatch.setattr(start.subprocess, "run", lambda *_, **__: start.refuse("prepares"))
    kept = start.VAR / "kept"
    kept.parent.mkdir(parents=True)
    kept.touch()
    return kept


def refusal(*arguments):
    with pytest.raises(SystemExit) as told:
        start.main([*arguments])
    return str(told.value)


def a_pair():
    """Two free ports beside each other."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + 1))
            except (OSError, OverflowError):
                continue
            return port


@pytest.mark.parametrize(
    "typed", ["99999", "65535", "-5", "0", "80", "", "abc", "8000.5", "9" * 40]
)
@pytest.mark.parametrize("more", [[], ["--reset"]])
def test_a_port_that_cannot_be_is_one_clear_line(data, typed, more):
    told = refusal(f"--port={typed}", *more)

    assert told == f"make demo: PORT must be a number from 1024 to 65534, not {typed!r}."
    assert data.exists()


@pytest.mark.parametrize("above", [0, 1])
def test_with_its_port_in_use_a_reset_deletes_nothing(data, above):
    port = a_pair()
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", port + above))
        busy.listen()
        told = refusal(f"--port={port}", "--reset")

    assert f"port {port + above} is in use" in told
    assert data.exists()


@pytest.mark.parametrize("more", [[], ["--reset"]])
def test_a_second_demo_on_the_same_data_is_told_where_the_first_one_is(data, more):
    start.hold_data("http://127.0.0.1:8600")

    told = refusal(f"--port={a_pair()}", *more)

    assert "already running at http://127.0.0.1:8600/ " in told
    assert data.exists()


@pytest.mark.parametrize(("more", "is_kept"), [([], True), (["--reset"], False)])
def test_only_a_reset_that_can_start_forgets_the_data(data, more, is_kept):
    told = refusal(f"--port={a_pair()}", *more)

    assert told == "make demo: prepares"
    assert data.exists() is is_kept
