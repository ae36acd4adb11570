"""The one place where the real migrations run; every other test creates tables from models."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.stack import migrate

ROOT = Path(__file__).parent.parent
pytestmark = [pytest.mark.slow, pytest.mark.one_database]


@pytest.fixture
def environment(tmp_path):
    environment = {
        **os.environ,
        "SECRET_KEY": "x" * 50,
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "marketplace.settings",
    }
    for inherited in ("DATABASE_URL", "REDIS_URL"):
        environment.pop(inherited, None)
    return environment


@pytest.fixture
def manage(environment):
    def run(*arguments):
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
        )

    return run


def test_from_nothing_to_the_models_and_no_migration_is_missing(environment, manage):
    migrate(environment)  # refuses a warning; a copy, where these very migrations have run

    missing = manage("makemigrations", "--check", "--dry-run")
    assert missing.stdout == "No changes detected\n"


def test_no_migration_of_ours_is_auto_named():
    ours = [
        path.name
        for floor in ("marketplace", "programme", "shop", "catalog", "sellers", "ground")
        for path in (ROOT / floor).rglob("migrations/0*.py")
    ]
    oscar = {
        path.name for path in (Path(sys.prefix) / "lib").rglob("oscar/apps/*/migrations/0*.py")
    }
    assert [name for name in ours if "_auto_" in name and name not in oscar] == []
