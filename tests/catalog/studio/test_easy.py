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
