"""What an editor sends in Wagtail is kept plain, as what a maker sends is."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from ground.pagecache.queries import generation
from ground.pictures.models import Picture
from ground.pictures.templatetags.pictures import picture as picture_tag
from tests.cast import a_user
from tests.ground.pictures.test_services import a_photo

pytestmark = pytest.mark.django_db


def sent(data, name="IMG_0001.jpg", kind="image/jpeg"):
    root = Collection.objects.first() or Collection.add_root(name="Root")
    words = {"title": "苗寨", "collection": root.pk, "alt_zh": "山上的寨子", "tags": ""}
    files = {"file": SimpleUploadedFile(name, data, kind)}
    by = a_user(is_superuser=True)
    return get_image_form(Picture)(words, files, instance=Picture(), user=by)


def a_located_photo():
    exif = Image.Exif()
    exif[0x0110] = "Phone of hers"
    exif.get_ifd(0x8825).update({1: "N", 2: (26.0, 35.0, 1.0)})
    return a_photo(exif=exif).read()


def test_where_it_was_taken_is_not_kept():
    data = a_located_photo()
    assert dict(Image.open(BytesIO(data)).getexif()) != {}

    form = sent(data)

    assert form.is_valid(), form.errors
    picture = form.save()
    with picture.file.open("rb") as file:
        kept = Image.open(file)
        assert (kept.format, kept.size, dict(kept.getexif())) == ("JPEG", (800, 600), {})
    assert (picture.width, picture.height) == (800, 600)
    assert b"Phone of hers" not in picture.file.storage.open(picture.file.name).read()


def test_a_phone_s_heic_becomes_a_jpeg():
    form = sent(a_photo("HEIF").read(), "IMG_0002.heic", "image/heic")

    assert form.is_valid(), form.errors
    assert form.save().file.name.endswith(".jpg")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (a_photo(size=(200, 200)).read(), "这张照片太小，看不清楚。请换一张边长至少 300 像素的。"),
        (a_photo().read()[:900], "这张照片没有传完整或已经损坏，请再传一次。"),
        (b"no picture at all", None),
    ],
)
def test_what_is_no_good_picture_is_refused_and_nothing_kept(data, told):
    form = sent(data)

    assert not form.is_valid()
    assert told is None or form.errors["file"] == [told]
    assert not Picture.objects.exists()


def test_words_alone_change_no_file():
    form = sent(a_photo().read())
    assert form.is_valid(), form.errors
    picture = form.save()
    before, root = picture.file.name, Collection.objects.first()

    words = {"title": "苗寨", "collection": root.pk, "alt_zh": "另一句话", "tags": ""}
    form = get_image_form(Picture)(words, instance=picture, user=picture.uploaded_by_user)

    assert form.is_valid(), form.errors
    assert (form.save().file.name, picture.alt_zh) == (before, "另一句话")


def taken(**options):
    form = sent(a_photo().read())
    assert form.is_valid(), form.errors
    return form.save(**options)


def widths(picture):
    sources = Picture.objects.values_list("sources", flat=True).get(pk=picture.pk)
    return {kind: [width for width, _url in made] for kind, made in sources.items()}


def names(picture):
    sources = Picture.objects.values_list("sources", flat=True).get(pk=picture.pk)
    return {url.removeprefix("/media/") for made in sources.values() for _width, url in made}


@pytest.mark.parametrize("at_once", [True, False], ids=["one", "many at once"])
def test_one_size_is_there_at_once_and_the_worker_makes_the_others(
    at_once, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as later:
        picture = taken(commit=at_once)
        at_once or picture.save()  # as Wagtail's page for many pictures does

    assert widths(picture) == {"jpeg": [640]}
    for deed in later:
        deed()
    assert set(widths(picture)) == {"avif", "webp", "jpeg", "square"}


def changed(picture, files=None, **fields):
    root = Collection.objects.first()
    words = {"title": "苗寨", "collection": root.pk, "alt_zh": "另一句话", "tags": "", **fields}
    form = get_image_form(Picture)(words, files, instance=picture, user=picture.uploaded_by_user)
    assert form.is_valid(), form.errors
    return form.save()


def test_another_file_takes_the_place_of_all_sizes(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        picture = taken()
    before, original = names(picture), picture.file.name

    other = SimpleUploadedFile("b.jpg", a_photo(size=(500, 400)).read(), "image/jpeg")
    with django_capture_on_commit_callbacks(execute=True):
        picture = changed(Picture.objects.get(), {"file": other})

    assert widths(picture)["avif"] == [320, 500]
    assert names(picture) & before == set()
    assert [name for name in before if default_storage.exists(name)] == []
    assert all(default_storage.exists(name) for name in names(picture))
    assert not picture.file.storage.exists(original)


def test_another_focal_point_cuts_another_square_and_pages_keep_it(
    django_capture_on_commit_callbacks,
):
    with django_capture_on_commit_callbacks(execute=True):
        picture = taken()
    before, made_in = names(picture), generation()

    point = dict.fromkeys(("width", "height"), 10) | {"x": 720, "y": 60}
    with django_capture_on_commit_callbacks(execute=True):
        changed(Picture.objects.get(), **{f"focal_point_{name}": of for name, of in point.items()})

    picture.refresh_from_db()
    assert {name.split("-")[1] for name in names(picture) ^ before} == {
        "600.square.jpeg",
        "600.720x60.square.jpeg",
    }
    assert 'class="focus-x-90 focus-y-10"' in picture_tag(picture)
    assert generation() > made_in
