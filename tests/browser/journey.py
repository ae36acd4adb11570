"""What a buyer does with a keyboard: Tab, Enter, Space and typing; and how a test follows links."""

from playwright.sync_api import Locator, Page

MOST_TABS = 200
_FOCUSED = """() => {
  const it = document.activeElement;
  return {
    name: it.getAttribute("name") || "",
    value: it.getAttribute("value") || "",
    href: it.getAttribute("href") || "",
    action: (it.form && it.form.getAttribute("action")) || "",
    within: ["main", ".card", "aside"].filter((each) => it.closest(each)).join(" "),
  };
}"""


def tab_to(page: Page, **wanted: str) -> None:
    """Press Tab until what has the focus fits, in part: name, value, href, action, within."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        has = page.evaluate(_FOCUSED)
        if all(part in has[key] for key, part in wanted.items()):
            return
    raise AssertionError(f"no Tab leads to {wanted} on {page.url}")


def press(page: Page, **wanted: str) -> None:
    """Reach it, press Enter, and be on the next page."""
    tab_to(page, **wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def follow(page: Page, what: str | Locator, **how: float) -> None:
    """Click what leads to a page, and be there: a look in between would see the old one."""
    with page.expect_navigation(**how):
        (page.locator(what).first if isinstance(what, str) else what).click(**how)


def fill(page: Page, **fields: str) -> None:
    """In the order of the page."""
    for name, text in fields.items():
        tab_to(page, name=name)
        page.keyboard.press("Control+a")
        page.keyboard.type(text)


def put_in_basket(page: Page, start: str, words: str) -> None:
    """Search for it, open the first that is found, put it in."""
    page.goto(start)
    tab_to(page, name="q")
    page.keyboard.type(words)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    press(page, href="/works/", within=".card")
    press(page, action="/basket/add/")
