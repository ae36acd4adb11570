"""A photo of the work in the making: for its buyer's eyes alone."""

from typing import BinaryIO

from django.db import transaction
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.pictures.reading import plain_jpeg
from ground.privacy.models import PrivateFile
from ground.privacy.services import destroy_file, keep_file
from shop.fulfilment.errors import NothingToShow
from shop.fulfilment.letters import tell_progress
from shop.fulfilment.models import ProgressPhoto
from shop.fulfilment.states import keep
from shop.order.models import SellerOrder
from shop.order.queries import runners_of

Status = SellerOrder.Status
MOST_PHOTOS = 12  # of one part
_EDGE = 1280  # pixels: enough to see the stitches


@transaction.atomic
def show_progress(
    *, seller_order: SellerOrder, file: BinaryIO, words: str, by: User | None
) -> ProgressPhoto:
    """Her buyer sees it and is told. Raises NotNow, NothingToShow, PictureRefused."""
    keep(seller_order, [Status.ACCEPTED])
    if not shows_progress(seller_order) or seller_order.progress.count() >= MOST_PHOTOS:
        raise NothingToShow
    photo = _keep(seller_order, file, words, by)
    log(instance=seller_order, action="seller_order.progress", user=by)
    tell_progress(photo)
    return photo


def _keep(part: SellerOrder, file: BinaryIO, words: str, by: User | None) -> ProgressPhoto:
    """Plain pixels, sealed: it belongs to whoever runs the shop. Raises PictureRefused."""
    data, (width, height) = plain_jpeg(file, _EDGE)
    kept = keep_file(
        data=data,
        kind=PrivateFile.Kind.PROGRESS,
        content_type="image/jpeg",
        owner=runners_of(part.shop).order_by("pk").first() or by,
    )
    size = {"width": width, "height": height}
    return ProgressPhoto.objects.create(seller_order=part, file=kept, words=words, **size)


@transaction.atomic
def take_photo_back(*, photo: ProgressPhoto, by: User | None) -> bool:
    """The row and its file. False: it was taken back before."""
    kept = photo.file
    if not ProgressPhoto.objects.filter(pk=photo.pk).delete()[0]:
        return False
    destroy_file(kept)
    log(instance=photo.seller_order, action="seller_order.progress_back", user=by)
    return True


def shows_progress(part: SellerOrder) -> bool:
    """There is something in the making: a work on the shelf only waits for its parcel."""
    works = [line.product for line in part.lines.all() if line.product]
    return part.status == Status.ACCEPTED and any(work.is_made_when_ordered for work in works)
