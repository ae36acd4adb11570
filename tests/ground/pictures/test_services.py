import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.utils import translation
from PIL import Image
from wagtail.models import Collection

from ground.pictures import reading
from ground.pictures.errors import (
    BrokenPicture,
    FileTooLarge,
    NotAPicture,
    TooManyPixels,
    TooSmall,
)
from ground.pictures.models import Picture
from ground.pictures.services import make_sizes, take_picture
from ground.pictures.templatetags.pictures import picture as picture_tag

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _root(db):
    Collection.objects.exists() or Collection.add_root(name="Root")


def a_photo(kind="JPEG", size=(800, 600), mode="RGB", **options):
    file = BytesIO()
    image = Image.new(mode, size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    image.save(file, kind, **options)
    file.seek(0)
    return file


def an_endless_png():
    """A few bytes that claim 400 million pixels."""
    header = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    end = chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + end)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF"])
def test_every_kind_of_photo_becomes_a_jpeg(kind):
    picture = take_picture(file=a_photo(kind), title="手包", alt_zh="一只手包")

    with picture.file.open("rb") as file:
        stored = Image.open(file)
        assert (stored.format, stored.size) == ("JPEG", (800, 600))
    assert (picture.width, picture.height, picture.alt_zh) == (800, 600, "一只手包")


def test_it_is_turned_and_tells_nothing_of_where_it_was_taken():
    exif = Image.Exif()
    exif[0x0112] = 6  # the phone was held upright
    exif.get_ifd(0x8825)[1] = "N"  # GPS

    picture = take_picture(file=a_photo(exif=exif), title="手包")

    with picture.file.open("rb") as file:
        stored = Image.open(file)
        assert stored.size == (600, 800)
        assert dict(stored.getexif()) == {}


def test_a_see_through_picture_gets_white_behind_it():
    file = BytesIO()
    Image.new("RGBA", (400, 400), (0, 0, 0, 0)).save(file, "PNG")
    file.seek(0)

    picture = take_picture(file=file, title="剪纸")

    with picture.file.open("rb") as stored:
        assert Image.open(stored).getpixel((200, 200)) == (255, 255, 255)


def test_a_large_photo_is_made_smaller():
    picture = take_picture(file=a_photo(size=(5000, 2500)), title="手包")

    assert (picture.width, picture.height) == (2000, 1000)


def test_a_truncated_one_is_refused():
    whole = a_photo(size=(1500, 1500)).read()
    refused(BytesIO(whole[: len(whole) // 2]), BrokenPicture)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6])
def test_cut_short_anywhere_it_is_refused(kind, share):
    whole = a_photo(kind, size=(900, 900)).read()
    refused(BytesIO(whole[: max(16, int(len(whole) * share))]), BrokenPicture)


def test_sixteen_bits_of_grey_are_not_clipped_to_white():
    file = BytesIO()
    Image.new("I;16", (400, 400), 32_000).save(file, "PNG")
    file.seek(0)

    picture = take_picture(file=file, title="旧照片")

    with picture.file.open("rb") as stored:
        assert Image.open(stored).getpixel((200, 200)) == (125, 125, 125)


def test_of_a_moving_picture_the_first_frame_is_kept():
    file = BytesIO()
    frames = [Image.new("RGB", (400, 400), colour) for colour in ("red", "blue")]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    file.seek(0)

    picture = take_picture(file=file, title="手包")

    with picture.file.open("rb") as stored:
        red, _, blue = Image.open(stored).getpixel((200, 200))
        assert red > 200 > 60 > blue


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        b"GIF89a",
        b"\xff\xd8\xff",
    ],
)
def test_what_is_no_picture_is_refused(data):
    refused(BytesIO(data), NotAPicture, BrokenPicture)


def test_a_picture_bomb_is_refused_before_it_is_read():
    refused(an_endless_png(), TooManyPixels)


def test_too_many_pixels_are_refused(monkeypatch):
    monkeypatch.setattr(reading, "MOST_PIXELS", 100_000)
    refused(a_photo(), TooManyPixels)


def test_too_large_a_file_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 1000)
    refused(a_photo(), FileTooLarge)


