"""Every page of studio and desk, with real rows, in every state, for every eye and hand.

Made from the URL map: a page without a visit fails.
"""

import json
import subprocess
import sys

import pytest
from playwright.sync_api import Page

from tests.browser.senses import (
    PHONE,
    STRICT_BUT_COLOURS,
    axe,
    axe_in_other_colours,
    room,
    stops,
    tree,
)
from tests.browser.visits import PRESSES, ROUNDS, VISITS
from tests.flows.doors import addresses
from tests.stack import ROOT

pytestmark = pytest.mark.browser
FAULTY = {"zh-hans": "有错误：", "en": "Error: "}
HERS = {"consents", "account", "account-delete"}  # beside what lies under studio/ and desk/


def test_every_page_has_a_visit():
    workplaces = {
        name for name, path in addresses().items() if path.startswith(("studio/", "desk/"))
    }
    visited = {visit.name for visit in VISITS}
    assert sorted(workplaces - visited - PRESSES) == []
    assert sorted((visited | PRESSES) - workplaces - HERS) == []


@pytest.fixture(scope="module")
def world(market):
    """The keys of sessions and of rows."""
    command = [sys.executable, "-m", "tests.browser.rows"]
    made = subprocess.run(
        command, cwd=ROOT, env=market.environment, check=True, stdout=subprocess.PIPE
    )
    return json.loads(made.stdout)


@pytest.fixture(scope="module")
def rooms(browser, market, world):
    """One for each, signed in."""
    contexts = {}
    for who, key in world["sessions"].items():
        context = browser.new_context(viewport=PHONE, bypass_csp=True, color_scheme="light")
        context.add_cookies([{"name": "sessionid", "value": key, "url": market.url}])
        contexts[who] = context
    yield contexts
    for context in contexts.values():
        context.close()


class Pages(dict):
    """A page for each who comes: new for each round, for one that has seen hundreds is slow."""

    def __init__(self, rooms):
        super().__init__()
        self.rooms = rooms

    def __missing__(self, who):
        return self.setdefault(who, self.rooms[who].new_page())


@pytest.fixture
def people(rooms):
    pages = Pages(rooms)
    yield pages
    for page in pages.values():
        page.close()


def arrive(page: Page, visit, url: str) -> int:
    """The status with which the page was answered."""
    answer = page.goto(url)
    if not visit.send:
        return answer.status
    for name, text in visit.typed.items():
        page.fill(f"{visit.send} [name={name}]", text)
    with page.expect_navigation() as sent:
        form = page.locator(visit.send).first
        form.evaluate(
            """(it, button) => { it.noValidate = true;
            it.requestSubmit(button ? it.querySelector(button) : null); }""",
            visit.button,
        )
    return sent.value.status


def look(page: Page, visit, url: str, language: str) -> list[str]:
    status = arrive(page, visit, url)
    if status != (400 if visit.fails else visit.status):
        return [f"{status} {page.url}"]
    found = tree(page, visit.fails, FAULTY[language])
    if language == "en":  # colours and stops are the same in each language
        found += axe(page, STRICT_BUT_COLOURS)
    else:
        found += [*axe(page), *axe_in_other_colours(page), *stops(page)[1]]
    return [*found, *room(page)]


@pytest.mark.parametrize("language", FAULTY)
@pytest.mark.parametrize("whose", ROUNDS)
def test_every_page_can_be_used_by_everyone(market, world, people, whose, language):
    found = {}
    for visit in ROUNDS[whose]:
        url = market.url + visit.path(world["rows"], language)
        found[str(visit)] = look(people[visit.who], visit, url, language)
    assert {visit: faults for visit, faults in found.items() if faults} == {}
