import json
import re

import pytest
from django.core.cache import caches

from tests.cast import a_craft, a_picture, a_shop, a_work, an_artisan
from tests.catalog.currencies.rates import a_rate
from tests.shop.offers.given import an_offer

pytestmark = pytest.mark.django_db


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", ["/", "/crafts/"])
def test_an_empty_market_has_its_pages(client, prefix, path):
    page(client, f"{prefix}{path}")


@pytest.mark.parametrize("path", ["/", "/works/", "/crafts/"])
def test_public_pages_are_the_same_for_everyone(client, path):
    a_work()

    response = client.get(path)

    assert response.headers["Cache-Control"] == "public, no-cache"
    assert response.headers["ETag"]
    assert not response.cookies
    assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"


def test_the_work_page_says_all_that_a_buyer_asks(client):
    work = a_work(
        material_zh="土布、丝线",
        size="22×14×3",
        care_zh="冷水手洗",
        story_zh="蝴蝶妈妈的故事",
    )

    html = page(client, work.get_absolute_url())

    told = ["蝴蝶手包", "¥268.00", "土布、丝线", "22×14×3 厘米", "160 克"]
    told += ["冷水手洗", "蝴蝶妈妈的故事", "苗绣", "贵州省", "收到后七天内可以退", "还有 5 件"]
    assert [text for text in told if text not in html] == []


def test_days_to_make_are_told_of_what_is_made_when_ordered_alone(client):
    made, there = a_work(pieces=None, days_to_make=6), a_work(days_to_make=6)

    assert "做一件要" in page(client, made.get_absolute_url())
    html = page(client, there.get_absolute_url())
    assert "做一件要" not in html
    assert "现在下单，最晚" in html


def test_in_english_it_is_english_and_marks_what_is_not(client):
    work = a_work(story_zh="只有中文的故事")

    html = page(client, f"/en{work.get_absolute_url()}")

    assert "Butterfly clutch" in html
    assert "CN¥268.00" in html
    assert '<span lang="zh-Hans">只有中文的故事</span>' in html
    assert "in Chinese only so far" in html


def test_machines_are_told_price_availability_and_maker(client):
    work = a_work(title="手包</script><b>")

    html = page(client, work.get_absolute_url())

    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    product = json.loads(blocks[0])
    assert product["name"] == "手包</script><b>"
    assert product["offers"]["price"] == "268.00"
    assert product["offers"]["availability"] == "https://schema.org/InStock"
    assert product["manufacturer"]["name"] == "彩云"


def test_a_sold_out_work_says_so_and_cannot_be_added(client):
    work = a_work(pieces=0)

    html = page(client, work.get_absolute_url())

    assert "已售完" in html
    assert 'action="/basket/add/"' not in html


def test_a_wrong_slug_leads_to_the_right_one(client):
    work = a_work()

    response = client.get(f"/works/else-{work.pk}/")

    assert response.status_code == 301
    assert response.headers["Location"] == work.get_absolute_url()


@pytest.mark.parametrize(
    "path", ["/works/no-999/", "/works/no-99999999999999999999/", "/makers/no/", "/shops/no/"]
)
def test_what_is_not_there_is_a_404_with_a_way_on(client, path):
    response = client.get(path)

    assert response.status_code == 404
    assert 'href="/works/"' in response.content.decode()


def test_a_maker_who_did_not_agree_is_not_shown(client):
    hidden = an_artisan(is_public=False)
    work = a_work(shop=a_shop(artisan=hidden))

    assert client.get(hidden.get_absolute_url()).status_code == 404
    assert "彩云</a>" not in page(client, work.get_absolute_url())


@pytest.mark.parametrize("number", ["abc", "-1", "99", "9" * 30, "%00"])
def test_a_wrong_page_number_is_a_page_or_a_404(client, number):
    shop = a_shop()
    a_work(shop=shop)

    assert client.get(f"{shop.get_absolute_url()}?page={number}").status_code in {200, 404}


def test_a_work_with_an_offer_costs_no_more_on_the_first_page_of_a_generation(
    client, django_assert_max_num_queries
):
    work = a_work()
    work.work_pictures.create(picture=a_picture(), position=0)
    a_rate("USD")
    an_offer(shop=work.shop, works=[work, a_work(shop=work.shop)])
    an_offer(shop=work.shop, works=[a_work(shop=work.shop)], name_zh="别的")
    caches["pages"].clear()

    with django_assert_max_num_queries(10):
        html = page(client, work.get_absolute_url())

    assert (html.count("减 10%"), "US$" in html) == (1, True)


@pytest.mark.parametrize("works", [3, 30])
def test_pages_cost_the_same_at_two_sizes(client, works, django_assert_max_num_queries):
    maker = an_artisan(portrait=a_picture())
    shop = a_shop(artisan=maker)
    made = [a_work(shop=shop, craft=a_craft()) for _ in range(works)]

    with django_assert_max_num_queries(9):
        page(client, "/")
    with django_assert_max_num_queries(10):
        page(client, made[0].get_absolute_url())
    with django_assert_max_num_queries(10):
        page(client, shop.get_absolute_url())
    with django_assert_max_num_queries(10):
        page(client, maker.get_absolute_url())
