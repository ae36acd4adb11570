"""Every text of the stylesheet's tokens stands out by at least 7 : 1, in light and in dark."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parent.parent / "marketplace/static"
CSS = "".join((STATIC / name).read_text() for name in ("qiaoshou.css", "work.css"))
DARK = "@media (prefers-color-scheme: dark)"
PAPERS = ["--paper", "--sheet", "--sand"]
TEXTS = [
    *((ink, paper) for ink in ("--ink", "--ink-2", "--link", "--cinnabar") for paper in PAPERS),
    *((ink, "--reading") for ink in ("--ink", "--ink-2", "--link", "--error", "--good")),
    *(("--error", paper) for paper in (*PAPERS, "--error-wash")),
    *(("--ink", wash) for wash in ("--error-wash", "--good-wash", "--bar")),
    ("--on-cinnabar", "--cinnabar"),
    ("--on-cinnabar", "--cinnabar-deep"),
    ("--cinnabar-deep", "--sand"),
    ("--paper", "--ink"),
]
EDGES = [
    *(("--border", paper) for paper in PAPERS),
    *(("--cinnabar", paper) for paper in PAPERS),
    *(("--focus", paper) for paper in PAPERS),
    ("--cinnabar", "--bar"),
]


def block_after(text, start):
    """What stands between the next pair of braces, however deep."""
    begin = text.index("{", start)
    depth, end = 1, begin + 1
    while depth:
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        end += 1
    return text[begin + 1 : end - 1]


def tokens(scheme):
    """The last word on each token: the dark one where it is dark."""
    dark = "".join(block_after(CSS, it.start()) for it in re.finditer(re.escape(DARK), CSS))
    light = CSS
    for it in re.finditer(re.escape(DARK), CSS):
        light = light.replace(block_after(CSS, it.start()), "")
    found = dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{6})\b", light))
    return found | dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{6})\b", dark if scheme else ""))


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def weak(pairs, least, is_dark):
    colours = tokens(is_dark)
    measured = {pair: contrast(*(colours[name] for name in pair)) for pair in pairs}
    return {pair: round(value, 2) for pair, value in measured.items() if value < least}


def test_the_measure_is_the_one_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_light_and_dark_have_values_of_their_own():
    assert tokens(False)["--ink"] == "#1b1b1b"
    assert tokens(True)["--ink"] == "#f3efe8"


@pytest.mark.one_database
@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_text_stands_out(is_dark):
    assert weak(TEXTS, 7, is_dark) == {}


@pytest.mark.one_database
@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_edges_and_focus_can_be_seen(is_dark):
    assert weak(EDGES, 3, is_dark) == {}
