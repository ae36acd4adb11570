"""Taking a picture in, and making the sizes that pages ask for."""

import hashlib
from io import BytesIO
from typing import Any, BinaryIO, NamedTuple

from celery import shared_task
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image

from ground.pagecache.services import refresh_public_pages
from ground.pictures.colours import Colour, main_colour
from ground.pictures.models import Picture
from ground.pictures.reading import read_picture

WIDTHS = (320, 640, 960, 1280)  # pixels
THUMBNAIL_BYTES = 15_000  # a page of cards stays light on a village connection
ENCODINGS = {
    "avif": {"quality": 52, "speed": 8},
    "webp": {"quality": 76, "method": 4},
    "jpeg": {"quality": 80, "optimize": True, "progressive": True},
}


def take_picture(
    *, file: BinaryIO, title: str, alt_zh: str = "", alt_en: str = "", by: Any = None
) -> Picture:
    """Re-encode what was sent and keep that alone; the sizes follow. Raises PictureRefused."""
    image = read_picture(file)  # seconds for a large one: nothing is locked meanwhile
    words = {"title": title[:255], "alt_zh": alt_zh, "alt_en": alt_en}
    picture = _keep(image, _encoded(image, "jpeg", 90), words, by)
    make_sizes_task.delay_on_commit(picture.pk)
    return picture


class Prepared(NamedTuple):
    """Decoded and turned, and not kept yet."""

    image: Image.Image
    data: bytes

    @property
    def colour(self) -> Colour:
        return main_colour(self.image)


def prepare_picture(*, file: BinaryIO) -> Prepared:
    """What takes time, with nothing locked. Raises PictureRefused."""
    image = read_picture(file)
    return Prepared(image, _encoded(image, "jpeg", 90))


def keep_prepared(*, prepared: Prepared, title: str, by: Any) -> Picture:
    """For a work that may come; its sizes wait until then."""
    return _keep(prepared.image, prepared.data, {"title": title[:255]}, by)


@transaction.atomic
def _keep(image: Image.Image, data: bytes, words: dict[str, str], by: Any) -> Picture:
    picture = Picture.objects.create(
        file=ContentFile(data, "picture.jpg"),
        width=image.width,
        height=image.height,
        file_size=len(data),
        file_hash=hashlib.sha1(data, usedforsecurity=False).hexdigest(),
        uploaded_by_user=by,
        **words,
    )
    return picture


def _encoded(image: Image.Image, kind: str, quality: int | None = None) -> bytes:
    out = BytesIO()
    options = dict(ENCODINGS[kind]) | ({"quality": quality} if quality else {})
    image.save(out, kind.upper(), **options)
    return out.getvalue()


def make_sizes(*, picture: Picture) -> None:
    """Every size and encoding, under names of their own; made again, they are the same."""
    with picture.file.open("rb") as file:
        original = Image.open(file).convert("RGB")
    widths = _widths(original)
    sources = {
        kind: [[width, _store(picture, original, kind, width)] for width in widths]
        for kind in ENCODINGS
    }
    Picture.objects.filter(pk=picture.pk).update(sources=sources)
    picture.sources = sources
    refresh_public_pages()


def _widths(image: Image.Image) -> list[int]:
    """Never larger than it is."""
    smaller = [width for width in WIDTHS if width < image.width]
    return smaller if image.width > WIDTHS[-1] else [*smaller, image.width]


def _store(picture: Picture, original: Image.Image, kind: str, width: int) -> str:
    """The address of one size."""
    height = round(original.height * width / original.width)
    small = original.resize((width, height), Image.Resampling.LANCZOS)
    name = _name(picture, kind, width)
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(_of_fit_weight(small, kind)))
    return default_storage.url(name)


def _name(picture: Picture, kind: str, width: int) -> str:
    return f"pictures/{picture.pk}/{picture.file_hash[:10]}-{width}.{kind}"


@transaction.atomic
def destroy_picture(*, picture: Picture) -> None:
    """The row now, the files once that is certain: nobody was ever to see it."""
    names = [
        _name(picture, kind, width)
        for kind, made in picture.sources.items()
        for width, _address in made
    ]
    picture.delete()  # Wagtail removes the original after the commit

    def forget_sizes() -> None:
        for name in names:
            default_storage.delete(name)

    transaction.on_commit(forget_sizes)


def _of_fit_weight(image: Image.Image, kind: str) -> bytes:
    """A thumbnail gives up a little quality before it grows heavy."""
    best: int = ENCODINGS[kind]["quality"]
    data = _encoded(image, kind)
    for quality in range(best - 10, 30, -10):
        if image.width > WIDTHS[0] or len(data) <= THUMBNAIL_BYTES:
            break
        data = _encoded(image, kind, quality)
    return data


@shared_task
def make_sizes_task(picture_id: int) -> None:
    picture = Picture.objects.filter(pk=picture_id).first()
    if picture and not picture.sources:
        make_sizes(picture=picture)
