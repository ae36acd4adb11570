import re

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import WorkPicture
from catalog.search import vocabulary
from tests.cast import a_craft, a_picture, a_shop, a_work
from tests.catalog.search.listing import indexed, titles

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("empty_index"),
    pytest.mark.both_databases,
]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["苗绣披肩", "剪纸窗花", "苗绣手包"]),
        ("sort=price-asc", ["剪纸窗花", "苗绣手包", "苗绣披肩"]),
        ("sort=price-desc", ["苗绣披肩", "苗绣手包", "剪纸窗花"]),
        ("craft=papercut", ["剪纸窗花"]),
        ("craft=cut-yuxian", ["剪纸窗花"]),
        ("region=130000", ["剪纸窗花"]),
        ("kind=custom", ["苗绣披肩"]),
        ("min=100&max=300", ["苗绣手包"]),
        ("q=苗绣", ["苗绣披肩", "苗绣手包"]),
        ("q=苗绣&max=300", ["苗绣手包"]),
        ("q=miaoxiu&kind=custom", ["苗绣披肩"]),
        ("q=苗绣&sort=price-asc", ["苗绣手包", "苗绣披肩"]),
        ("q=Yuxian", ["剪纸窗花"]),
        ("q=我想给妈妈买一个苗绣的手包", ["苗绣手包"]),
        ("q=苗绣&sort=newest", ["苗绣披肩", "苗绣手包"]),
        ("q=苗绣&sort=relevance", ["苗绣披肩", "苗绣手包"]),
        ("sort=relevance", ["苗绣披肩", "剪纸窗花", "苗绣手包"]),
        ("region=520000", ["苗绣披肩", "苗绣手包"]),
        ("q=nothing-like-it", []),
    ],
)
def test_what_is_asked_for_is_listed(client, three, query, expected):
    assert titles(client, query) == expected


def test_english_finds_and_shows_english(client, three):
    assert titles(client, "q=shawls", "/en/works/") == ["Miao shawl"]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("page=abc&min=-1&craft=zz", ["最低价", "页码", "手艺"]),
        ("craft=%00", ["手艺"]),
        ("region=99", ["产地"]),
        ("region=999999", ["产地"]),
        ("kind=stolen", ["怎么卖"]),
        ("min=NaN", ["最低价"]),
        ("max=1e99", ["最高价"]),
        ("sort=random()", ["排序"]),
        ("q=%00", ["要找的词"]),
    ],
)
def test_what_is_not_understood_is_left_out_and_told(client, three, query, told):
    response = client.get(f"/works/?{query}")
    html = response.content.decode()

    assert response.status_code == 200
    assert f"没有看懂：{'、'.join(told)}。" in html
    assert len(titles(client, query)) == 3


@pytest.mark.parametrize(
    "query",
    ["page=999999", "q=" + "绣" * 10_000, "q=%22%20OR%20*", "q='); DROP TABLE x;--", "unheard=of"],
)
def test_odd_questions_get_a_page(client, three, query):
    assert client.get(f"/works/?{query}").status_code == 200


def test_nothing_found_offers_ways_on(client, three):
    html = client.get("/works/?q=蔚县火箭发射").content.decode()
    none = client.get("/works/?q=火箭").content.decode()

    assert "剪纸窗花" in html
    assert "没有找到这样的作品" in none
    assert 'href="/crafts/"' in none


def test_a_choice_says_how_many_it_leads_to(client, three):
    html = client.get("/works/?kind=batch").content.decode()

    found = re.findall(
        r'<a href="\?([^"]+)"[^>]*><span>([^<]+)</span><span class="quiet-text">(\d+)', html
    )
    led = {query.replace("&amp;", "&"): int(number) for query, _, number in found}
    assert led
    assert {query: len(titles(client, query)) for query in led} == led


def test_the_second_page_goes_on_where_the_first_ended(client):
    shop = a_shop()
    for number in range(30):
        a_work(title=f"作品{number:02}", shop=shop)

    both = titles(client, "") + titles(client, "page=2")

    assert len(both) == 30
    assert len(set(both)) == 30
    assert titles(client, "page=99") == titles(client, "page=2")


