"""What a page weighs: on the wire by the browser's own count, and on the reader's patience."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page

PHONE = {"width": 390, "height": 844}
OBSERVE = """
window.vitals = { lcp: 0, shift: 0, inp: 0 };
const watch = (type, see, more = {}) => new PerformanceObserver((list) => {
  list.getEntries().forEach(see);
}).observe({ type, buffered: true, ...more });
watch("largest-contentful-paint", (it) => { vitals.lcp = it.startTime; });
watch("layout-shift", (it) => { if (!it.hadRecentInput) vitals.shift += it.value; });
watch("event", (it) => {
  if (it.interactionId) vitals.inp = Math.max(vitals.inp, it.duration);
}, { durationThreshold: 16 });
"""


@dataclass
class Wire:
    """What went over it, in bytes and answers by kind, and to which hosts."""

    bytes: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    hosts: set[str] = field(default_factory=set)
    cookies: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def listen(self, page: Page, devtools: CDPSession) -> None:
        kinds: dict[str, str] = {}

        def answered(event: dict) -> None:
            address = urlsplit(event["response"]["url"])
            if address.scheme in {"http", "https"}:
                kinds[event["requestId"]] = event["type"].lower()
                self.hosts.add(f"{address.scheme}://{address.netloc}")

        def finished(event: dict) -> None:
            kind = kinds.get(event["requestId"])
            if kind:
                self.bytes[kind] += int(event["encodedDataLength"])
                self.answers[kind] += 1

        def headers(event: dict) -> None:
            given = {name.lower(): value for name, value in event["headers"].items()}
            self.cookies += [given["set-cookie"]] if "set-cookie" in given else []

        devtools.on("Network.responseReceived", answered)
        devtools.on("Network.loadingFinished", finished)
        devtools.on("Network.responseReceivedExtraInfo", headers)
        devtools.send("Network.enable")
        page.on("console", lambda said: self.hear(said.type, said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def hear(self, kind: str, text: str) -> None:
        self.complaints += [text] if kind in {"error", "warning"} else []

    @property
    def bytes_but_images(self) -> int:
        return sum(self.bytes.values()) - self.bytes["image"]

    @property
    def answers_but_images(self) -> int:
        return sum(self.answers.values()) - self.answers["image"]


@contextmanager
def weighed(browser: Browser) -> Iterator[tuple[Page, Wire, CDPSession]]:
    """A phone that has seen nothing yet."""
    context = browser.new_context(viewport=PHONE, bypass_csp=True)
    page = context.new_page()
    page.add_init_script(OBSERVE)
    wire, devtools = Wire(), context.new_cdp_session(page)
    wire.listen(page, devtools)
    yield page, wire, devtools
    context.close()


def read_through(page: Page) -> None:
    """Down to the end, so that what loads late has come and moved what it moves."""
    page.evaluate(
        """async () => {
        for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
          scrollTo(0, y);
          await new Promise(requestAnimationFrame);
        }}"""
    )
    page.wait_for_load_state("networkidle")