def test_too_small_a_picture_is_refused():
    refused(a_photo(size=(299, 800)), TooSmall)


def refused(file, *errors):
    with pytest.raises(errors) as refusal:
        take_picture(file=file, title="手包")

    assert str(refusal.value.told)
    assert not Picture.objects.exists()


def test_the_sizes_are_made_once_and_again_the_same():
    picture = take_picture(file=a_photo(size=(1400, 700)), title="手包")

    make_sizes(picture=picture)
    first = dict(picture.sources)
    make_sizes(picture=picture)

    assert picture.sources == first
    assert {kind: [width for width, _ in made] for kind, made in first.items()} == {
        **{kind: [320, 640, 960, 1280] for kind in ("avif", "webp", "jpeg")},
        "square": [600],
    }
    names = [url.removeprefix("/media/") for made in first.values() for _, url in made]
    assert all(default_storage.exists(name) for name in names)


def test_a_small_picture_is_never_made_larger():
    picture = take_picture(file=a_photo(size=(400, 400)), title="手包")

    make_sizes(picture=picture)

    assert [width for width, _ in picture.sources["jpeg"]] == [320, 400]


def test_the_tag_offers_every_size_and_never_shifts_the_page():
    picture = take_picture(file=a_photo(), title="手包", alt_zh='一只"手包"', alt_en="A clutch")
    before = picture_tag(picture)
    make_sizes(picture=picture)

    html = picture_tag(picture, "50vw", lazy=False)

    assert before.count("srcset") == 1
    assert f'src="{picture.sources["jpeg"][0][1]}"'.replace("-320.", "-640.") in before
    assert html.index("image/avif") < html.index("image/webp") < html.index("<img")
    assert 'width="800" height="600"' in html
    assert 'alt="一只&quot;手包&quot;"' in html
    assert 'loading="lazy"' in before
    assert 'loading="lazy"' not in html


@pytest.mark.parametrize(
    ("language", "alt_zh", "alt_en", "shown"),
    [
        ("zh-hans", "手包", "A clutch", 'alt="手包" '),
        ("en", "手包", "A clutch", 'alt="A clutch" '),
        ("en", "手包", "", 'alt="手包" lang="zh-Hans" '),
        ("zh-hans", "", "A clutch", 'alt="A clutch" lang="en" '),
        ("en", "", "", 'alt="" '),
    ],
)
def test_what_it_shows_is_said_in_the_language_of_the_page(language, alt_zh, alt_en, shown):
    made = {"jpeg": [[320, "/media/a.jpeg"]]}
    picture = Picture(width=800, height=600, alt_zh=alt_zh, alt_en=alt_en, sources=made)

    with translation.override(language):
        assert shown in picture_tag(picture)
        assert 'alt="" ' in picture_tag(picture, decorative=True)


def test_the_tag_asks_no_query(django_assert_num_queries):
    picture = take_picture(file=a_photo(), title="手包", alt_zh="手包")
    make_sizes(picture=picture)

    with django_assert_num_queries(0):
        picture_tag(picture)


def test_a_thumbnail_is_light():
    file = BytesIO()
    Image.effect_noise((1400, 1400), 40).convert("RGB").save(file, "JPEG")
    file.seek(0)
    picture = take_picture(file=file, title="手包")

    make_sizes(picture=picture)

    of_pages = [made for kind, made in picture.sources.items() if kind != "square"]
    thumbnails = [made[0][1].removeprefix("/media/") for made in of_pages]
    assert max(default_storage.size(name) for name in thumbnails) <= 15_000


def test_without_a_picture_the_tag_says_so():
    assert picture_tag(None) == '<span class="no-picture">暂无图片</span>'
