"""Cards and labels on paper: their size in millimetres, and a code drawn dot for dot."""

import io

import pytest
import segno
from PIL import Image

from tests.browser.test_printing import STYLE, sheets
from tests.stack import ROOT

pytestmark = pytest.mark.browser
CARDS = (ROOT / "marketplace/static/cards.css").read_text()
CARD = '<section class="visit-card{}"><div class="card-words">x</div><div>x</div></section>'
LABEL = '<li class="sticker work-label{}"><div class="label-code">x</div><div>x</div></li>'
SIDES = """(name) => [...document.querySelectorAll(name)].map((it) => {
  const box = it.getBoundingClientRect();
  return [box.width, box.height].map((side) => Math.round(side / 96 * 25.4)).join();
})"""
KINDS = {
    "cards": (CARD, 10, '<div class="visit-cards{}">{}</div>', ".visit-card", "90,54"),
    "labels": (LABEL, 24, '<ul class="stickers plain{}">{}</ul>', ".work-label", "70,37"),
}


def opened(browser, kind, number, single=""):
    one, _all, box, _name, _size = KINDS[kind]
    many = one.format("") + one.format(" copy") * (number - 1)
    body = f'<div class="stack studio"><div class="screen-only">x</div>{box.format(single, many)}'
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    page.set_content(
        f"<!doctype html><style>{STYLE}{CARDS}</style><header><div class='masthead'>x</div>"
        f"</header><main><div class='inner'>{body}</div></div></main>"
    )
    return page


@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_of_a4_holds_its_number_in_full_size(browser, kind):
    page = opened(browser, kind, KINDS[kind][1])
    shown = page.locator(f"{KINDS[kind][3]}:visible").count()
    page.emulate_media(media="print")

    sides = page.evaluate(SIDES, KINDS[kind][3])
    printed = page.pdf(prefer_css_page_size=True)
    page.close()

    assert (shown, set(sides), len(sides)) == (1, {KINDS[kind][4]}, KINDS[kind][1])
    assert sheets(printed) == {(210, 297)}


@pytest.mark.parametrize(("kind", "size"), [("cards", (90, 54)), ("labels", (70, 37))])
def test_a_single_one_is_a_page_of_its_own_size(browser, kind, size):
    page = opened(browser, kind, 1, " single")

    printed = page.pdf(prefer_css_page_size=True)
    page.close()

    assert sheets(printed) == {size}


def test_what_is_drawn_is_the_code_dot_for_dot(browser):
    code = segno.make("https://qiaoshou.example/q/9PT4X5ZMM/", error="m", micro=False)
    drawn = code.svg_inline(omitsize=True, svgclass="printed-code", lineclass=None, border=2)
    dots, side = list(code.matrix_iter(border=2)), 8
    page = browser.new_page(viewport={"width": 600, "height": 600})
    width = len(dots) * side
    page.set_content(
        f"<style>body {{margin: 0}} {CARDS}</style><div style='inline-size:{width}px'>{drawn}"
    )

    seen = Image.open(io.BytesIO(page.screenshot())).convert("L")
    page.close()

    middles = [[place * side + side // 2 for place in range(len(dots))]] * 2
    read = [[int(seen.getpixel((x, y)) < 128) for x in middles[0]] for y in middles[1]]
    assert read == [[int(dot) for dot in row] for row in dots]
