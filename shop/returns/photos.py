"""Photos of what comes back: sealed at once, for the order's parties and the operator."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from ground.accounts.models import User
from ground.pictures.reading import plain_jpeg
from ground.privacy.models import PrivateFile
from ground.privacy.services import keep_file
from shop.order.queries import runners_of
from shop.returns.models import ReturnPhoto, ReturnRequest

MOST_PHOTOS = 4
_EDGE = 1280  # pixels: enough to see a fault


@dataclass(frozen=True)
class Photo:
    """Plain pixels, kept nowhere yet."""

    jpeg: bytes
    width: int
    height: int


def read_photos(files: Sequence[BinaryIO]) -> list[Photo]:
    """Raises PictureRefused."""
    read = (plain_jpeg(file, _EDGE) for file in files[:MOST_PHOTOS])
    return [Photo(jpeg, *size) for jpeg, size in read]


def keep_photos(request: ReturnRequest, photos: Iterable[Photo], by: User | None) -> None:
    """Within the caller's transaction. Hers who signed in; a guest's lie with the shop they are
    shown to."""
    owner = by or runners_of(request.seller_order.shop).order_by("pk").first()
    for photo in photos:
        kept = keep_file(
            data=photo.jpeg,
            kind=PrivateFile.Kind.RETURN,
            content_type="image/jpeg",
            owner=owner,
        )
        size = {"width": photo.width, "height": photo.height}
        ReturnPhoto.objects.create(request=request, file=kept, **size)
