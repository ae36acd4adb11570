"""A real Chromium against the whole product, as it runs: site, worker and cashier."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.stack import Stack, helpers, load, site, stack_in

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
def market(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The demo market, served."""
    stack = stack_in(tmp_path_factory.mktemp("market"))
    load(stack)
    with site(stack), helpers(stack):
        yield stack
