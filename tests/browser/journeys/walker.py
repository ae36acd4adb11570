"""Walks a page by keyboard alone, on a slow line and an old phone, and counts what it costs her."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from tests.browser.test_access import faults, overflow

PHONE = {"width": 390, "height": 844}
SLOW_LINE = {
    "offline": False, "latency": 400,  # milliseconds
    "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8,  # bytes a second
}  # fmt: skip
OLD_PHONE = 4  # times slower than this machine
MOST_TABS = 60
_FOCUSED = """() => {
  const it = document.activeElement;
  return {
    name: it.getAttribute("name") || "", value: it.getAttribute("value") || "",
    href: it.getAttribute("href") || "",
    action: (it.form && it.form.getAttribute("action")) || "", tag: it.tagName.toLowerCase(),
    text: it.textContent.trim(),
  };
}"""


@dataclass
class Count:
    pages: int = 0
    typed: int = 0
    given: int = 0  # files, or the number that stands for one
    chosen: int = 0
    presses: int = 0

    def within(self, limit: "Count") -> bool:
        pairs = zip(vars(self).values(), vars(limit).values(), strict=True)
        return all(mine <= most for mine, most in pairs)


class Walker:
    """Tab, Enter, Space, arrows and typing; each key apart from typing is a press."""

    def __init__(self, browser: Browser, *, scripts: bool, slow: bool = True) -> None:
        self.context = browser.new_context(viewport=PHONE)
        self.page: Page = self.context.new_page()
        if not scripts:
            # Our one script never arrives; a page that asks who has the focus still can.
            self.page.route(re.compile(r"\.js($|\?)"), lambda route: route.abort())
        # Listened for from the start: asked for only then, the album can open before we look.
        self.page.on("filechooser", lambda chooser: None)
        self.phone = self.context.new_cdp_session(self.page)
        if slow:
            self.phone.send("Network.enable")
            self.phone.send("Network.emulateNetworkConditions", SLOW_LINE)
            self.hurry(OLD_PHONE)
        self.count = Count()

    def hurry(self, rate: int) -> None:
        """How many times slower than this machine the phone is; not while it is examined."""
        self.phone.send("Emulation.setCPUThrottlingRate", {"rate": rate})

    def start(self, url: str) -> None:
        """Where the journey begins: the first page that she acts on."""
        self.page.goto(url)
        self.count = Count(pages=1)

    def key(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.count.presses += 1

    def to_main(self) -> None:
        """By the skip link, the first stop of a page, unless the browser kept #main."""
        self.key("Tab")
        if self.is_at(href="#main"):
            self.key("Enter")

    def tab_to(self, **wanted: str) -> None:
        for _ in range(MOST_TABS):
            if self.is_at(**wanted):
                return
            self.key("Tab")
        raise AssertionError(f"no Tab leads to {wanted} on {self.page.url}")

    def is_at(self, **wanted: str) -> bool:
        has = self.page.evaluate(_FOCUSED)
        return all(part in has[name] for name, part in wanted.items())

    def type(self, text: str, **wanted: str) -> None:
        self.tab_to(**wanted)
        self.page.keyboard.type(text)
        self.count.typed += 1

    def tick(self, **wanted: str) -> None:
        self.tab_to(**wanted)
        self.key("Space")
        self.count.chosen += 1

    def give(self, name: str, file: dict[str, object]) -> None:
        """Space opens the phone's own album, and one press there chooses the photo."""
        self.tab_to(name=name)
        with self.page.expect_file_chooser() as asked:
            self.key("Space")
        asked.value.set_files(file)
        self.count.given += 1

    def go(self, **wanted: str) -> None:
        """Press Enter on it, and be on the next page."""
        if wanted:
            self.tab_to(**wanted)
        with self.page.expect_navigation():
            self.key("Enter")
        self.count.pages += 1

    def close(self) -> None:
        self.context.close()


class Worker(Walker):
    """Somebody in an office, whose pages are looked at as she passes: each once."""

    def __init__(self, browser: Browser, *, scripts: bool) -> None:
        super().__init__(browser, scripts=scripts, slow=False)
        self.found: dict[str, object] = {}

    def go(self, **wanted: str) -> None:
        super().go(**wanted)
        self.look()

    def look(self) -> None:
        """What axe finds at AA, and how much wider than her phone it is."""
        has_faults = self.page.title().startswith("有错误")
        kind = re.sub(r"\d+", "…", urlsplit(self.page.url).path) + " wrong" * has_faults
        if kind not in self.found:
            self.found[kind] = faults(self.page) or max(overflow(self.page), 0)

    @property
    def wrong(self) -> dict[str, object]:
        return {kind: found for kind, found in self.found.items() if found}

    def mend(self, name: str) -> None:
        """By the first link of what is wrong, to the field that it names."""
        self.to_main()
        self.tab_to(href="#id_")
        self.key("Enter")
        if not self.is_at(name=name):
            raise AssertionError(f"the first fault does not lead to {name} on {self.page.url}")

    def fetch(self, **wanted: str) -> str:
        """A sheet that the page offers."""
        self.tab_to(**wanted)
        with self.page.expect_download() as asked:
            self.key("Enter")
        return asked.value.path().read_text("utf-8-sig")
