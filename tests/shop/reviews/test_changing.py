"""Thirty days to change it, every wording kept; her reply, and what it replaced."""

from datetime import timedelta

import pytest

from ground.messages.models import Message
from shop.reviews.errors import HasMoved, TooLate
from shop.reviews.models import PastWords, Review
from shop.reviews.moderating import hide
from shop.reviews.services import Said, edit_review, read_photos, reply
from tests.cast import an_operator
from tests.shop.reviews.said import a_photo, a_review, all_kept, rating

pytestmark = pytest.mark.django_db
State = Review.State


def edited(review, stars=3, words="洗过以后褪了一点颜色。", **fields):
    return edit_review(review=review, said=Said(stars, words, "李"), by=None, **fields)


def past():
    return list(PastWords.objects.order_by("pk").values_list("whose", "stars", "words"))


def test_it_is_changed_and_as_it_was_stays_on_record():
    review = a_review(stars=5, words="很好")

    edited(review)

    assert past() == [("buyer", 5, "很好")]
    review.refresh_from_db()
    assert (review.stars, review.version, review.signature) == (3, 2, "李**")
    assert rating(review.work) == (3.0, 1)
    assert Message.objects.filter(kind="review.edited").count() == 1


def test_after_thirty_days_it_stands():
    review = a_review()
    made_at = review.made_at - timedelta(days=30, minutes=1)
    Review.objects.filter(pk=review.pk).update(made_at=made_at)
    review.refresh_from_db()
    before = all_kept()

    with pytest.raises(TooLate):
        edited(review)

    assert all_kept() == before


def test_two_changes_at_once_do_not_overwrite_each_other():
    review = a_review()
    seen_twice = Review.objects.get(pk=review.pk)
    edited(review)
    before = all_kept()

    with pytest.raises(HasMoved):
        edited(seen_twice, stars=1)

    assert all_kept() == before


def test_changed_to_lead_elsewhere_it_waits_again():
    review = edited(a_review(), words="来 cheap-silk.com 买")

    assert review.state == State.HELD
    assert rating(review.work) == (None, 0)


def test_what_is_hidden_stays_hidden_when_it_is_changed():
    review = a_review()
    hide(review=review, reason="abuse", words="请不要骂人。", by=an_operator())

    edited(review)

    assert review.state == State.HIDDEN
    assert rating(review.work) == (None, 0)


def test_photos_are_taken_away_and_others_put_there_and_none_is_lost():
    review = a_review(photos=4)
    first, *_rest = review.photos.all()

    edited(review, drop=[first.pk], photos=read_photos([a_photo(), a_photo()]))

    kept = [photo.removed_at is None for photo in review.photos.all()]
    assert kept == [False, True, True, True, True]


def test_another_review_s_photo_is_not_taken_away():
    other = a_review(photos=1)

    edited(a_review(), drop=[other.photos.get().pk])

    assert other.photos.get().removed_at is None


def test_her_reply_is_seen_and_its_writer_told():
    review = a_review(words="很好")
    her = review.work.maker.user

    reply(review=review, words="谢谢你！", is_maker=True, by=her)

    assert (review.reply, review.is_reply_of_maker, review.reply_by) == ("谢谢你！", True, her)
    message = Message.objects.get(kind="review.reply")
    assert message.recipient == review.line.seller_order.order.guest_phone
    assert "/review/?key=" in message.body


def test_a_second_reply_takes_the_first_one_s_place_and_that_stays_on_record():
    review = a_review()
    her = review.work.maker.user
    reply(review=review, words="谢谢你！", is_maker=True, by=her)

    reply(review=review, words="谢谢你，再来！", is_maker=True, by=her)

    assert past() == [("shop", None, "谢谢你！")]
    assert Review.objects.get().reply == "谢谢你，再来！"


def test_to_what_is_hidden_nobody_replies():
    review = a_review()
    hide(review=review, reason="advert", words="请不要打广告。", by=an_operator())
    before = all_kept()

    with pytest.raises(HasMoved):
        reply(review=review, words="谢谢", is_maker=True, by=review.work.maker.user)

    assert all_kept() == before
