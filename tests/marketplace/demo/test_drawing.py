import json
import random
from functools import cache

import pytest
from PIL import Image, ImageChops

from marketplace.demo.drawing import draw, draw_portrait
from marketplace.demo.drawing.papercut import round_window
from marketplace.demo.drawing.works import PAINTERS
from marketplace.demo.market import DATA

pytestmark = pytest.mark.one_database

LISTINGS = json.loads((DATA / "demo_catalogue.json").read_text("utf-8"))["listings"]


@cache
def drawn(key):
    return draw(work=next(row for row in LISTINGS if row["key"] == key), size=300)


@pytest.mark.parametrize("key", [row["key"] for row in LISTINGS])
def test_a_drawing_fills_its_square_with_more_than_a_wall(key):
    picture = drawn(key)

    assert (picture.mode, picture.size) == ("RGB", (300, 300))
    lows_and_highs = picture.getextrema()
    assert max(high - low for low, high in lows_and_highs) > 90


def test_no_two_works_look_the_same():
    assert len({drawn(row["key"]).tobytes() for row in LISTINGS}) == len(LISTINGS)


def test_every_work_of_the_data_has_a_drawing_and_words_for_it():
    keys = {row["key"] for row in LISTINGS}
    words = json.loads((DATA / "pictures.json").read_text("utf-8"))

    assert (set(PAINTERS), set(words)) == (keys, keys)


def test_another_seed_is_another_picture_of_the_same_craft():
    row = LISTINGS[0]

    pictures = [draw(work=row, size=200, seed=seed) for seed in (1, 1, 2)]

    assert ImageChops.difference(pictures[0], pictures[1]).getbbox() is None
    assert ImageChops.difference(pictures[0], pictures[2]).getbbox() is not None


@pytest.mark.parametrize("code", sorted({row["craft_code"] for row in LISTINGS} | {"dye-x", "new"}))
def test_a_work_that_is_not_known_is_drawn_by_its_craft(code):
    row = {"key": "new", "craft_code": code}
    assert draw(work=row, size=120, seed=3).size == (120, 120)


def test_a_portrait_is_nobody_elses():
    assert len({draw_portrait(seed=seed, size=150).tobytes() for seed in range(1, 13)}) == 12


@pytest.mark.parametrize("folds", [4, 6, 8])
def test_a_window_paper_is_the_same_from_both_sides(folds):
    sheet = round_window(random.Random(folds), folds)
    mirrored = sheet.transpose(Image.Transpose.FLIP_LEFT_RIGHT)

    apart = ImageChops.difference(sheet, mirrored).histogram()[255]
    assert apart / sheet.histogram()[255] < 0.03  # the edges' rounding alone
