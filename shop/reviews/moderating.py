"""What the operator may do with a review: let it be seen, hide it with a reason, show it again.

There is no way to delete one, nor to change a word of it.
"""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.pictures.tasks import make_sizes_task
from shop.reviews.errors import HasMoved
from shop.reviews.letters import tell_shop, tell_writer
from shop.reviews.models import Hiding, Review, ReviewPhoto
from shop.reviews.rating import project_rating

State = Review.State


@transaction.atomic
def let_through(*, review: Review, by: User) -> None:
    """What was held is seen from now on. Raises HasMoved."""
    _move(review, State.HELD, State.SHOWN)
    log(instance=review, action="review.let_through", user=by)
    tell_writer(review, "let_through", key=str(review.version))
    tell_shop(review, "new")


@transaction.atomic
def hide(*, review: Review, reason: str, words: str, by: User) -> Hiding:
    """Off the page with the next request; its writer is told why. Raises HasMoved."""
    _move(review, review.state if review.state == State.HELD else State.SHOWN, State.HIDDEN)
    made = Hiding.objects.create(review=review, reason=reason, words=words, hidden_by=by)
    log(instance=review, action="review.hide", user=by, data={"reason": reason, "words": words})
    tell_writer(review, "hide", key=str(made.pk), hiding=made)
    return made


@transaction.atomic
def show_again(*, review: Review, words: str, by: User) -> None:
    """Raises HasMoved."""
    _move(review, State.HIDDEN, State.SHOWN)
    now = timezone.now()
    lasting = Hiding.objects.filter(review=review, until=None)
    made = lasting.get()
    lasting.update(until=now, lifted_by=by, lift_words=words)
    log(instance=review, action="review.show_again", user=by, data={"words": words})
    tell_writer(review, "show_again", key=str(made.pk))


def _move(review: Review, before: str, after: str) -> None:
    """As the operator read it: what was changed meanwhile is read again first."""
    as_read = Review.objects.filter(pk=review.pk, state=before, version=review.version)
    if not as_read.update(state=after):
        raise HasMoved
    review.refresh_from_db()
    project_rating(review.work_id)


@transaction.atomic
def show_photos(*, review: Review, by: User) -> int:
    """Those that wait now. How many; 0: somebody decided before."""
    waiting = list(_waiting(review).select_for_update())
    number = (
        _waiting(review)
        .filter(pk__in=[each.pk for each in waiting])
        .update(state=ReviewPhoto.State.SHOWN)
    )
    for photo in waiting:
        make_sizes_task.delay_on_commit(photo.picture_id)
    if number:
        project_rating(None)
        log(instance=review, action="review.show_photos", user=by, data={"photos": number})
    return number


@transaction.atomic
def refuse_photos(*, review: Review, words: str, by: User) -> int:
    """They stay where they are and are not shown; the writer is told why."""
    last = _waiting(review).order_by("-pk").values_list("pk", flat=True).first()
    number = _waiting(review).update(state=ReviewPhoto.State.REFUSED)
    if number:
        log(instance=review, action="review.refuse_photos", user=by, data={"words": words})
        tell_writer(review, "refuse_photos", key=str(last), words=words)
    return number


def _waiting(review: Review):  # type: ignore[no-untyped-def]
    return ReviewPhoto.objects.filter(
        review=review, state=ReviewPhoto.State.WAITING, removed_at=None
    ).order_by("pk")
