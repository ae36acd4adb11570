"""The whole journey by keyboard alone, with and without JavaScript, in both languages."""

import json
import re
from urllib.request import urlopen

import pytest

from tests.browser.journey import fill, follow, press, put_in_basket, tab_to

pytestmark = pytest.mark.browser
IN_CHINA = {"place": "贵州 凯里市", "street": "人民路 1 号"}
IN_BERLIN = {"line1": "Unter den Linden 1", "city": "Berlin", "postcode": "10117"}


def outbox(market, kind):
    with urlopen(f"{market.url}/demo/outbox/?format=json") as answer:  # noqa: S310 -- our own
        return [each for each in json.load(answer)["messages"] if each["kind"] == kind]


def pay(page):
    fill(page, card="4242 4242 4242 4242")
    press(page, name="with", value="card")


def until_paid(page, word):
    """The webhook says paid; the page says so once it is loaded again."""
    for _ in range(60):
        if word in page.inner_text("main"):
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError(page.inner_text("main"))


def sign_in(page, market, key):
    page.goto(f"{market.url}/demo/")
    press(page, action=f"/demo/{key}/sign-in/")


def accept_and_send(page, market, number):
    page.goto(f"{market.url}/studio/")
    row = page.locator("li", has_text=number).locator("a.button").first
    press(page, href=row.get_attribute("href"))
    press(page, action="/accept/")
    fill(page, tracking_number="SF1234567890")
    press(page, action="/send/")


@pytest.mark.parametrize("scripts", [False, True], ids=["no-script", "script"])
def test_a_guest_buys_from_two_shops_and_receives(browser, market, scripts):
    page = browser.new_context(java_script_enabled=True).new_page()
    if not scripts:
        page.route("**/*.js", lambda route: route.abort())
    start = f"{market.url}/"
    put_in_basket(page, start, "苗绣 手包")
    put_in_basket(page, start, "瓷胎竹编 茶杯")
    for _ in ("the bag, one of few", "the cups"):
        tab_to(page, name="pieces-")
    page.keyboard.press("Control+a")
    page.keyboard.type("2")
    press(page, value="checkout", within="main")
    assert "× 2" in page.inner_text("main")
    fill(page, name="王冰", phone="13900000001")
    fill(page, **IN_CHINA)
    press(page, name="action", value="place")
    pay(page)
    until_paid(page, "已付款")
    order, number = page.url, re.search(r"/orders/(\w+)/", page.url)[1]

    for key in ("artisan", "keeper"):
        seller = browser.new_context().new_page()
        sign_in(seller, market, key)
        accept_and_send(seller, market, number)

    page.goto(order)
    for wanted in [{"href": "/received/"}, {"within": "main"}] * 2:
        press(page, **wanted)
    assert page.inner_text("main").count("已签收") >= 2
    told = [each["recipient"] for each in outbox(market, "order.paid") if number in each["body"]]
    assert told == ["+8613900000001"]


@pytest.mark.parametrize("scripts", [False, True], ids=["no-script", "script"])
def test_in_english_it_goes_abroad(browser, market, scripts):
    page = browser.new_context(locale="en-GB").new_page()
    if not scripts:
        page.route("**/*.js", lambda route: route.abort())
    put_in_basket(page, f"{market.url}/en/", "Miao coasters")
    press(page, value="checkout", within="main")
    fill(page, name="Bing Wang", phone="+49 30 901820", email="bing@example.com")
    tab_to(page, name="country")
    page.keyboard.type("Germany")
    fill(page, **IN_BERLIN)
    if scripts:
        page.wait_for_selector("aside [value=place] .money:has-text('CN¥')")
        assert page.input_value("[name=city]") == "Berlin"
    else:
        press(page, name="action", value="place", within="aside")
        assert "Please confirm" in page.inner_text("main [role=status]")
    press(page, name="action", value="place", within="aside")
    pay(page)
    until_paid(page, "Paid")


def test_without_any_script_in_the_browser_the_pages_work(browser, market):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{market.url}/works/?q=柳编")
    follow(page, "main .card a")
    follow(page, "main form[action='/basket/add/'] button")
    follow(page, "main button[value=checkout]")
    page.fill("[name=name]", "王冰")
    page.fill("[name=phone]", "13900000001")
    page.fill("[name=place]", "朝阳区")
    page.fill("[name=street]", "人民路 1 号")
    follow(page, "aside [value=place]")
    assert page.title().startswith("有错误：")
    page.check("[name=county] >> nth=0")
    follow(page, "aside [value=place]")
    page.fill("#card", "4000 0000 0000 0002")
    follow(page, "[value=card]")
    assert page.is_visible("[role=alert]")
    page.fill("#card", "4242424242424242")
    follow(page, "[value=card]")
    assert "/orders/" in page.url


def test_the_code_in_the_outbox_signs_her_in(browser, market):
    page = browser.new_context().new_page()
    page.goto(f"{market.url}/account/")
    fill(page, phone="15400000906")
    page.keyboard.press("Enter")
    page.wait_for_url("**/code/**")
    said = outbox(market, "sign-in.code")
    code = re.search(r"\d{6}", said[0]["body"])[0]
    fill(page, code=code)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.rstrip("/").endswith("/account")