@pytest.mark.parametrize(
    "query",
    [
        *("", "page=2", "craft=embroidery&min=1", "sort=newest", "q=苗绣", "q=苗绣&sort=price-asc"),
        *("q=红的苗绣", "q=描绣", "q=苗绣&min=99999", "q=火箭", "q=miao%20xiu&kind=batch"),
    ],
)
def test_a_list_costs_the_same_at_two_sizes(client, query):
    shop, costs = a_shop(), []
    for more in (26, 60):
        indexed(*(a_work(title=f"苗绣{number}", shop=shop) for number in range(more)))
        caches["pages"].clear()
        vocabulary.forget()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/works/?{query}").status_code == 200
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 8  # where nothing answers as it stands, too


def test_a_long_question_does_not_swell_the_list(client, three):
    short, long = (
        re.findall("<main.*</main>", client.get(f"/works/?q={q}").content.decode(), re.S)
        for q in ("绣" * 100, "绣" * 10_000)
    )

    assert long == short


@pytest.mark.parametrize("price_fen", [9_999, 10_000, 10_001, 30_000, 100_000, 100_001])
def test_a_price_at_the_end_of_a_band_is_counted_where_it_is_listed(client, price_fen):
    a_work(title="手包", price_fen=price_fen)
    html = client.get("/works/").content.decode()

    bands = re.findall(r'href="\?((?:min|max)[^"]+)"[^>]*><span>[^<]+</span><span[^>]*>(\d+)', html)
    counted = {query.replace("&amp;", "&"): int(number) for query, number in bands}
    assert counted == {query: len(titles(client, query)) for query in counted}
    every = ["max=100", "min=100&max=300", "min=300&max=1000", "min=1000"]
    assert set(counted) == {query for query in every if titles(client, query)}


@pytest.mark.parametrize(
    ("query", "canonical", "is_kept"),
    [
        ("", "/works/", True),
        ("page=2", "/works/?page=2", True),
        ("craft=papercut&unheard=of", "/works/?craft=papercut", True),
        ("sort=newest", "/works/?sort=newest", False),
        ("sort=relevance", "/works/", True),
        ("q=苗绣", "/works/?q=%E8%8B%97%E7%BB%A3", False),
        ("craft=papercut&min=5", "/works/?craft=papercut&amp;min=5", False),
        ("sort=price-asc", "/works/?sort=price-asc", False),
    ],
)
def test_search_engines_are_told_what_to_keep(client, query, canonical, is_kept):
    shop, paper = a_shop(), a_craft("cut-yuxian", "蔚县剪纸", "Yuxian paper-cut", "papercut")
    indexed(*(a_work(shop=shop, craft=paper) for _ in range(25)))

    html = client.get(f"/works/?{query}").content.decode()

    assert f'<link rel="canonical" href="http://testserver{canonical}">' in html
    assert ("noindex" not in html) is is_kept


def test_the_first_row_of_pictures_does_not_wait(client):
    shop = a_shop()
    for _ in range(6):
        WorkPicture.objects.create(work=a_work(shop=shop), picture=a_picture(), position=0)

    html = client.get("/works/").content.decode()

    assert html.count('loading="lazy"') == html.count('fetchpriority="high"') == 3


def test_chips_drop_one_filter_and_keep_the_rest(client, three):
    html = client.get("/works/?q=苗绣&min=100&sort=price-asc").content.decode()

    assert '<a href="?q=%E8%8B%97%E7%BB%A3&amp;sort=price-asc">' in html
    assert '<a href="?min=100&amp;sort=price-asc">' in html


@pytest.mark.parametrize(
    ("typed", "shown"), [("12.50", "12.50"), ("1e3", "1000"), ("5000", "5000")]
)
def test_a_price_comes_back_as_a_plain_number(client, three, typed, shown):
    html = client.get(f"/works/?max={typed}").content.decode()

    assert f'name="max" inputmode="decimal" autocomplete="off" value="{shown}"' in html


def test_some_of_the_words_are_said_to_be_some(client, three):
    note = "没有一件样样都合"

    assert note in client.get("/works/?q=苗绣火箭").content.decode()
    assert note not in client.get("/works/?q=苗绣").content.decode()
    assert note not in client.get("/works/?q=火箭").content.decode()


def test_the_list_is_for_everyone_alike(client, three):
    response = client.get("/works/")

    assert response.cookies == {}
    assert response["Cache-Control"] == "public, no-cache"
