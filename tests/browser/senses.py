"""What is looked at on a page: its tree, its stops by Tab, its room at any size of letters."""

import re

from playwright.sync_api import Page

from tests.browser.test_access import COLOURS, RULES, overflow, violations

PHONE = {"width": 390, "height": 844}
SMALLEST = {"width": 320, "height": 640}  # 1280 px at 400 %
LEAST_TARGET = 44
MOST_STOPS = 150
TWICE = "html { font-size: 225% !important; }"  # of letters that are 112.5 % already
CONTRAST = RULES | {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}}
STRICT = RULES | {"runOnly": [*RULES["runOnly"], "wcag2aaa"]}
_COLOURLESS = {rule: {"enabled": False} for rule in [*COLOURS, "color-contrast-enhanced"]}
STRICT_BUT_COLOURS = STRICT | {"rules": RULES["rules"] | _COLOURLESS}
_NAMELESS = re.compile(r"^\s*- (button|link|textbox|combobox|checkbox|radio|spinbutton)(?! \")")
_FROM_THE_TOP = """() => {
  document.activeElement.blur();
  const mark = document.createElement("span");
  mark.tabIndex = -1;
  document.body.prepend(mark);
  mark.focus();
  mark.remove();
  scrollTo(0, 0);
}"""
# Null where the walk is over; else what is wrong with the stop, in a word, and where it is.
_STOP = """(least) => {
  const it = document.activeElement;
  if (!it || it === document.body || it.walked) return null;
  it.walked = true;
  it.scrollIntoView({ block: "nearest", behavior: "instant" });
  const style = getComputedStyle(it), box = it.getBoundingClientRect();
  const label = it.matches("[type=checkbox], [type=radio]") && it.labels[0];
  const high = Math.max(box.height, label ? label.getBoundingClientRect().height : 0);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;  // as it is seen
  const x = middle(box.left, box.right, innerWidth), y = middle(box.top, box.bottom, innerHeight);
  const top = document.elementFromPoint(x, y);
  const said = `${it.tagName.toLowerCase()} ${(it.name || it.textContent).trim().slice(0, 30)}`;
  if (!ring && style.boxShadow === "none") return `no ring: ${said}`;
  if (!top || !(it.contains(top) || top.contains(it))) return `covered: ${said}`;
  const hers = it.closest("main, .studio-nav, .tools");
  return hers && high < least - 0.5 ? `${Math.round(high)} px high: ${said}` : "";
}"""
_CUT = """() => [...document.querySelectorAll("main *, .studio-nav *, .tools *")].filter((it) => {
  const words = [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const style = getComputedStyle(it);
  if (!words || !it.checkVisibility() || style.clipPath !== "none") return false;
  if (style.display.startsWith("inline") && style.display !== "inline-block") return false;
  const hides = ["hidden", "clip"].includes(style.overflowY);
  return it.scrollWidth > it.clientWidth + 1 || (hides && it.scrollHeight > it.clientHeight + 2);
}).map((it) => it.textContent.trim().slice(0, 40))"""


def axe(page: Page, rules: dict[str, object] = STRICT) -> list[str]:
    found = violations(page, rules)
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


def axe_in_other_colours(page: Page) -> list[str]:
    """Dark, and those that she forces; what is not about colour does not change with them."""
    found = []
    for emulated in ({"color_scheme": "dark"}, {"forced_colors": "active"}):
        page.emulate_media(**emulated)
        found += [f"{emulated} {each}" for each in axe(page, CONTRAST)]
        page.emulate_media(color_scheme="light", forced_colors="none")
    return found


def tree(page: Page, fails: bool, faulty: str) -> list[str]:
    """What a screen reader is given."""
    title = page.title()
    found = [] if title.split("·")[0].strip() else ["no title"]
    if title.startswith(faulty) != fails:
        found.append(f"title: {title}")
    if fails and not page.evaluate("!!document.activeElement.closest('.error-summary')"):
        found.append("the focus is not where the errors are")
    for each in ("h1", "main"):
        if page.locator(each).count() != 1:
            found.append(f"{page.locator(each).count()} {each}")
    lines = page.locator("body").aria_snapshot().splitlines()
    return found + [line.strip() for line in lines if _NAMELESS.match(line)]


def stops(page: Page) -> tuple[int, list[str]]:
    """How many there are by Tab, and what is wrong with some."""
    page.evaluate(_FROM_THE_TOP)
    found = []
    for number in range(MOST_STOPS):
        page.keyboard.press("Tab")
        told = page.evaluate(_STOP, LEAST_TARGET)
        if told is None:
            return number, found
        found += [told] if told else []
    return MOST_STOPS, [*found, "no end"]


def room(page: Page) -> list[str]:
    """At 400 %, and with letters twice as large."""
    page.set_viewport_size(SMALLEST)
    found = [f"{overflow(page)} px too wide at 320"] if overflow(page) > 0 else []
    page.set_viewport_size(PHONE)
    style = page.add_style_tag(content=TWICE)
    if overflow(page) > 0:
        found.append(f"{overflow(page)} px too wide with large letters")
    found += [f"cut: {words}" for words in page.evaluate(_CUT)]
    style.evaluate("it => it.remove()")
    return found
