"""Every pair of colours that an editor can choose stands out by at least 7 : 1, day and night."""

import re
from pathlib import Path

import pytest

from shop.pages.choices import Theme
from tests.test_contrast import contrast

CSS = (Path(__file__).parent.parent / "marketplace/static/pages.css").read_text()
DAY, NIGHT = re.findall(r":root \{ (--paper-ground.*?) \}", CSS)


def tokens(is_dark):
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", DAY))
    return found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", NIGHT if is_dark else ""))


@pytest.mark.one_database
@pytest.mark.parametrize("is_dark", [False, True], ids=["day", "night"])
@pytest.mark.parametrize("theme", Theme.values)
def test_letters_stand_out_on_their_ground(theme, is_dark):
    colours = tokens(is_dark)

    assert contrast(colours[f"{theme}-ground"], colours[f"{theme}-ink"]) >= 7


@pytest.mark.one_database
def test_every_theme_has_its_class_and_no_class_is_left_over():
    assert set(re.findall(r"^\.theme-([\w]+) ", CSS, re.M)) == set(Theme.values)
