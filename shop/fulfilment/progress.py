"""A photo of the work in the making: for its buyer's eyes alone."""

from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.pictures.services import destroy_picture, take_picture
from shop.fulfilment.errors import NothingToShow
from shop.fulfilment.letters import tell_progress
from shop.fulfilment.models import ProgressPhoto
from shop.fulfilment.states import keep
from shop.order.models import SellerOrder

Status = SellerOrder.Status
MOST_PHOTOS = 12  # of one part


@transaction.atomic
def show_progress(
    *, seller_order: SellerOrder, file: BinaryIO, words: str, by: User | None
) -> ProgressPhoto:
    """Her buyer sees it and is told. Raises NotNow, NothingToShow, PictureRefused."""
    keep(seller_order, [Status.ACCEPTED])
    if not shows_progress(seller_order) or seller_order.progress.count() >= MOST_PHOTOS:
        raise NothingToShow
    title = f"{seller_order.order.number} {seller_order.pk}"
    with override("zh-hans"):
        alt_zh = words or _("正在做的作品")
    with override("en"):
        alt_en = "" if words else _("正在做的作品")
    picture = take_picture(file=file, title=title, alt_zh=alt_zh, alt_en=alt_en, by=by)
    photo = ProgressPhoto.objects.create(seller_order=seller_order, picture=picture, words=words)
    log(instance=seller_order, action="seller_order.progress", user=by)
    tell_progress(photo)
    return photo


@transaction.atomic
def take_photo_back(*, photo: ProgressPhoto, by: User | None) -> bool:
    """The row and every file of it. False: it was taken back before."""
    picture = photo.picture
    if not ProgressPhoto.objects.filter(pk=photo.pk).delete()[0]:
        return False
    destroy_picture(picture=picture)
    log(instance=photo.seller_order, action="seller_order.progress_back", user=by)
    return True


def shows_progress(part: SellerOrder) -> bool:
    """There is something in the making: a work on the shelf only waits for its parcel."""
    works = [line.product for line in part.lines.all() if line.product]
    return part.status == Status.ACCEPTED and any(work.is_made_when_ordered for work in works)
