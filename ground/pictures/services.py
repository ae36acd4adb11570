"""Taking a picture in, and making the sizes that pages ask for."""

import hashlib
from functools import partial
from typing import Any, BinaryIO, NamedTuple

from celery import shared_task
from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image

from ground.pagecache.services import refresh_public_pages
from ground.pictures.colours import Colour, main_colour
from ground.pictures.models import Picture
from ground.pictures.reading import read_picture
from ground.pictures.sizes import (
    SQUARE,
    First,
    encoded,
    first_of,
    forget_sizes,
    mark,
    store_all,
    store_first,
)


class Prepared(NamedTuple):
    """Decoded and turned, and not kept yet."""

    image: Image.Image
    data: bytes
    first: First

    @property
    def colour(self) -> Colour:
        return main_colour(self.image)


def take_picture(
    *, file: BinaryIO, title: str, alt_zh: str = "", alt_en: str = "", by: Any = None
) -> Picture:
    """Re-encode what was sent and keep that alone; the sizes follow. Raises PictureRefused."""
    prepared = prepare_picture(file=file)
    picture = _keep(prepared, {"title": title[:255], "alt_zh": alt_zh, "alt_en": alt_en}, by)
    make_sizes_task.delay_on_commit(picture.pk)
    return picture


def plain_picture(*, file: BinaryIO) -> bytes:
    """As `take_picture` would keep it, for whoever keeps it otherwise. Raises PictureRefused."""
    return encoded(read_picture(file), "jpeg", 90)


def prepare_picture(*, file: BinaryIO) -> Prepared:
    """What takes time, with nothing locked. Raises PictureRefused."""
    image = read_picture(file)
    return Prepared(image, encoded(image, "jpeg", 90), first_of(image))


def keep_prepared(*, prepared: Prepared, title: str, by: Any) -> Picture:
    """For a work that may come; its other sizes wait until then."""
    return _keep(prepared, {"title": title[:255]}, by)


@transaction.atomic
def _keep(prepared: Prepared, words: dict[str, str], by: Any) -> Picture:
    image, data = prepared.image, prepared.data
    picture = Picture.objects.create(
        file=ContentFile(data, "picture.jpg"),
        width=image.width,
        height=image.height,
        file_size=len(data),
        file_hash=hashlib.sha1(data, usedforsecurity=False).hexdigest(),
        uploaded_by_user=by,
        **words,
    )
    _show(picture, store_first(picture, prepared.first))
    return picture


@transaction.atomic
def follow_editor(*, picture: Picture, has_new_file: bool) -> None:
    """After an editor sent or changed it in Wagtail: one size at once, the others by the worker."""
    if has_new_file:
        with picture.file.open("rb") as file:
            first = first_of(Image.open(file).convert("RGB"))
        _show(picture, store_first(picture, first))
        transaction.on_commit(partial(forget_sizes, str(picture.pk), but=mark(picture)))
    else:  # its square may be cut elsewhere now
        _show(picture, {kind: made for kind, made in picture.sources.items() if kind != SQUARE})
    make_sizes_task.delay_on_commit(picture.pk)
    refresh_public_pages()


def _show(picture: Picture, sources: dict[str, Any]) -> None:
    Picture.objects.filter(pk=picture.pk).update(sources=sources)
    picture.sources = sources


def make_sizes(*, picture: Picture) -> None:
    """Every size and encoding, unless another file or focal point was chosen meanwhile."""
    sources = store_all(picture)
    same = {
        name: getattr(picture, name) for name in ("file_hash", "focal_point_x", "focal_point_y")
    }
    Picture.objects.filter(pk=picture.pk, **same).update(sources=sources)
    picture.sources = sources
    refresh_public_pages()


@transaction.atomic
def destroy_picture(*, picture: Picture) -> None:
    """The row now, the files once that is certain: nobody was ever to see it."""
    folder = str(picture.pk)
    picture.delete()  # Wagtail removes the original after the commit
    transaction.on_commit(partial(forget_sizes, folder))


@shared_task
def make_sizes_task(picture_id: int) -> None:
    picture = Picture.objects.filter(pk=picture_id).first()
    if picture and SQUARE not in picture.sources:
        make_sizes(picture=picture)
