"""Every kind of public page keeps its weight, stands still, and speaks to nobody but us."""

import pytest

from tests.browser.page_visits import PAGES
from tests.browser.test_access import PUBLIC, RULE_PAGES
from tests.browser.weighing import read_through, weighed

pytestmark = pytest.mark.browser
MOST_BYTES, MOST_OF_A_KIND = 60_000, 12_000  # without images, zipped as they are sent
MOST_ANSWERS, MOST_ELEMENTS = 8, 800
MOST_SHIFT = 0.05  # of layout, read to the end
INDEXES = {"/campaigns/", "/stories/", "/craft-guides/", "/places/", "/lessons/", "/news/"}
OF_A_WORK = ["work", "maker", "shop", "reviews", "questions"]
FIXED = [path for path in [*PAGES, *PUBLIC[1:], *RULE_PAGES[:2]] if path not in INDEXES]


def hold(browser, market, path):
    """One list of what is wrong, so that a page says all at once."""
    with weighed(browser) as (page, wire, _devtools):
        answer = page.goto(f"{market.url}{path}")
        read_through(page)
        shift = page.evaluate("vitals.shift")
        elements = page.evaluate("document.querySelectorAll('*').length")
        kept = page.context.cookies()
    assert answer.status == 200
    assert wire.hosts == {market.url}
    assert (wire.cookies, kept, wire.complaints) == ([], [], [])
    assert (wire.bytes["font"], wire.bytes["document"] > 0) == (0, True)
    over = {
        "bytes": (wire.bytes_but_images, MOST_BYTES),
        "script": (wire.bytes["script"], MOST_OF_A_KIND),
        "style": (wire.bytes["stylesheet"], MOST_OF_A_KIND),
        "answers": (wire.answers_but_images, MOST_ANSWERS),
        "elements": (elements, MOST_ELEMENTS),
        "shift": (shift, MOST_SHIFT),
    }
    assert {name: pair for name, pair in over.items() if pair[0] > pair[1]} == {}


@pytest.mark.parametrize("path", FIXED)
def test_a_page_is_light_stands_still_and_speaks_to_nobody_else(browser, market, path):
    hold(browser, market, path)


def _reviewed(page, market):
    """Address of the first work in the list that has stars, on whatever page it is."""
    page.goto(f"{market.url}/works/")
    cards = page.locator("main .card:has-text('★') a")
    while not cards.count():
        page.goto(page.locator("a[rel='next']").evaluate("link => link.href"))
    return cards.first.get_attribute("href")


@pytest.fixture(scope="module")
def of_a_work(browser, market):
    """Addresses of a work that was reviewed, and of whom and what it leads to."""
    page = browser.new_page()
    work = _reviewed(page, market)
    page.goto(f"{market.url}{work}")
    found = {name: f"{work}{name}/" for name in ("reviews", "questions")}
    for name in ("maker", "shop"):
        found[name] = page.locator(f"main a[href^='/{name}s/']").first.get_attribute("href")
    page.close()
    return found | {"work": work}


@pytest.mark.parametrize("name", OF_A_WORK)
def test_a_work_and_what_it_leads_to_are_as_light(browser, market, of_a_work, name):
    hold(browser, market, of_a_work[name])
