"""A member's work and a keeper's morning inside their limits: counted, as her own journeys are."""

import re

import pytest

from tests.browser.journey import follow
from tests.browser.journeys.walker import Count, Walker

pytestmark = pytest.mark.browser
COOP = "云岭彩线刺绣专业合作社"
LATE, OPEN = "马尾绣书签，景区第二批", "苗年衣领绣片"
LIMITS = {
    "work": Count(pages=4, typed=2, given=0, chosen=1, presses=18),
    "earned": Count(pages=1, typed=0, given=0, chosen=0, presses=6),
    "give out": Count(pages=6, typed=5, given=0, chosen=1, presses=60),
    "check": Count(pages=5, typed=1, given=0, chosen=0, presses=24),
    "see": Count(pages=3, typed=0, given=0, chosen=0, presses=48),
}


@pytest.fixture(params=[False, True], ids=["no-script", "script"])
def walker(browser, request):
    walker = Walker(browser, scripts=request.param)
    yield walker
    walker.close()


@pytest.fixture
def report(record_testsuite_property, capsys):
    def tell(journey, count):
        with capsys.disabled():
            print(f"\n{journey}: {count} of {LIMITS[journey]}")  # noqa: T201 -- the measure itself
        record_testsuite_property(f"journey.{journey}", str(count))
        assert count.within(LIMITS[journey]), count

    return tell


def page_as(browser, market, key):
    """Somebody else, with a mouse: nothing of it is counted."""
    page = browser.new_page()
    page.goto(f"{market.url}/demo/")
    follow(page, f"form[action*='/{key}/'] button")
    return page


def sign_in(walker, market, key):
    walker.page.goto(f"{market.url}/demo/")
    follow(walker.page, f"form[action*='/{key}/'] button")


def rooms(page, market):
    """The address of the cooperative's first page."""
    page.goto(f"{market.url}/studio/coop/")
    if COOP in (links := page.locator("main a").all_inner_texts()):
        follow(page, f"main a:text-is('{links[links.index(COOP)]}')")
    return page.url


def offered_to_her(browser, market):
    """By the lead, two pieces; the address that her message names."""
    page = page_as(browser, market, "keeper")
    page.goto(f"{rooms(page, market)}production/")
    follow(page, f"main a:text-is('{OPEN}')")
    follow(page, "main a[href$='/offer/']")
    hers = page.get_by_label("问她做几件 潘水妹")
    if hers.count():
        for field in page.locator("main input.pieces").all():
            field.fill("")
        hers.fill("2")
        follow(page, "main form button")
    page.close()
    page = page_as(browser, market, "member")
    page.goto(f"{market.url}/studio/assignments/")
    address = page.locator("main a", has_text="看看接不接").first.get_attribute("href")
    page.close()
    return f"{market.url}{address}"


def handed_in(browser, market):
    """One of her bookmarks, which will lie in the store."""
    page = page_as(browser, market, "member")
    page.goto(f"{market.url}/studio/assignments/")
    follow(page, page.locator("main li", has_text=LATE).locator("a").first)
    page.fill("main form[action$='/hand-in/'] [name=pieces]", "1")
    follow(page, "main form[action$='/hand-in/'] button")
    page.close()


def passed(browser, market, title):
    page = page_as(browser, market, "quality")
    page.goto(f"{rooms(page, market)}production/checks/")
    follow(
        page, page.locator("main li", has_text=title).filter(has_text="潘水妹").locator("a").first
    )
    pieces = re.search(r"有 (\d+) 件", page.inner_text("main"))[1]
    page.fill("main form [name=good]", pieces)
    follow(page, "main form button")
    follow(page, "main form button[value=yes]")
    page.close()


def stock_and_pay(browser, market):
    """Bookmarks in the store, and fen that are owed to her."""
    page = page_as(browser, market, "keeper")
    start = rooms(page, market)
    found = []
    for room, before in (("stock/", "马尾绣书签"), ("shares/", "潘水妹")):
        page.goto(start + room)
        line = page.locator("main li, main dl div", has_text=before).first.inner_text()
        number = re.search(r"(?:共|¥)\s*([\d,.]+)", line)[1].replace(",", "")
        found.append(round(float(number) * (100 if room == "shares/" else 1)))
    page.close()
    return found


def test_a_member_takes_work_hands_it_in_and_sees_what_she_earned(walker, market, browser, report):
    address = offered_to_her(browser, market)
    sign_in(walker, market, "member")
    walker.start(address)
    page = walker.page
    terms = page.inner_text("main")
    assert "一件工钱" in terms
    assert "¥42.00" in terms
    assert "大约做几小时" in terms
    assert "一小时大约 ¥21.00，当地最低 ¥20.00" in terms
    _work(walker)
    report("work", walker.count)
    assert "等检查" in page.inner_text("main")

    passed(browser, market, OPEN)
    walker.start(address)
    report("earned", walker.count)
    assert "¥84.00" in page.inner_text("main [aria-labelledby=far]")
    page.goto(f"{market.url}/studio/shares/")
    assert "件做好了，合格，你得 ¥" in page.inner_text("main")


def test_a_keeper_gives_work_out_checks_a_delivery_and_sees_stock_and_pay(
    walker, market, browser, report
):
    handed_in(browser, market)
    pieces, owed = stock_and_pay(browser, market)
    sign_in(walker, market, "keeper")
    start = rooms(walker.page, market)
    walker.start(start)
    _give_out(walker)
    report("give out", walker.count)
    assert walker.page.locator("main .badge", has_text="等她答复").count() >= 2

    walker.start(start)
    _check(walker)
    report("check", walker.count)

    walker.start(start)
    walker.go(href="/stock/")
    walker.go(href="/shares/")
    report("see", walker.count)
    assert stock_and_pay(browser, market) == [pieces + 1, owed + 1800]


def _work(walker):
    """Yes; one is made; both are handed in."""
    walker.to_main()
    walker.go(name="answer", value="yes")
    walker.count.chosen += 1
    for name, pieces in (("made", "1"), ("pieces", "2")):
        walker.to_main()
        walker.tab_to(name=name)
        walker.page.keyboard.press("Control+a")
        walker.type(pieces, name=name)
        walker.go()


def _give_out(walker):
    walker.to_main()
    walker.go(href="/production/new/")
    walker.to_main()
    walker.type("三朵花拉链手包", name="title")
    walker.type("40", name="pieces")
    walker.key("Tab")  # past it: what a piece pays has a name that is a part of this one's
    walker.type("35", name="piece")
    walker.type("100", name="piece_minutes")
    walker.type("三朵花拉链手包", name="work")
    walker.count.chosen += 1  # 备货 stands there already: she leaves it
    walker.go()
    walker.to_main()
    walker.go(href="/start/")
    walker.to_main()
    walker.go(action="", tag="button")
    walker.to_main()
    walker.go(action="", tag="button")


def _check(walker):
    walker.to_main()
    walker.go(href="/production/checks/")
    walker.to_main()
    row = walker.page.locator("main li", has_text=LATE).first.locator("a").first
    walker.go(href=row.get_attribute("href"))
    walker.to_main()
    walker.type("1", name="good")
    walker.go()
    walker.to_main()
    walker.go(name="sure")
