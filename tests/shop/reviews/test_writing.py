"""Only whoever has the work writes, once a line; what leads elsewhere waits for a look."""

import pytest
from django.db import IntegrityError, transaction

from ground.messages.models import Message
from shop.reviews.errors import NotYet, ReviewedAlready
from shop.reviews.models import Review, ReviewPhoto
from shop.reviews.services import Said, write_review
from tests.cast import a_cooperative, a_shop, a_user, a_work, an_artisan
from tests.shop.reviews.said import a_line, a_photo, a_review, all_kept, path_of, rating, typed

pytestmark = pytest.mark.django_db
State = Review.State


def told(kind):
    rows = Message.objects.filter(kind=kind).order_by("pk")
    return list(rows.values_list("recipient", flat=True))


def test_what_is_said_is_seen_at_once_and_the_shop_is_told():
    work = a_work()

    review = a_review(a_line(work), stars=2, words="比照片小很多。")

    assert (review.state, review.stars, review.work_id) == (State.SHOWN, 2, work.pk)
    assert rating(work) == (2.0, 1)
    assert told("review.new") == [work.shop.artisan.user.phone]


def test_of_a_cooperative_s_work_the_maker_is_told_as_well():
    cooperative = a_cooperative()
    shop = a_shop(cooperative=cooperative)
    maker = an_artisan("水妹", "Shuimei")

    a_review(a_line(a_work(shop=shop, maker=maker)))

    assert told("review.new") == [cooperative.keepers.get().user.phone, maker.user.phone]


@pytest.mark.parametrize(
    ("name", "kept"), [("王芳", "王**"), (" Mary Jones ", "M**"), ("王**", "王**"), ("  ", "")]
)
def test_of_a_name_its_first_character_alone_is_kept(name, kept):
    assert a_review(signature=name).signature == kept


def test_without_a_name_one_is_nameless():
    assert a_review(signature="").author == "匿名"


@pytest.mark.parametrize(
    ("status", "came"),
    [("new", False), ("accepted", False), ("sent", False), ("cancelled", False),
     ("completed", False)],
)  # fmt: skip
def test_what_has_not_come_is_not_reviewed(status, came):
    line = a_line(status=status, came=came)

    with pytest.raises(NotYet):
        a_review(line)

    assert all_kept() == [[], [], []]
    assert rating(line.product) == (None, 0)


def test_a_line_is_reviewed_once():
    line = a_line()
    a_review(line, stars=4)
    before = all_kept()

    with pytest.raises(ReviewedAlready):
        a_review(line, stars=1, photos=1)

    assert all_kept() == before
    assert rating(line.product) == (4.0, 1)


def test_the_same_work_bought_twice_is_reviewed_twice():
    work = a_work()

    a_review(a_line(work), stars=5)
    a_review(a_line(work), stars=2)

    assert rating(work) == (3.5, 2)


def test_what_leads_elsewhere_waits_and_nobody_is_told():
    work = a_work()

    review = a_review(a_line(work), words="很好，加我微信 bing_2020 便宜")

    assert review.state == State.HELD
    assert rating(work) == (None, 0)
    assert told("review.new") == []


def test_photos_lose_where_they_were_taken_and_wait_for_a_look():
    review = a_review(photos=2)

    photos = list(review.photos.select_related("picture"))
    assert [photo.state for photo in photos] == [ReviewPhoto.State.WAITING] * 2
    assert [[*photo.picture.sources] for photo in photos] == [["jpeg"], ["jpeg"]]
    with photos[0].picture.file.open("rb") as file:
        assert b"Exif" not in file.read()
    assert photos[0].picture.alt_zh == f"买家拍的{review.line.title}"


def test_a_fifth_photo_is_left_out():
    assert a_review(photos=5).photos.count() == 4


@pytest.mark.parametrize("stars", [0, 6])
def test_the_database_knows_five_stars(stars):
    line = a_line()

    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(line=line, stars=stars, words="x")


def test_a_buyer_with_an_account_is_its_author_in_the_log():
    buyer = a_user()
    line = a_line(buyer=buyer)

    said = Said(5, "好")
    review = write_review(line=line, said=said, by=buyer, language="en")

    assert (review.line.seller_order.order.user, review.language) == (buyer, "en")


def test_a_photo_that_is_none_is_refused_before_anything_is_kept(client):
    line = a_line()

    answer = client.post(path_of(line), typed(line) | {"photos": a_photo(data=b"%PDF-1.7")})

    assert answer.status_code == 400
    assert "这个文件不是照片" in answer.content.decode()
    assert all_kept() == [[], [], []]
