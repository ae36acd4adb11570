"""A real Chromium against the whole product, as it runs: site, worker and cashier."""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.stack import DATABASE, Stack, helpers, load, site, stack_in

FLAGS = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--font-render-hinting=none"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not program and os.environ.get("CI") != "true":
        pytest.skip("no Chromium: `python -m tests.browsers` says how to get one")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def market(tmp_path_factory: pytest.TempPathFactory, testrun_uid: str) -> Iterator[Stack]:
    """The demo market, served: the first worker of a run makes it, and each has a copy."""
    folder = tmp_path_factory.mktemp("market")
    first = tmp_path_factory.getbasetemp().parent / f"market-{testrun_uid}"
    with first.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not first.exists():
            load(stack_in(folder))
            shutil.copytree(folder, first)
        else:
            shutil.copytree(first, folder, dirs_exist_ok=True)
    stack = stack_in(folder)
    _answer_at(stack.site, folder)
    with site(stack), helpers(stack):
        yield stack


def _answer_at(port: int, folder: Path) -> None:
    """Wagtail keeps the address of its site in the database."""
    with closing(sqlite3.connect(folder / "var" / DATABASE)) as kept, kept:
        kept.execute("UPDATE wagtailcore_site SET port = ?", [port])
