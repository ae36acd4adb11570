"""Her studio and the operator's desk: who may reply, who may hide, and who sees neither."""

import pytest

from sellers.artisans.models import HelperAct
from shop.reviews.models import Hiding, Review, ReviewPhoto
from shop.reviews.moderating import hide
from tests.cast import a_cooperative, a_shop, a_work, an_artisan, an_operator
from tests.catalog.studio.hers import a_grant, help_with
from tests.shop.reviews.said import a_line, a_review, all_kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def review():
    return a_review(words="针脚真细")


@pytest.fixture
def hers(client, review):
    client.force_login(review.work.maker.user)
    return client


def studio(review):
    return f"/studio/reviews/{review.pk}/"


def desk(review, page=""):
    return f"/desk/market/reviews/{review.pk}/{page}"


def test_she_reads_what_is_said_and_replies(hers, review):
    assert "有 1 条评价还没回" in hers.get("/studio/").content.decode()
    assert "针脚真细" in hers.get("/studio/reviews/").content.decode()

    answer = hers.post(studio(review), {"words": "谢谢你！"})

    assert answer["Location"] == studio(review)
    review.refresh_from_db()
    assert (review.reply, review.is_reply_of_maker) == ("谢谢你！", True)


@pytest.mark.parametrize(
    "words", ["", " ", "好" * 501, "加我微信 caiyun_520", "打 13800138000", "看 www.caiyun.cn"]
)
def test_a_reply_of_the_wrong_kind_is_told_and_not_kept(hers, review, words):
    before = all_kept()

    answer = hers.post(studio(review), {"words": words})

    assert answer.status_code == 400
    assert all_kept() == before


def test_a_helper_with_orders_replies_for_her_and_she_can_read_that(client, review):
    grant = a_grant(review.work.shop, may_order=True, may_list=False)
    help_with(client, grant)

    client.post(studio(review), {"words": "谢谢你！"})

    review.refresh_from_db()
    assert (review.reply, review.reply_by) == ("谢谢你！", grant.helper)
    act = HelperAct.objects.get()
    assert (act.what, act.about) == ("回了一条评价", review.line.title)


def test_a_helper_with_works_alone_does_not(client, review):
    help_with(client, a_grant(review.work.shop, may_list=True))

    assert client.post(studio(review), {"words": "谢谢"}).status_code == 404
    assert Review.objects.get().reply == ""


def test_of_a_work_in_her_cooperative_s_shop_the_maker_replies_too(client):
    maker = an_artisan("水妹", "Shuimei")
    shop = a_shop(cooperative=a_cooperative())
    review = a_review(a_line(a_work(shop=shop, maker=maker)))
    client.force_login(maker.user)

    client.post(studio(review), {"words": "谢谢你！"})

    review.refresh_from_db()
    assert review.is_reply_of_maker is True


def test_the_keeper_replies_as_the_shop(client):
    cooperative = a_cooperative()
    review = a_review(a_line(a_work(shop=a_shop(cooperative=cooperative))))
    client.force_login(cooperative.keepers.get().user)

    client.post(studio(review), {"words": "谢谢惠顾！"})

    review.refresh_from_db()
    assert (review.reply, review.is_reply_of_maker) == ("谢谢惠顾！", False)


def test_another_shop_and_a_held_review_are_no_page_of_hers(client, review):
    held = a_review(words="加我微信 bing_2020")
    client.force_login(a_shop().artisan.user)
    assert client.get(studio(review)).status_code == 404
    client.force_login(held.work.maker.user)
    assert client.get(studio(held)).status_code == 404


def test_easy_reading_asks_one_thing(hers, review):
    user = review.work.maker.user
    user.easy_read = True
    user.save()

    assert "回一句" in hers.get(studio(review)).content.decode()
    hers.post(studio(review), {"words": "谢谢你！", "_asked": "words"})

    review.refresh_from_db()
    assert review.reply == "谢谢你！"


def test_the_operator_hides_and_shows_it_again(client, review):
    client.force_login(an_operator())
    assert "差评不是理由" in client.get(desk(review)).content.decode()

    client.post(desk(review), {"reason": "advert", "words": "里面有广告。"})
    assert Review.objects.get().state == "hidden"
    page = client.get(desk(review)).content.decode()
    assert "里面有广告。" in page

    client.post(desk(review), {"words": "看错了"})
    assert Review.objects.get().state == "shown"
    assert Hiding.objects.get().lift_words == "看错了"


@pytest.mark.parametrize(
    "typed",
    [{}, {"reason": "advert"}, {"words": "里面有广告"}, {"reason": "few_stars", "words": "差评"}],
)
def test_without_one_of_the_reasons_nothing_is_hidden(client, review, typed):
    client.force_login(an_operator())
    before = all_kept()

    assert client.post(desk(review), typed).status_code == 400
    assert all_kept() == before
    assert Hiding.objects.count() == 0


def test_what_is_held_is_in_the_queue_and_let_through(client):
    held = a_review(words="加我微信 bing_2020")
    client.force_login(an_operator())
    assert "bing_2020" in client.get("/desk/market/reviews/").content.decode()

    client.post(desk(held, "let-through/"))
    client.post(desk(held, "let-through/"))

    assert Review.objects.get().state == "shown"
    assert "bing_2020" not in client.get("/desk/market/reviews/").content.decode()


def test_photos_are_decided_with_a_word_where_they_are_refused(client):
    review = a_review(photos=1)
    client.force_login(an_operator())

    assert client.post(desk(review, "photos/"), {"photos": "refuse"}).status_code == 400
    assert ReviewPhoto.objects.get().state == "waiting"
    client.post(desk(review, "photos/"), {"photos": "refuse", "words": "有别人的脸。"})
    assert ReviewPhoto.objects.get().state == "refused"
    client.post(desk(review, "photos/"), {"photos": "show"})
    assert ReviewPhoto.objects.get().state == "refused"


def test_past_words_stand_on_the_desk_and_nobody_else_has_one(client, review):
    hide(review=review, reason="abuse", words="请不要骂人。", by=an_operator("孙运营"))
    client.force_login(an_operator())
    for show in ("", "?show=hidden", "?show=all", "?show=x&page=99999999999"):
        assert client.get(f"/desk/market/reviews/{show}").status_code == 200
    assert "孙运营" in client.get(desk(review)).content.decode()
    client.force_login(review.work.maker.user)
    assert client.get(desk(review)).status_code == 404


@pytest.mark.parametrize("reviews", [1, 12])
def test_lists_cost_the_same_at_two_sizes(client, reviews, django_assert_max_num_queries):
    work = a_work(pieces=30)
    for _ in range(reviews):
        a_review(a_line(work), photos=1)
    client.force_login(work.maker.user)
    with django_assert_max_num_queries(9):
        client.get("/studio/reviews/")
    client.force_login(an_operator())
    with django_assert_max_num_queries(9):
        client.get("/desk/market/reviews/")
