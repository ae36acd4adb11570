"""Her eyes, ears and hands: pages read aloud, easy reading, large letters, forced colours."""

import pytest

from tests.browser.journey import follow
from tests.browser.test_access import PHONE, faults, faults_in_the_dark, overflow

pytestmark = pytest.mark.browser
STUDIO = ["/studio/", "/studio/income/", "/studio/income/?month=2020-01", "/account/"]
OTHERS = ["works/", "works/new/", "helpers/", "helpers/new/", "shop/"]  # of the studio
OTHERS += ["assignments/", "cooperatives/", "shares/"]
# A voice of the test's own: it notes what it is given, and ends a sentence when it is told to.
VOICE = """
window.said = [];
class Utterance { constructor(text) { this.text = text; } }
const speech = {
  getVoices: () => [{ lang: "%s" }],
  speak: (it) => { window.said.push([it.lang, it.text]); window.last = it; },
  cancel: () => { window.last?.onend?.(); },
  addEventListener: () => {},
};
Object.defineProperty(window, "speechSynthesis", { value: speech, configurable: true });
Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
"""
READER = "[data-read-aloud]"
CUT = """() => [...document.querySelectorAll("main p, main h1, main h2, main dd, main button")]
  .filter((it) => it.scrollWidth > it.clientWidth + 1)
  .filter((it) => !getComputedStyle(it).display.startsWith("inline"))
  .map((it) => it.textContent.trim())"""


def opened(browser, market, lang="zh_CN", **context):
    page = browser.new_context(viewport=PHONE, bypass_csp=True, **context).new_page()
    if lang:
        page.add_init_script(VOICE % lang)
    page.goto(f"{market.url}/demo/")
    follow(page, "form[action*='artisan'] button")
    return page


def make_easy(page, market, word):
    page.goto(f"{market.url}/studio/")
    button = page.query_selector(f"button[name=easy][value={word}]")
    if button:
        with page.expect_navigation():
            button.click()


@pytest.mark.parametrize("lang", ["zh_CN", "cmn-Hans-CN", "zh"])
def test_a_page_is_read_sentence_by_sentence(browser, market, lang):
    page = opened(browser, market, lang)
    page.goto(f"{market.url}/studio/income/")

    page.click(READER)
    heading = page.inner_text("h1")
    assert page.evaluate("said") == [["zh-Hans", heading]]
    assert page.locator(".being-read").all_inner_texts() == [heading]
    assert page.inner_text(READER) == "不读了"
    for _ in range(1000):
        if page.inner_text(READER) == "读给我听":
            break
        page.evaluate("last.onend()")
    read = " ".join(text for _, text in page.evaluate("said"))
    assert page.inner_text(READER) == "读给我听"
    assert page.locator(".being-read").count() == 0
    assert "还没有收入。" in read or "还没打给你的钱" in read
    assert "购物篮" not in read


def test_a_second_press_stops_it(browser, market):
    page = opened(browser, market)
    page.goto(f"{market.url}/studio/")

    page.click(READER)
    page.click(READER)

    assert len(page.evaluate("said")) == 1
    assert page.locator(".being-read").count() == 0
    assert page.inner_text(READER) == "读给我听"


def test_in_english_the_english_voice_reads(browser, market):
    page = opened(browser, market, "en-GB")
    page.goto(f"{market.url}/en/studio/income/")

    page.click(READER)

    assert page.evaluate("said") == [["en", "My income"]]
    assert page.inner_text(READER) == "Stop reading"


@pytest.mark.parametrize("lang", [None, "fr-FR"])
def test_without_a_voice_of_its_language_there_is_no_button(browser, market, lang):
    page = opened(browser, market, lang)
    page.goto(f"{market.url}/studio/")

    assert page.is_hidden(READER)


def test_without_script_there_is_no_button_either(browser, market):
    page = opened(browser, market, None, java_script_enabled=False)
    page.goto(f"{market.url}/studio/")

    assert page.is_hidden(READER)


@pytest.mark.parametrize("path", STUDIO)
def test_reading_stands_in_the_same_place_on_each_page(browser, market, path):
    page = opened(browser, market)
    page.goto(f"{market.url}{path}")

    assert page.is_visible(READER)
    assert page.locator(f".tools .inner > :first-child{READER}").count() == 1
    assert page.locator("header a[href='#help']").count() == 1
    assert page.locator("footer #help").count() == 1


def test_what_is_marked_silent_or_hidden_is_not_read(browser, market):
    page = opened(browser, market)
    page.goto(f"{market.url}/studio/")
    page.evaluate(
        """() => { document.querySelector("#main").innerHTML =
        '<p>第一句。第二句！3.50 元。</p><p data-silent>不说</p><p hidden>看不见</p>' +
        '<p><span class="visually-hidden">藏着</span>最后<b>一句</b></p><p>——</p>'; }"""
    )

    page.click(READER)
    for _ in range(4):
        page.evaluate("last.onend()")

    assert [text for _, text in page.evaluate("said")] == [
        "第一句。",
        "第二句！",
        "3.50 元。",
        "最后 一句",
    ]


@pytest.mark.parametrize("easy", ["on", "off"])
def test_her_pages_reach_the_highest_level(browser, market, easy):
    page = opened(browser, market)
    make_easy(page, market, easy)
    for path in [*STUDIO, *(f"/studio/{other}" for other in OTHERS)]:
        page.goto(f"{market.url}{path}")
        assert (path, faults(page, level_aaa=True)) == (path, {})
        assert (path, faults_in_the_dark(page, level_aaa=True)) == (path, {})
        assert (path, overflow(page) <= 0) == (path, True)
    make_easy(page, market, "off")


@pytest.mark.parametrize("path", STUDIO)
def test_letters_twice_as_large_and_forced_colours_lose_nothing(browser, market, path):
    page = opened(browser, market, forced_colors="active")
    page.goto(f"{market.url}{path}")
    page.add_style_tag(content="html { font-size: 225% !important; }")

    assert overflow(page) <= 0
    cut = page.evaluate(CUT)
    assert cut == []


def test_her_income_is_one_press_from_the_workspace(browser, market):
    """Skip to the content aside: Tab to the link of the studio's own bar, and Enter."""
    page = opened(browser, market)
    page.goto(f"{market.url}/studio/")
    page.focus(".studio-nav a >> nth=0")
    presses = 0
    while "/studio/income/" not in page.evaluate("document.activeElement.href || ''"):
        page.keyboard.press("Tab")
        presses += 1
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert presses + 1 <= 6
    assert page.inner_text("h1") == "我的收入"
