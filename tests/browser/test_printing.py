"""A slip or a label is one sheet of its own size, with no empty one before it."""

import re
import zlib

import pytest

from tests.stack import ROOT

pytestmark = pytest.mark.browser
STYLES = ("qiaoshou.css", "work.css")
STYLE = "".join((ROOT / "marketplace/static" / name).read_text() for name in STYLES)
PAGE = """<!doctype html><style>{style}</style><body><header><div class="masthead">x</div></header>
<main><div class="inner"><div class="stack studio {outer}"><h1 class="screen-only">x</h1>
<section class="{inner}"><p>x</p></section></div></div></main><footer class="colophon">x</footer>"""
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
BOX = re.compile(rb"/MediaBox *\[([^]]*)\]")


def sheets(pdf):
    """Width and height of each, in millimetres."""
    inside = [
        zlib.decompressobj().decompress(raw) for raw in STREAM.findall(pdf) if raw[:1] == b"x"
    ]
    whole = b"".join([pdf, *inside])
    assert re.findall(rb"/Count (\d+)", whole) == [b"1"]
    return {
        tuple(round(float(side) / 72 * 25.4) for side in box.split()[2:])
        for box in BOX.findall(whole)
    }


@pytest.mark.parametrize(
    ("outer", "inner", "size"),
    [
        ("print-slip", "panel", (210, 297)),
        ("", "print-label stack", (100, 150)),
        ("", "print-label stack on-a4", (210, 297)),
    ],
)
def test_one_sheet_of_its_size(browser, outer, inner, size):
    page = browser.new_page()
    page.set_content(PAGE.format(style=STYLE, outer=outer, inner=inner))

    printed = page.pdf(prefer_css_page_size=True)
    page.close()

    assert sheets(printed) == {size}


def test_labels_of_pieces_are_24_on_a_sheet_of_a4(browser):
    sticker = '<li class="sticker"><svg class="piece-code"></svg><div><p>x</p></div></li>'
    body = f'<div class="stack studio"><ul class="stickers plain">{sticker * 24}</ul></div>'
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    page.set_content(
        f"<!doctype html><style>{STYLE}</style><main><div class='inner'>{body}</div></main>"
    )
    page.emulate_media(media="print")

    sides = page.evaluate(
        """() => [...document.querySelectorAll(".sticker")].map((it) => {
        const box = it.getBoundingClientRect();
        return [box.width, box.height].map((side) => Math.round(side / 96 * 25.4)).join();
        })"""
    )
    printed = page.pdf(prefer_css_page_size=True)
    page.close()

    assert set(sides) == {"70,37"}
    assert sheets(printed) == {(210, 297)}
