"""For easy reading the same form asks one question a page."""

import pytest

from catalog.models import Product
from tests.catalog.studio.hers import KEY, a_photo, a_seller, the_work

pytestmark = pytest.mark.django_db
NEW = "/studio/works/new/"


@pytest.fixture
def shop(client):
    shop = a_seller(client)
    type(shop.artisan.user).objects.update(easy_read=True)
    return shop


def test_one_question_follows_the_other_until_it_is_on_show(client, shop):
    html = client.get(NEW).content.decode()
    said = {"key": KEY, "kind": "one_off"}
    for number, answer in enumerate(
        [{"title": "苗绣手包"}, {"price": "268"}, {"kind": "batch"}], start=1
    ):
        assert f"第 {number} 问，共 4 问" in html
        said |= answer
        html = client.post(NEW, said | {"_asked": next(iter(answer))}).content.decode()
        assert not Product.objects.exists()

    assert 'type="file"' in html
    answer = client.post(NEW, said | {"_asked": "photos", "photos": a_photo()})

    assert answer["Location"] == f"/studio/works/{the_work().pk}/listed/"
    work = the_work()
    assert (work.title, work.price_fen, work.stock_kind) == ("苗绣手包", 26800, "batch")


def test_a_wrong_answer_is_asked_again(client, shop):
    said = {"key": KEY, "title": "苗绣手包", "price": "二百", "kind": "one_off", "_asked": "price"}

    answer = client.post(NEW, said)

    html = answer.content.decode()
    assert (answer.status_code, "价格只写数字" in html) == (400, True)
    assert "第 2 问" in html
    assert 'value="苗绣手包"' in html


def test_a_story_is_asked_in_two_questions(client, shop):
    client.post(
        NEW, {"key": KEY, "title": "手包", "price": "9", "kind": "one_off", "photos": a_photo()}
    )
    path = f"/studio/works/{the_work().pk}/facts/story/"

    assert client.post(path, {"story_zh": "奶奶教的", "_asked": "story_zh"}).status_code == 200
    assert the_work().story_zh == ""
    client.post(path, {"story_zh": "奶奶教的", "story_en": "", "_asked": "story_en"})

    assert the_work().story_zh == "奶奶教的"


SAID = {"key": KEY, "title": "苗绣手包", "price": "50", "kind": "one_off", "_asked": "price"}


def test_beside_the_price_stands_what_it_would_have_to_be(client, shop):
    first = client.get(NEW).content.decode()
    at_price = client.post(NEW, {"key": KEY, "title": "手包", "_asked": "title"}).content.decode()

    reckoned = client.post(NEW, SAID | {"material": "20", "hours": "8", "do": "help"})

    html = reckoned.content.decode()
    assert ["算一算" in page for page in (first, at_price)] == [False, True]
    assert (reckoned.status_code, "第 2 问，共 4 问" in html, "卖便宜了" in html) == (
        200,
        True,
        True,
    )
    assert not Product.objects.exists()


def test_enter_in_the_help_reckons_and_the_next_press_goes_on(client, shop):
    helped = SAID | {"material": "20", "hours": "8", "do": "publish"}

    reckoned = client.post(NEW, helped).content.decode()
    gone_on = client.post(NEW, helped | {"shown": "20|8"}).content.decode()
    gone_back = client.post(NEW, helped | {"_go": "back"}).content.decode()

    assert [f"第 {number} 问" in page for number, page in [(2, reckoned), (3, gone_on)]] == [
        True
    ] * 2
    assert "第 1 问" in gone_back


def test_hours_that_are_none_are_told_beside_the_price(client, shop):
    answer = client.post(NEW, SAID | {"hours": "很久"})

    html = answer.content.decode()
    assert (answer.status_code, "第 2 问" in html, "小时只写数字" in html) == (400, True, True)
