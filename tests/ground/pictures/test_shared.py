"""What others show of our pictures: whole addresses, and a square for chats."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image
from wagtail.models import Collection

from ground.pictures.models import Picture
from ground.pictures.services import destroy_picture, make_sizes, take_picture
from ground.pictures.shared import SharedPicture, largest, square

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _root(db):
    Collection.objects.exists() or Collection.add_root(name="Root")


def taken(size, colours=("red", "blue")):
    """Its left half in one colour, its right half in the other."""
    image, file = Image.new("RGB", size, colours[0]), BytesIO()
    image.paste(colours[1], (size[0] // 2, 0, *size))
    image.save(file, "JPEG")
    file.seek(0)
    return take_picture(file=file, title="手包")


def opened(shared):
    with default_storage.open(shared.url.partition("/media/")[2]) as file:
        image = Image.open(file)
        image.load()
        return image


@pytest.mark.parametrize(
    ("size", "side"), [((1400, 700), 600), ((450, 800), 450), ((640, 400), 400), ((900, 900), 600)]
)
def test_a_square_is_a_jpeg_of_300_pixels_at_least(size, side):
    picture = taken(size)

    make_sizes(picture=picture)

    image = opened(square(picture))
    assert (image.format, image.size) == ("JPEG", (side, side))
    assert square(picture)[1:] == (side, side)


def test_a_square_lies_about_the_focal_point():
    picture = taken((1600, 400))
    picture.focal_point_x, picture.focal_point_y = 1580, 200

    make_sizes(picture=picture)

    red, _green, blue = opened(square(picture)).getpixel((30, 200))
    assert blue > 200 > red


def test_until_all_its_sizes_are_made_the_first_stands_for_both():
    picture = taken((800, 600))

    first = SharedPicture(f"http://testserver{picture.sources['jpeg'][0][1]}", 640, 480)
    assert (largest(picture), square(picture)) == (first, first)
    assert largest(Picture(width=800, height=600)) is None


def test_the_largest_is_told_as_large_as_it_is():
    picture = taken((2560, 1280))

    make_sizes(picture=picture)

    assert largest(picture)[1:] == opened(largest(picture)).size == (1280, 640)


def test_an_address_elsewhere_stays_as_it_is():
    picture = Picture(width=800, height=600, sources={"jpeg": [[320, "https://s3.example/a.jpeg"]]})

    assert largest(picture) == SharedPicture("https://s3.example/a.jpeg", 320, 240)


def test_a_picture_destroyed_leaves_no_square(django_capture_on_commit_callbacks):
    picture = taken((400, 400))
    make_sizes(picture=picture)
    name = square(picture).url.partition("/media/")[2]
    assert default_storage.exists(name)

    with django_capture_on_commit_callbacks(execute=True):
        destroy_picture(picture=picture)

    assert not default_storage.exists(name)
