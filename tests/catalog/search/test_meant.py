"""What the page says where it searched for something else, or found nothing."""

from urllib.parse import quote

import pytest

from catalog.models import Product
from tests.cast import a_craft, a_division, a_shop, a_work
from tests.catalog.search.listing import indexed, titles

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("empty_index", "three"),
    pytest.mark.both_databases,
]


def page(client, query, path="/works/"):
    return client.get(f"{path}?{query}").content.decode()


@pytest.mark.parametrize(
    "query", ["苗繡手包", "描绣手包", "miaoxiu shoubao", "miaoxiushoubao", "miao xiu shou bao"]
)
def test_a_question_is_forgiven(client, query):
    assert titles(client, f"q={query}") == ["苗绣手包"]


def test_what_was_searched_for_instead_is_said_with_a_way_back(client):
    html = page(client, "q=描绣&kind=batch")

    assert "没有「描绣」，下面是「苗绣」的作品。" in html
    assert f'<a href="?q={quote("描绣")}&amp;kind=batch&amp;exact=1">还是只找「描绣」</a>' in html


def test_it_is_said_in_english_too(client):
    html = page(client, "q=shawll", "/en/works/")

    assert "Nothing for “shawll”. These are the works for “shawl”." in html


def test_exactly_these_words_are_looked_for_when_asked(client):
    html = page(client, "q=描绣&exact=1")

    assert titles(client, "q=描绣&exact=1") == []
    assert "只找原词" in html
    assert "下面是“苗绣”" not in html


@pytest.mark.parametrize("query", ["苗绣", "苗繡", "miao xiu", "MIAOXIU", "shawl"])
def test_what_is_right_is_not_corrected(client, query):
    assert "下面是" not in page(client, f"q={query}")


def test_a_title_in_traditional_characters_is_found_by_simplified_ones(client):
    indexed(a_work(title="龍鳳圖案圍巾", craft=None))

    assert titles(client, "q=龙凤围巾") == titles(client, "q=龍鳳圍巾") == ["龍鳳圖案圍巾"]


def test_nothing_found_offers_crafts_near_by_name(client):
    a_craft("emb-suxiu", "苏绣", "Su (Suzhou) embroidery")

    html = page(client, "q=苏修大法")

    assert '<a href="?craft=emb-suxiu">苏绣</a>' in html


def test_nothing_found_shows_what_is_there_without_the_words(client):
    html = page(client, "q=火箭")

    assert "苗绣手包" in html.split("先看看这些")[1]


def test_nothing_found_for_the_filters_shows_what_the_words_find(client):
    near = page(client, "q=窗花&min=9999").split("最接近的作品")[1]

    assert "剪纸窗花" in near
    assert "苗绣手包" not in near


def test_an_empty_market_offers_nothing_it_has_not(client):
    Product.objects.update(is_public=False)

    assert "先看看这些" not in page(client, "q=火箭")


def test_works_that_share_most_come_first(client):
    indexed(a_work(title="竹编灯笼", craft=None), a_work(title="红灯笼", craft=None))

    assert titles(client, "q=竹编灯笼火箭")[0] == "竹编灯笼"
    assert "没有一件样样都合" in page(client, "q=竹编灯笼火箭")


@pytest.mark.parametrize(
    "query",
    [
        "绣" * 5000,
        "embroidery " * 450,
        "!!!???。。。，，，",
        "😀🧵🪡",
        "'; DROP TABLE search_index; --",
        "1 OR 1=1",
        '" OR "a" * NEAR(b',
        "{title craft} : x",
        "'a' & !'b' | (c:*)",
        "苗 miao мяо みゃお 묘",
        "%ED%A0%80",
        "\u202e\u200b\ufeff",
        "a" * 5000,
        "q" * 24,
    ],
)
def test_odd_questions_are_answered_kindly(client, query):
    response = client.get("/works/", {"q": query})

    assert response.status_code == 200
    assert len(response.content) < 80_000


def test_a_null_byte_is_not_understood_and_said_so(client):
    assert "没有看懂：要找的词" in page(client, "q=%E8%8B%97%00")


def test_no_shop_fills_a_page_and_nothing_is_lost_over_pages(client):
    shop = a_shop(region=a_division())
    indexed(*(a_work(title=f"苗绣{number:02}", shop=shop) for number in range(30)))
    indexed(*(a_work(title=f"苗绣别家{number:02}") for number in range(30)))

    every = [titles(client, f"q=苗绣&page={number}") for number in (1, 2, 3)]

    hers = [[title for title in found if "别家" not in title] for found in every[:1]]
    shown = [title for found in every for title in found]
    assert len(hers[0]) <= 4 + 2  # two of the three works that were there before are of others
    assert len(shown) == len(set(shown)) == 62


@pytest.mark.parametrize("query", ["", "q=苗绣"])
def test_what_is_sold_out_comes_last(client, query):
    indexed(a_work(title="苗绣新作", pieces=0))

    assert titles(client, query)[-1] == "苗绣新作"


def test_a_place_is_not_taken_for_a_misspelt_word(client):
    indexed(a_work(title="瓜洲的画", title_en="Guazhou", region=a_division()))

    assert "您是不是要找" not in page(client, "q=Guizhou")
