"""The photos of a work: taken in, described, put in order, taken off and put back."""

import re
from typing import BinaryIO

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import override
from PIL import Image

from catalog.errors import NotReadyToList, TooManyPictures
from catalog.models import Product, RemovedPicture, WorkPicture
from catalog.services import write_change
from ground.accounts.models import User
from ground.pictures.colours import Colour, main_colour
from ground.pictures.models import Picture
from ground.pictures.services import destroy_picture, take_picture

MOST_PICTURES = 8
_ASIDE = 10_000  # positions while two change places
_MOST_WORDS = 180  # of 200: the number stands behind them
_NUMBER = re.compile(r"（第 \d 张照片）$| \(photo \d\)$", re.ASCII)


def add_photo(*, work: Product, file: BinaryIO, by: User) -> WorkPicture:
    """One more, with words to begin with. The same photo twice is there once.

    Raises PictureRefused, TooManyPictures.
    """
    picture = take_picture(file=file, title=work.title or work.slug, by=by)
    try:
        place = _place(work, picture, by)
    except TooManyPictures:
        destroy_picture(picture=picture)
        raise
    if place.picture_id != picture.pk:
        destroy_picture(picture=picture)
    return place


@transaction.atomic
def _place(work: Product, picture: Picture, by: User) -> WorkPicture:
    places = _held(work)
    same = places.filter(picture__file_hash=picture.file_hash).first()
    if same:
        return same
    number = places.count()
    if number >= MOST_PICTURES:
        raise TooManyPictures
    suggested = suggested_words(work, _colour(picture))
    Picture.objects.filter(pk=picture.pk).update(**numbered(suggested, number))
    place = WorkPicture.objects.create(
        work=work, picture=picture, position=number, suggested=suggested
    )
    _written(work, "work.photo_add", by)
    return place


def _held(work: Product):
    """Its places, while nobody else changes them."""
    Product.objects.select_for_update(of=("self",)).get(pk=work.pk)
    return WorkPicture.objects.filter(work=work).order_by("position")


def _colour(picture: Picture) -> Colour:
    with picture.file.open("rb") as file:
        return main_colour(Image.open(file))


def suggested_words(work: Product, colour: Colour) -> dict[str, str]:
    """What whoever cannot see the photo is told, until she says it better; by language."""
    kind = Product.Kind(work.stock_kind)
    with override("zh-hans"):
        craft = work.craft.short_name if work.craft else "手工作品"
        name = f"：{work.title}" if work.title else ""
        chinese = f"{colour.zh}的{craft}{name}，{kind.label}"
    with override("en"):
        craft = work.craft.short_name if work.craft else "handmade piece"
        name = f": {work.title_en}" if work.title_en else ""
        english = f"{colour.en.capitalize()} {craft}{name}, {str(kind.label).lower()}"
    return {"zh": chinese[:_MOST_WORDS], "en": english[:_MOST_WORDS]}


def numbered(suggested: dict[str, str], position: int) -> dict[str, str]:
    """As its picture has it, the first or the third of the work."""
    if not position:
        return {f"alt_{language}": words for language, words in suggested.items()}
    number = position + 1
    told = {"zh": f"（第 {number} 张照片）", "en": f" (photo {number})"}
    return {f"alt_{language}": words + told[language] for language, words in suggested.items()}


def _count_anew(work: Product) -> None:
    """What we proposed follows the order; words of hers stay as she wrote them."""
    for place in work.work_pictures.select_related("picture"):
        proposed = numbered(place.suggested, place.position)
        for name, words in proposed.items():
            said = getattr(place.picture, name)
            if said != words and _NUMBER.sub("", said) == place.suggested[name[-2:]]:
                Picture.objects.filter(pk=place.picture_id).update(**{name: words})


@transaction.atomic
def describe_photo(*, place: WorkPicture, alt_zh: str, alt_en: str, by: User) -> None:
    Picture.objects.filter(pk=place.picture_id).update(alt_zh=alt_zh, alt_en=alt_en)
    _written(place.work, "work.photo_words", by)


@transaction.atomic
def move_photo(*, place: WorkPicture, step: int, by: User) -> bool:
    """One place earlier (-1) or later (1). False: it is the first or last already."""
    places = _held(place.work)
    here = places.filter(pk=place.pk).values_list("position", flat=True).first()
    if here is None:
        return False
    if not places.filter(position=here + step).update(position=_ASIDE):
        return False
    places.filter(pk=place.pk).update(position=here + step)
    places.filter(position=_ASIDE).update(position=here)
    _count_anew(place.work)
    _written(place.work, "work.photo_move", by)
    return True


@transaction.atomic
def remove_photo(*, place: WorkPicture, by: User) -> None:
    """Off the work, and kept beside it. Raises NotReadyToList for the last of a work on show."""
    places = _held(place.work)
    if places.count() < 2 and Product.objects.filter(pk=place.work_id, is_public=True).exists():
        raise NotReadyToList(["picture"])
    position = places.get(pk=place.pk).position
    RemovedPicture.objects.create(
        work=place.work, picture_id=place.picture_id, suggested=place.suggested
    )
    places.filter(pk=place.pk).delete()
    for later in places.filter(position__gt=position):
        WorkPicture.objects.filter(pk=later.pk).update(position=F("position") - 1)
    _count_anew(place.work)
    _written(place.work, "work.photo_remove", by)


@transaction.atomic
def restore_photo(*, removed: RemovedPicture, by: User) -> WorkPicture:
    """Back as the last one. Raises TooManyPictures."""
    places = _held(removed.work)
    if places.count() >= MOST_PICTURES:
        raise TooManyPictures
    last = places.aggregate(last=Max("position"))["last"]
    place = WorkPicture.objects.create(
        work=removed.work,
        picture_id=removed.picture_id,
        position=0 if last is None else last + 1,
        suggested=removed.suggested,
    )
    removed.delete()
    _count_anew(removed.work)
    _written(removed.work, "work.photo_restore", by)
    return place


def _written(work: Product, action: str, by: User) -> None:
    Product.objects.filter(pk=work.pk).update(date_updated=timezone.now())
    write_change(work, action, by, {})


@transaction.atomic
def destroy_pictures(work: Product) -> None:
    """All of a work that nobody will see."""
    for rows in (work.work_pictures, work.removed_pictures):
        pictures = [row.picture for row in rows.select_related("picture")]
        rows.all().delete()
        for picture in pictures:
            destroy_picture(picture=picture)
