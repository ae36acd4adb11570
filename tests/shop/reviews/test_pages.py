"""What everyone reads: the work's page, the card, the page of all; the same for all, bounded."""

import pytest

from catalog.ratings import rating_of
from shop.reviews.moderating import hide
from shop.reviews.services import reply
from tests.cast import a_shop, a_work, an_operator
from tests.shop.reviews.said import a_line, a_review

pytestmark = pytest.mark.django_db


def page(client, path):
    return client.get(path).content.decode()


def all_of(work):
    return f"/works/{work.slug}-{work.pk}/reviews/"


def test_a_work_without_reviews_shows_no_stars(client):
    work = a_work()

    for path in (work.get_absolute_url(), "/works/", work.shop.get_absolute_url()):
        assert "★" not in page(client, path)
    assert "还没有人评价。" in page(client, all_of(work))
    assert rating_of(work) is None


@pytest.mark.django_db(transaction=True)
def test_its_page_and_its_cards_show_the_stars_on_the_next_request(client):
    work = a_work()
    line = a_line(work)
    page(client, work.get_absolute_url())

    a_review(line, stars=4, words="做得很细。")
    a_review(a_line(work), stars=5)

    shown = page(client, work.get_absolute_url())
    assert "4.5 分，2 条" in shown
    assert "做得很细。" in shown
    assert "王**" in shown
    assert "4.5 分，2 条评价" in page(client, work.shop.get_absolute_url())
    work.refresh_from_db()
    assert (str(rating_of(work).average), rating_of(work).number) == ("4.5", 2)


def test_three_stand_on_the_work_s_page_and_all_on_theirs(client):
    work = a_work(pieces=20)
    for number in range(12):
        a_review(a_line(work), words=f"第{number:02d}个买家说好")

    shown = page(client, work.get_absolute_url())
    first, second = page(client, all_of(work)), page(client, f"{all_of(work)}?page=2")
    word = "个买家说好</bdi>"

    assert [shown.count(f"第{n:02d}个") for n in (11, 10, 9, 8)] == [1, 1, 1, 0]
    assert "看全部 12 条评价" in shown
    assert [first.count(word), second.count(word)] == [10, 2]


def test_what_is_hidden_or_held_is_on_no_page(client):
    work = a_work()
    a_review(a_line(work), words="公开的那一条")
    a_review(a_line(work), words="来看 cheap-silk.com")
    hidden = a_review(a_line(work), words="骂人的话在这里")
    hide(review=hidden, reason="abuse", words="请不要骂人。", by=an_operator())

    for path in (work.get_absolute_url(), all_of(work)):
        shown = page(client, path)
        assert "公开的那一条" in shown
        assert "cheap-silk" not in shown
        assert "骂人的话" not in shown
        assert "5.0 分，1 条" in shown


def test_the_maker_s_reply_stands_below_and_in_english_chinese_words_say_so(client):
    review = a_review(words="很好看")
    reply(review=review, words="谢谢你！", is_maker=True, by=review.work.maker.user)

    assert "作者回复" in page(client, review.work.get_absolute_url())
    english = page(client, f"/en{review.work.get_absolute_url()}")
    assert "Reply from the maker" in english
    assert '<bdi lang="zh-Hans">谢谢你！</bdi>' in english
    assert '<bdi lang="zh-Hans">很好看</bdi>' in english


def test_what_is_written_cannot_leave_its_place(client):
    review = a_review(words="<script>alert(1)</script> & 好")

    shown = page(client, review.work.get_absolute_url())

    assert "<script>alert(1)" not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_the_pages_say_nothing_of_who_looks(client):
    review = a_review()

    answer = client.get(all_of(review.work))

    assert answer["Cache-Control"] == "public, no-cache"
    assert answer.cookies == {}
    assert "csrfmiddlewaretoken" not in answer.content.decode()


@pytest.mark.parametrize("number", ["abc", "-1", "99", "9" * 30, "%00"])
def test_a_wrong_page_number_is_a_page_or_a_404(client, number):
    work = a_review().work

    assert client.get(f"{all_of(work)}?page={number}").status_code in {200, 404}


def test_another_slug_leads_to_the_right_one_and_what_is_off_show_is_a_404(client):
    work = a_review().work
    other = f"/works/other-{work.pk}/reviews/"

    assert client.get(other)["Location"] == all_of(work)
    type(work).objects.filter(pk=work.pk).update(is_public=False)
    assert client.get(all_of(work)).status_code == 404


@pytest.mark.parametrize("reviews", [1, 9])
def test_pages_cost_the_same_at_two_sizes(client, reviews, django_assert_max_num_queries):
    shop = a_shop(pieces_a_week=40)
    work = a_work(shop=shop, pieces=None)
    other = a_work()
    for _ in range(reviews):
        a_review(a_line(work), photos=1)
    page(client, other.get_absolute_url())  # what is read once a generation is read

    with django_assert_max_num_queries(10):
        page(client, work.get_absolute_url())
    with django_assert_max_num_queries(7):
        page(client, all_of(work))
    with django_assert_max_num_queries(10):
        page(client, shop.get_absolute_url())
