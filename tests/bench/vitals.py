"""How long a reader waits on a village connection: a slow phone, 400 kbit/s, nothing kept yet."""

import os
import shutil
import statistics
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import FLAGS
from tests.browser.weighing import read_through, weighed
from tests.stack import WORKERS

BITS, ROUND_TRIP, SLOWER = 400_000, 400, 4  # a second, milliseconds, times
TRIES = 3
_PATIENCE = 120_000  # milliseconds
HEAD = (
    f"{'page at 390 px':18}{'KB':>7}{'images KB':>11}{'answers':>9}{'elements':>10}"
    f"{'LCP s':>8}{'INP ms':>8}{'CLS':>8}{'hosts':>7}"
)
_FIELD, _TOGGLE = "header input[type=search], header input[name=q]", "main summary"


class Seen(NamedTuple):
    kilobytes: float
    images: float
    answers: int
    elements: int
    lcp: float
    inp: float
    shift: float
    hosts: int

    def line(self, name: str) -> str:
        return (
            f"{name:18}{self.kilobytes:7.1f}{self.images:11.1f}{self.answers:9}{self.elements:10}"
            f"{self.lcp / 1000:8.2f}{self.inp:8.0f}{self.shift:8.3f}{self.hosts:7}"
        )


def vitals(pages: Iterable[tuple[str, str]]) -> Iterator[str]:
    """One line a page, the median of a few tries; or why there is none."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not program:
        yield "no Chromium, so nothing is said of LCP and INP"
        return
    yield HEAD
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for name, url in pages:
            for _ in range(2 * WORKERS):  # what a process reads once, it has read
                urlopen(url).close()  # noqa: S310 -- our own
            yield _median([_seen(chromium, url) for _ in range(TRIES)]).line(name)
        chromium.close()


def _median(tries: list[Seen]) -> Seen:
    return Seen(*(statistics.median(each) for each in zip(*tries, strict=True)))


def _seen(chromium: Browser, url: str) -> Seen:
    with weighed(chromium) as (page, wire, devtools):
        speed = BITS / 8
        slow = {"offline": False, "latency": ROUND_TRIP}
        slow |= {"downloadThroughput": speed, "uploadThroughput": speed}
        devtools.send("Network.emulateNetworkConditions", slow)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        answer = page.goto(url, wait_until="networkidle", timeout=_PATIENCE)
        if answer is None or answer.status != 200:
            raise SystemExit(f"{url} does not answer as it should")
        lcp = page.evaluate("vitals.lcp")  # a press ends it
        _press(page)
        read_through(page)
        said = page.evaluate("({ ...vitals })")
        elements = page.evaluate("document.querySelectorAll('*').length")
    return Seen(
        wire.bytes_but_images / 1000, wire.bytes["image"] / 1000, wire.answers_but_images, elements,
        lcp, said["inp"], said["shift"], len(wire.hosts),
    )  # fmt: skip


def _press(page: Page) -> None:
    """Tab, letters in the search field and whatever opens: the slowest answer is the figure."""
    for key in ("Tab", "Tab", "Tab"):
        page.keyboard.press(key)
        page.wait_for_timeout(120)
    field, toggle = page.locator(_FIELD).first, page.locator(_TOGGLE).first
    if field.count() and field.is_visible():
        field.click()
        page.keyboard.type("cixiu", delay=80)
    if toggle.count() and toggle.is_visible():
        toggle.click()
    page.wait_for_timeout(600)
