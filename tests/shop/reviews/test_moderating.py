"""The operator hides with a reason on record and told, shows again, and deletes nothing."""

import pytest
from django.db.models import ProtectedError

from ground.messages.models import Message
from shop.reviews.errors import HasMoved
from shop.reviews.models import Hiding, Review, ReviewPhoto
from shop.reviews.moderating import hide, let_through, refuse_photos, show_again, show_photos
from shop.reviews.queries import waiting_reviews
from shop.reviews.services import Said, edit_review
from tests.cast import a_work, an_operator
from tests.shop.reviews.said import a_line, a_review, all_kept, rating

pytestmark = pytest.mark.django_db
State = Review.State
ADVERT = {"reason": "advert", "words": "里面有别家的网址。"}


@pytest.fixture
def operator():
    return an_operator()


def told():
    rows = Message.objects.exclude(kind="review.new").order_by("pk")
    return list(rows.values_list("kind", flat=True))


def test_hidden_it_is_not_counted_and_its_writer_reads_why(operator):
    work = a_work()
    a_review(a_line(work), stars=5)
    review = a_review(a_line(work), stars=1)

    made = hide(review=review, by=operator, **ADVERT)

    assert rating(work) == (5.0, 1)
    assert (made.hidden_by, made.reason, made.until) == (operator, "advert", None)
    body = Message.objects.get(kind="review.hide").body
    assert "广告，或者拉人去别处。里面有别家的网址。" in body


def test_shown_again_it_counts_and_the_record_stays(operator):
    review = a_review(stars=1)
    hide(review=review, by=operator, **ADVERT)

    show_again(review=review, words="看错了", by=operator)

    assert rating(review.work) == (1.0, 1)
    made = Hiding.objects.get()
    assert (made.lifted_by, made.lift_words, made.until is None) == (operator, "看错了", False)
    assert told() == ["review.hide", "review.show_again"]


def test_it_can_be_hidden_and_shown_many_times(operator):
    review = a_review()
    for _ in range(3):
        hide(review=review, by=operator, **ADVERT)
        show_again(review=review, words="看错了", by=operator)

    assert Hiding.objects.count() == 3
    assert told() == ["review.hide", "review.show_again"] * 3


@pytest.mark.parametrize("twice", [hide, show_again, let_through])
def test_twice_changes_nothing(operator, twice):
    held = "加我微信 bing_2020" if twice is let_through else "很好"
    review = a_review(words=held)
    if twice is show_again:
        hide(review=review, by=operator, **ADVERT)
    seen = Review.objects.get(pk=review.pk)
    facts = {hide: ADVERT, show_again: {"words": "看错了"}}.get(twice, {})
    twice(review=review, by=operator, **facts)
    before, letters = all_kept(), told()

    with pytest.raises(HasMoved):
        twice(review=seen, by=operator, **facts)

    assert all_kept() == before
    assert told() == letters


def test_what_was_held_is_let_through_and_both_sides_are_told(operator):
    review = a_review(words="店里的 微信 caiyun520 客服很好", stars=4)
    assert list(waiting_reviews()) == [review]

    let_through(review=review, by=operator)

    assert (review.state, rating(review.work)) == (State.SHOWN, (4.0, 1))
    assert list(waiting_reviews()) == []
    assert sorted(Message.objects.values_list("kind", flat=True)) == [
        "review.let_through",
        "review.new",
    ]


def test_changed_while_the_operator_reads_it_is_read_again_first(operator):
    review = a_review(words="加我微信 bing_2020")
    seen = Review.objects.get(pk=review.pk)
    edit_review(review=review, said=Said(1, "看 cheap-silk.com"), by=None)

    with pytest.raises(HasMoved):
        let_through(review=seen, by=operator)

    assert Review.objects.get().state == State.HELD


def test_hidden_and_changed_it_waits_for_another_look(operator):
    review = a_review()
    hide(review=review, by=operator, **ADVERT)
    assert list(waiting_reviews()) == []

    edit_review(review=review, said=Said(5, "改好了"), by=None)

    assert list(waiting_reviews()) == [review]


def test_photos_are_shown_once_somebody_looked(operator, django_capture_on_commit_callbacks):
    review = a_review(photos=2)
    assert list(waiting_reviews()) == [review]

    with django_capture_on_commit_callbacks(execute=True):
        assert show_photos(review=review, by=operator) == 2
    assert show_photos(review=review, by=operator) == 0

    assert [len(photo.shown_photos) for photo in Review.objects.all()] == [2]
    assert all(photo.picture.sources for photo in ReviewPhoto.objects.all())


def test_photos_that_are_refused_stay_unseen_and_the_writer_reads_why(operator):
    review = a_review(photos=1)

    assert refuse_photos(review=review, words="照片里有别人的脸。", by=operator) == 1

    assert Review.objects.get().shown_photos == []
    assert "照片里有别人的脸。" in Message.objects.get(kind="review.refuse_photos").body
    assert ReviewPhoto.objects.count() == 1


def test_a_work_with_a_review_is_never_deleted():
    review = a_review()

    with pytest.raises(ProtectedError):
        review.work.delete()

    assert Review.objects.count() == 1
