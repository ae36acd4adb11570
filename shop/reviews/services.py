"""Write a review, change it, answer it: said once, kept as it was, told to the other side."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.pictures.models import Picture
from ground.pictures.services import Prepared, keep_prepared, prepare_picture
from ground.privacy.contacts import tells_a_contact
from shop.order.models import Line
from shop.reviews.errors import HasMoved, NotYet, ReviewedAlready, TooLate
from shop.reviews.letters import tell_reply, tell_shop
from shop.reviews.models import EDITABLE, MOST_PHOTOS, PastWords, Review, ReviewPhoto
from shop.reviews.queries import has_come
from shop.reviews.rating import project_rating

State, Whose = Review.State, PastWords.Whose


@dataclass(frozen=True)
class Said:
    stars: int
    words: str
    signature: str = ""

    @property
    def facts(self) -> dict[str, object]:
        return {"stars": self.stars, "words": self.words, "signature": masked(self.signature)}

    @property
    def state(self) -> Review.State:
        """Held for a look where it leads elsewhere; else seen at once, kind or not."""
        return State.HELD if tells_a_contact(self.words) else State.SHOWN


def masked(name: str) -> str:
    """Its first character alone is kept: 王芳 is 王**."""
    return f"{name.strip()[0]}**" if name.strip() else ""


def read_photos(files: Sequence[BinaryIO]) -> list[Prepared]:
    """Before anything is locked. Raises PictureRefused."""
    return [prepare_picture(file=file) for file in files[:MOST_PHOTOS]]


@transaction.atomic
def write_review(
    *, line: Line, said: Said, photos: Iterable[Prepared] = (), by: User | None, language: str
) -> Review:
    """Raises NotYet, ReviewedAlready."""
    if line.seller_order is None or not has_come(line.seller_order):
        raise NotYet
    facts = {"work_id": line.product_id, "language": language, "state": said.state}
    facts |= {"made_at": timezone.now()}
    try:
        with transaction.atomic():
            review = Review.objects.create(line=line, **facts, **said.facts)
    except IntegrityError as twice:
        raise ReviewedAlready from twice
    keep_photos(review, photos, by)
    project_rating(review.work_id)
    log(instance=review, action="review.write", user=by, data={"stars": said.stars})
    if review.state == State.SHOWN:
        tell_shop(review, "new")
    return review


def keep_photos(review: Review, photos: Iterable[Prepared], by: User | None) -> None:
    """Up to four with those that are there; no size is made before somebody looked."""
    room = MOST_PHOTOS - review.photos.filter(removed_at=None).count()
    for prepared in list(photos)[:room]:
        picture = keep_prepared(prepared=prepared, title=f"review {review.pk}", by=by)
        said = {"alt_zh": f"买家拍的{review.line.title}", "alt_en": _in_english(review)}
        Picture.objects.filter(pk=picture.pk).update(**said)
        ReviewPhoto.objects.create(review=review, picture=picture)


def _in_english(review: Review) -> str:
    name = review.line.title_en
    return f"{name}, photographed by its buyer" if name else "A photo by the buyer"


@transaction.atomic
def edit_review(
    *,
    review: Review,
    said: Said,
    photos: Iterable[Prepared] = (),
    drop: Collection[int] = (),
    by: User | None,
) -> Review:
    """Within thirty days; as it was stays on record. Raises TooLate, HasMoved."""
    was = review.stars
    _change(review, said)
    review.photos.filter(pk__in=drop, removed_at=None).update(removed_at=timezone.now())
    keep_photos(review, photos, by)
    project_rating(review.work_id)
    log(instance=review, action="review.edit", user=by, data={"stars": [was, review.stars]})
    if review.state == State.SHOWN:
        tell_shop(review, "edited")
    return review


def _change(review: Review, said: Said) -> None:
    """What is hidden stays so until somebody has looked again."""
    now = timezone.now()
    if not review.is_editable:
        raise TooLate
    before = {"stars": review.stars, "words": review.words, "signature": review.signature}
    state = State.HIDDEN if review.state == State.HIDDEN else said.state
    as_read = Review.objects.filter(pk=review.pk, version=review.version, state=review.state)
    if not as_read.filter(made_at__gt=now - EDITABLE).update(
        version=F("version") + 1, edited_at=now, state=state, **said.facts
    ):
        raise HasMoved
    PastWords.objects.create(review=review, whose=Whose.BUYER, **before)
    review.refresh_from_db()


@transaction.atomic
def reply(*, review: Review, words: str, is_maker: bool, by: User) -> Review:
    """Hers to what is shown; a second one takes the place of the first, which stays on record.

    Raises HasMoved.
    """
    now = timezone.now()
    as_read = Review.objects.filter(pk=review.pk, state=State.SHOWN, reply=review.reply)
    if not as_read.update(reply=words, reply_by=by, is_reply_of_maker=is_maker, replied_at=now):
        raise HasMoved
    if review.reply:
        PastWords.objects.create(review=review, whose=Whose.SHOP, words=review.reply)
    review.refresh_from_db()
    project_rating(None)
    log(instance=review, action="review.reply", user=by)
    tell_reply(review)
    return review
