"""axe (A, AA, target size on), reflow at 320 px, weight and politeness of every public page."""

from pathlib import Path

import axe_playwright_python
import pytest

from tests.browser.journey import follow

pytestmark = pytest.mark.browser
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text()
EXAMINED = f"""rules => {{
  if (typeof axe !== "object") {{ {AXE}
  }}
  return axe.run(document, rules);
}}"""
AGAIN = "rules => typeof axe === 'object' ? axe.run(document, rules) : null"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}, "region": {"enabled": False}},
}
COLOURS = ["color-contrast", "link-in-text-block"]  # axe's rules about them
PUBLIC = ["/", "/works/", "/works/?q=苗绣", "/works/?craft=zz&min=-1", "/works/?q=火箭", "/crafts/"]
PUBLIC += ["/api/", "/courses/", "/courses/?region=110000&craft=zz"]
RULE_PAGES = ["/rules/", "/rules/terms/", "/rules/privacy/1/"]
FORMS = ["/basket/", "/accounts/sign-in/", "/orders/find/", "/demo/", "/demo/outbox/", "/nothing/"]
PHONE, DESK = {"width": 320, "height": 800}, {"width": 1280, "height": 900}


def faults(page, level_aaa=False):
    levels = [*RULES["runOnly"], *(["wcag2aaa"] if level_aaa else [])]
    return _broken(page, RULES | {"runOnly": levels})


def faults_in_the_dark(page, level_aaa=False):
    """What is not about colour does not change with it."""
    rules = [*COLOURS, *(["color-contrast-enhanced"] if level_aaa else [])]
    page.emulate_media(color_scheme="dark")
    found = _broken(page, {"runOnly": {"type": "rule", "values": rules}})
    page.emulate_media(color_scheme="light")
    return found


def violations(page, rules):
    """axe comes and runs in one breath: between two, a page still arriving may change under it.

    Half a megabyte of it, so a page that has it already is only asked to run it.
    """
    page.wait_for_load_state("load")
    asked = rules | {"resultTypes": ["violations"]}
    told = page.evaluate(AGAIN, asked) or page.evaluate(EXAMINED, asked)
    return told["violations"]


def _broken(page, rules):
    found = violations(page, rules)
    return {each["id"]: [node["html"][:120] for node in each["nodes"]] for each in found}


def overflow(page):
    """Pixels by which the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def examine(page, level_aaa=False):
    assert faults(page, level_aaa) == {}
    page.set_viewport_size(PHONE)
    assert overflow(page) <= 0
    page.set_viewport_size(DESK)


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport=DESK, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", [*PUBLIC, *FORMS, *RULE_PAGES])
def test_every_page_can_be_used_by_everyone(page, market, prefix, path):
    page.goto(f"{market.url}{prefix}{path}")
    examine(page)
    assert prefix or faults_in_the_dark(page) == {}  # colours are the same in each language


def leads_to(page, start, selector):
    page.goto(start)
    return page.get_attribute(selector, "href")


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_work_its_maker_and_its_shop_can_be_used_by_everyone(page, market, prefix):
    work = leads_to(page, f"{market.url}{prefix}/works/?q=苗绣", "main .card a")
    maker = leads_to(page, f"{market.url}{work}", f"main a[href^='{prefix}/makers/']")
    shop = leads_to(page, f"{market.url}{work}", f"main a[href^='{prefix}/shops/']")
    report = leads_to(page, f"{market.url}{work}", f"main a[href^='{prefix}/report/']")
    for path in (work, maker, shop, report, f"{work}reviews/", f"{work}questions/"):
        page.goto(f"{market.url}{path}")
        examine(page)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_results_of_competitions_can_be_used_by_everyone(page, market, prefix):
    """Found from the foot of the first page."""
    results = leads_to(page, f"{market.url}{prefix}/", "footer a[href$='/competitions/']")
    one = leads_to(page, f"{market.url}{results}", "main h2 a")
    examine(page)
    page.goto(f"{market.url}{one}")
    examine(page)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_courses_can_be_found_by_everyone_from_the_foot_and_from_a_lesson(page, market, prefix):
    footer = leads_to(page, f"{market.url}{prefix}/", "footer a[href$='/courses/']")
    lesson = leads_to(page, f"{market.url}{prefix}/lessons/", "main .page-cards a")
    courses = leads_to(page, f"{market.url}{lesson}", "main a[href$='/courses/']")
    assert footer == courses == f"{prefix}/courses/"
    one = leads_to(page, f"{market.url}{courses}", "main h2 a")
    page.goto(f"{market.url}{one}")
    examine(page)
    assert faults_in_the_dark(page) == {}


def buy(page, market, prefix):
    page.goto(f"{market.url}{prefix}/works/?q=苗绣 杯垫")
    follow(page, "main .card a")
    follow(page, "main form[action$='/basket/add/'] button")


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_step_of_the_purchase_can_be_used_by_everyone(page, market, prefix):
    buy(page, market, prefix)
    examine(page)
    follow(page, "main button[value=checkout]")
    examine(page)
    follow(page, "aside [value=place]")
    assert page.is_visible(".error-summary")
    examine(page)
    page.goto(f"{market.url}{prefix}/checkout/?to=china")
    page.fill("[name=name]", "王冰")
    page.fill("[name=phone]", "13900000001")
    page.fill("[name=place]", "贵州 凯里市")
    page.fill("[name=street]", "人民路 1 号")
    follow(page, "aside [value=place]")
    examine(page)
    follow(page, "a[href*='/orders/']")
    examine(page)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_studio_can_be_used_by_everyone_at_the_highest_level(page, market, prefix):
    page.goto(f"{market.url}{prefix}/demo/")
    follow(page, "form[action*='artisan'] button")
    for path in ("/studio/", "/studio/income/", "/account/"):
        page.goto(f"{market.url}{prefix}{path}")
        examine(page, level_aaa=True)


_CUT = """() => {
  const cut = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode, parent = node.parentElement;
    if (!parent.checkVisibility() || parent.closest(".visually-hidden, script")) continue;
    for (const word of node.data.matchAll(/[A-Za-z]+/g)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
      if (lines.size > 1) cut.push(word[0]);
    }
  }
  return cut;
}"""


@pytest.mark.parametrize("path", ["/en/", "/en/works/", "/en/crafts/", "/"])
def test_no_word_is_cut_on_a_phone(page, market, path):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{market.url}{path}")

    assert page.evaluate(_CUT) == []


def test_nothing_moves_by_itself(page, market):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{market.url}/")

    assert page.evaluate("document.getAnimations().length") == 0
