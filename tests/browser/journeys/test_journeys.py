"""The five journeys inside the limits of accessibility §6: counted, not guessed."""

import json
import re
from io import BytesIO
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from PIL import Image

from tests.bench.purchase import Buyer, pay
from tests.browser.journey import follow
from tests.browser.journeys.walker import PHONE, Count, Walker
from tests.browser.test_access import examine
from tests.cast import a_number

pytestmark = pytest.mark.browser
LIMITS = {
    "register": Count(pages=4, typed=4, given=1, chosen=3, presses=36),
    "list": Count(pages=2, typed=2, given=1, chosen=1, presses=16),
    "send": Count(pages=2, typed=1, given=0, chosen=2, presses=14),
    "income": Count(pages=1, typed=0, given=0, chosen=0, presses=6),
    "counter": Count(pages=3, typed=0, given=0, chosen=0, presses=20),
}


@pytest.fixture(params=[False, True], ids=["no-script", "script"])
def her(browser, request):
    walker = Walker(browser, scripts=request.param)
    yield walker
    walker.close()


@pytest.fixture
def report(record_testsuite_property, capsys):
    def tell(journey, count):
        with capsys.disabled():
            print(f"\n{journey}: {count} of {LIMITS[journey]}")  # noqa: T201 -- the measure itself
        record_testsuite_property(f"journey.{journey}", str(count))

    return tell


def outbox(market, kind):
    with urlopen(f"{market.url}/demo/outbox/?format=json") as answer:  # noqa: S310 -- our own
        return [each for each in json.load(answer)["messages"] if each["kind"] == kind]


def code_for(market, phone):
    told = [each for each in outbox(market, "sign-in.code") if each["recipient"].endswith(phone)]
    return re.search(r"\d{6}", told[0]["body"])[0]


def sign_in(her, market, key):
    her.page.goto(f"{market.url}/demo/")
    follow(her.page, f"form[action*='/{key}/'] button")


def a_photo():
    out = BytesIO()
    Image.new("RGB", (1600, 1200), (150, 30, 40)).save(out, "JPEG")
    return {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def a_paid_order(market):
    """Of a pair of her earrings, of which there are many."""
    with urlopen(f"{market.url}/works/?q={quote('苗绣小圆耳环')}") as answer:  # noqa: S310 -- our own
        page = answer.read().decode()
    slug, work = re.search(r"/works/([a-z0-9-]+)-(\d+)/", page).groups()
    pay(Buyer(market.site).place(int(work), slug))


def open_order(her, market):
    for _ in range(60):
        her.page.goto(f"{market.url}/studio/")
        links = her.page.locator("main a[href*='/studio/orders/']", has_text="接单")
        if links.count():
            return market.url + links.first.get_attribute("href")
        her.page.wait_for_timeout(500)
    raise AssertionError(her.page.inner_text("main"))


def test_she_registers_and_is_verified(her, market, browser, report, request):
    phone = f"1540000{'11' if 'no-script' in request.node.name else '12'}00"
    her.start(f"{market.url}/studio/register/")
    her.to_main()
    her.type(phone, name="phone")
    her.go()
    her.type(code_for(market, phone), name="code")
    her.go()
    her.to_main()
    her.type("石阿妹", name="name")
    her.type("贵州凯里 三棵树镇", name="place")
    her.go()
    her.to_main()
    her.type(a_number(region="999999"), name="number")
    her.count.typed, her.count.given = her.count.typed - 1, 1  # it stands for the photo
    her.tick(name="verification")
    her.tick(name="public_profile")
    her.go(tag="button")
    her.count.pages -= 1  # the last press leads to her studio, where nothing is asked
    report("register", her.count)

    assert "等残联核对" in her.page.inner_text("main")
    assert her.count.within(LIMITS["register"]), her.count
    approve(browser, market)
    her.page.reload()
    assert "等残联核对" not in her.page.inner_text("main")
    assert [each["recipient"] for each in outbox(market, "credential.approve")][0].endswith(phone)


def approve(browser, market):
    officer = browser.new_page()
    officer.goto(f"{market.url}/demo/")
    follow(officer, "form[action*='/officer/'] button")
    officer.goto(f"{market.url}/desk/verify/")
    follow(officer, officer.locator("main a[href*='/desk/verify/']", has_text="石阿妹").last)
    officer.fill("[name=valid_until]", "2035-05-31")
    follow(officer, "text=核对通过，开店")
    officer.close()


def test_she_lists_from_a_phone_photo(her, market, report):
    sign_in(her, market, "artisan")
    her.start(f"{market.url}/studio/works/new/")
    her.to_main()
    her.give("photos", a_photo())
    her.type("苗绣小荷包", name="title")
    her.type("68", name="price")
    her.tab_to(name="kind")
    her.count.chosen += 1  # 一件 stands there already: she leaves it
    her.go(name="do", value="publish")
    report("list", her.count)

    assert "挂出来了" in her.page.inner_text("h1")
    assert her.count.within(LIMITS["list"]), her.count


def test_she_accepts_and_sends(her, market, report):
    sign_in(her, market, "artisan")
    a_paid_order(market)
    her.start(open_order(her, market))
    her.to_main()
    her.go(action="/accept/")
    her.to_main()
    her.type("SF1234567890", name="tracking_number")
    her.go()
    her.count.pages -= 1  # the last press says that it is sent
    report("send", her.count)

    assert "已寄出" in her.page.inner_text("main")
    assert her.count.within(LIMITS["send"]), her.count


def test_she_sees_her_income(her, market, report):
    sign_in(her, market, "artisan")
    her.start(f"{market.url}/studio/")
    her.page.locator(".studio-nav").evaluate("it => { it.tabIndex = -1; it.focus(); }")
    her.go(href="/studio/income/")
    her.count.pages -= 1  # counted from her studio
    report("income", her.count)

    assert "我的收入" in her.page.inner_text("h1")
    assert her.count.within(LIMITS["income"]), her.count


def a_numbered_piece(keeper, market):
    """Of her first cooperative, as the keeper numbers one and sees its label."""
    keeper.goto(f"{market.url}/studio/coop/")
    coop = re.search(r"/studio/coop/(\d+)/", keeper.content())[1]
    keeper.goto(f"{market.url}/studio/coop/{coop}/stock/labels/")
    follow(keeper, "main h2 a")
    keeper.fill("[name=pieces]", "1")
    follow(keeper, "main form[method=post] button")
    return keeper.inner_text(".sticker-number")


def test_a_keeper_sells_by_the_code_on_a_label(her, market, browser, report):
    sign_in(her, market, "keeper")
    number = a_numbered_piece(her.page, market)
    her.start(f"{market.url}/p/{number}/")
    her.to_main()
    her.go(href="/counter/?code=")
    her.to_main()
    her.go(tag="button")
    her.to_main()
    her.go(name="sure", value="yes")
    her.count.pages -= 1  # the last press says that it is sold
    report("counter", her.count)

    assert "卖下一件" in her.page.inner_text("main")
    assert number in her.page.inner_text("main")
    assert her.count.within(LIMITS["counter"]), her.count
    stranger = browser.new_context(viewport=PHONE, bypass_csp=True).new_page()
    for prefix in ("", "/en"):
        for piece in (number, "ZZZZZZZZZZ"):
            stranger.goto(f"{market.url}{prefix}/p/{piece}/")
            examine(stranger)
    assert stranger.context.cookies() == []
    stranger.context.close()
