"""Every door into the demo, each as a process of its own: server, worker, command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
