"""A photo that cannot be used is told in plain words, and takes nothing else with it."""

import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from catalog.models import Product, WorkPicture
from ground.pictures.models import Picture
from tests.catalog.studio.hers import a_photo, a_seller, key_in, send, the_work

pytestmark = pytest.mark.django_db


def named(data, name="IMG_1.jpg"):
    return SimpleUploadedFile(name, data, "image/jpeg")


def a_zip():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("hand.txt", "no photo")
    return named(file.getvalue())


def a_cut_photo():
    whole = a_photo(size=(1200, 900)).read()
    return named(whole[: len(whole) // 3])


def a_photo_of_400_megapixels():
    header = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)

    def chunk(kind, data):
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    end = chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return named(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + end)


BAD = [
    (a_zip, "这个文件不是照片"),
    (a_cut_photo, "没有传完整或已经损坏"),
    (a_photo_of_400_megapixels, "尺寸太大了"),
    (lambda: a_photo("IMG_1.jpg", size=(80, 60)), "这张照片太小"),
    (lambda: named(b""), "这个文件是空的"),
    (lambda: named(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "这个文件不是照片"),
]


@pytest.mark.parametrize(("bad", "told"), BAD)
def test_a_bad_photo_is_told_and_the_text_stays(client, bad, told):
    a_seller(client)

    answer = send(client, photos=bad())

    html = answer.content.decode()
    assert answer.status_code == 400
    assert "IMG_1.jpg：" in html
    assert told in html
    assert 'value="苗绣手包"' in html
    assert 'value="268"' in html
    assert (Picture.objects.count(), Product.objects.filter(is_public=True).count()) == (0, 0)


@pytest.mark.parametrize(("bad", "told"), BAD)
def test_good_photos_are_kept_when_one_is_bad(client, bad, told):
    a_seller(client)

    html = send(client, photos=[a_photo(), bad()]).content.decode()

    assert told in html
    assert "已经收到 1 张照片" in html
    assert the_work().is_public is False
    send(client, key=key_in(html), photos=None)
    assert (the_work().is_public, WorkPicture.objects.count()) == (True, 1)


def test_the_same_photo_chosen_again_is_there_once(client):
    a_seller(client)

    html = send(client, price="二百").content.decode()
    send(client, key=key_in(html))

    assert (WorkPicture.objects.count(), Picture.objects.count()) == (1, 1)


def test_only_bad_photos_and_nothing_typed_leave_no_draft(client):
    a_seller(client)

    send(client, title="", price="", photos=a_zip())

    assert not Product.objects.exists()


def test_a_photo_of_forty_megapixels_comes_in_smaller(client):
    a_seller(client)

    assert send(client, photos=a_photo(size=(7400, 5500))).status_code == 302

    picture = Picture.objects.get()
    assert max(picture.width, picture.height) <= 2000


def test_a_phone_s_heic_comes_in_without_its_place(client):
    a_seller(client)
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    file = BytesIO()
    Image.new("RGB", (800, 600), "green").save(file, "HEIF", exif=exif.tobytes())

    send(client, photos=named(file.getvalue(), "IMG_2.HEIC"))

    with Picture.objects.get().file.open("rb") as stored:
        image = Image.open(stored)
        assert (image.format, dict(image.getexif())) == ("JPEG", {})


@pytest.mark.parametrize("name", ["../../etc/passwd.jpg", "<script>.jpg", "長" * 200 + ".jpg"])
def test_a_strange_name_is_only_a_name(client, name):
    a_seller(client)

    html = send(client, photos=named(b"x", name)).content.decode()

    assert "<script>.jpg" not in html
    assert "这个文件不是照片" in html


def test_the_photos_page_tells_it_too(client):
    a_seller(client)
    send(client)
    path = f"/studio/works/{the_work().pk}/photos/"

    answer = client.post(path, {"photos": [a_photo(colour="blue"), a_zip()]})

    html = answer.content.decode()
    assert (answer.status_code, "<title>有错误：" in html) == (400, True)
    assert "这个文件不是照片" in html
    assert WorkPicture.objects.count() == 2
    assert client.post(path, {}).status_code == 400
