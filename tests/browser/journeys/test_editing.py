"""An editor without a developer: from an empty page to a campaign that everybody reads."""

import pytest

from tests.browser.journey import follow
from tests.browser.test_access import DESK

pytestmark = pytest.mark.browser
ADD = "button[title='Insert a block']"


@pytest.fixture
def page(browser, market):
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.goto(f"{market.url}/demo/")
    follow(page, "form[action*='editor'] button")
    yield page
    context.close()


def begin(page, market):
    """Through the list of pages to a new campaign."""
    page.goto(f"{market.url}/cms/pages/add/pages/campaignpage/{index_of(page, market)}/")
    page.fill("#id_title", "送给妈妈的")
    page.fill("#id_introduction", "她收得到的一针一线。")
    page.select_option("#id_occasion", "gift")
    page.fill("#id_opens_at", "2026-01-01 09:00")
    page.fill("#id_closes_at", "2099-01-01 09:00")
    page.select_option("#id_theme", "celadon")
    page.click("#id_title")  # the first press after a date only puts its calendar away


def index_of(page, market):
    """The number of the page above campaigns, found as an editor finds it: from page to page."""
    page.goto(f"{market.url}/cms/pages/")
    front = number_of(page, "手工刺绣")
    page.goto(f"{market.url}/cms/pages/{front}/")
    return number_of(page, "专题")


def number_of(page, title):
    link = page.get_attribute(f"main a[href$='/edit/']:has-text('{title}')", "href")
    return link.split("/")[3]


def add_block(page, name):
    page.locator(ADD).last.click()
    page.click(f"[role=option]:has-text('{name}')")


def choose_work(page, words):
    page.locator("button:has-text('选一件作品')").first.click()
    page.fill(".modal [name=q]", words)
    page.wait_for_selector(".modal :not(:has-text('窗花')) a:has-text('一枝红花拉链手包')")
    page.click(".modal a:has-text('苗绣蝴蝶妈妈手包')")
    page.wait_for_selector(".modal", state="detached")


def publish(page):
    page.click("[aria-label='更多动作'], button:has-text('更多动作')")
    page.click("button[name='action-publish']")
    page.wait_for_selector(".messages .success")


def test_from_empty_to_a_published_campaign(page, market, browser):
    begin(page, market)
    add_block(page, "按条件找的作品")
    page.fill("[name='body-0-value-title']", "苗家的花")
    page.select_option("[name='body-0-value-craft']", "emb-miaoxiu")
    add_block(page, "挑好的作品")
    page.fill("[name='body-1-value-title']", "她一定喜欢")
    choose_work(page, "shoubao")

    publish(page)

    reader = browser.new_page(viewport=DESK)
    answer = reader.goto(f"{market.url}/campaigns/song-gei-ma-ma-de/")
    assert answer.status == 200
    assert reader.inner_text("h1") == "送给妈妈的"
    assert reader.is_visible("section:has(h2:text('她一定喜欢')) a:has-text('苗绣蝴蝶妈妈手包')")
    assert reader.is_visible("section:has(h2:text('苗家的花')) .card")
    reader.goto(f"{market.url}/")
    assert reader.is_visible("main a:has-text('送给妈妈的')")
    reader.close()
