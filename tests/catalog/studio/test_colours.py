import pytest
from PIL import Image

from ground.pictures.colours import main_colour

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    ("pixel", "name"),
    [
        ((200, 20, 30), "红色"),
        ((230, 120, 20), "橙色"),
        ((240, 210, 40), "黄色"),
        ((40, 140, 60), "绿色"),
        ((30, 160, 160), "青色"),
        ((30, 60, 160), "蓝色"),
        ((120, 50, 160), "紫色"),
        ((240, 130, 190), "粉色"),
        ((110, 70, 30), "棕色"),
        ((235, 222, 196), "米色"),
        ((15, 15, 18), "黑色"),
        ((250, 250, 250), "白色"),
        ((128, 128, 128), "灰色"),
    ],
)
def test_a_colour_has_a_name(pixel, name):
    assert main_colour(Image.new("RGB", (400, 300), pixel)).zh == name


def test_the_work_names_the_colour_not_the_table():
    photo = Image.new("RGB", (600, 600), (170, 168, 166))
    photo.paste((190, 25, 40), (200, 200, 400, 420))

    assert (main_colour(photo).zh, main_colour(photo).en) == ("红色", "red")


def test_a_picture_of_one_pixel_has_a_colour():
    assert main_colour(Image.new("RGB", (1, 1), "black")).zh == "黑色"
