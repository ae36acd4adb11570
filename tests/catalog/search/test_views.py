import re

import pytest
from django.db import connection

from catalog.models import Product
from catalog.search import index
from catalog.search.queries import find
from catalog.search.services import index_works, rebuild_index
from catalog.services import withdraw_work
from tests.cast import a_craft, a_division, a_shop, a_work, an_artisan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _an_empty_index():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_index")


def indexed(*works):
    index_works([work.pk for work in works])
    return works


def titles(client, query, path="/works/"):
    html = client.get(f"{path}?{query}").content.decode()
    return re.findall(r'<h3 class="title"><a href="[^"]+">([^<]+)</a>', html)


@pytest.fixture
def three():
    guizhou, hebei = a_division(), a_division("130000", "河北省", "Hebei")
    paper = a_craft("cut-yuxian", "蔚县剪纸", "Yuxian paper-cut", "papercut")
    return indexed(
        a_work(title="苗绣手包", title_en="Miao clutch", price_fen=26800, region=guizhou),
        a_work(
            title="剪纸窗花", title_en="Window papers", price_fen=6800, craft=paper, region=hebei
        ),
        a_work(
            title="苗绣披肩",
            title_en="Miao shawl",
            price_fen=168000,
            stock_kind="custom",
            pieces=None,
        ),
    )


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
        ("q=我想给妈妈买一个苗绣的手包", ["苗绣手包", "苗绣披肩"]),
        ("q=nothing-like-it", []),
    ],
)
def test_what_is_asked_for_is_listed(client, three, query, expected):
    found = titles(client, query)

    assert found == expected or sorted(found) == sorted(expected) and query == "q=苗绣"


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


def test_a_withdrawn_work_is_found_no_more(client, three, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_work(work=three[0])

    assert titles(client, "q=手包") == []
    assert find("手包").is_partial is False
    assert index.best(find("手包").question, Product.objects.all(), 0, 9) == []


def test_the_name_of_a_maker_who_hides_is_no_way_to_her(client):
    hidden = an_artisan(name_zh="李秀兰", is_public=False)
    indexed(a_work(shop=a_shop(artisan=hidden, name="秀坊")))

    assert titles(client, "q=李秀兰") == []


def test_the_index_is_built_anew(client, three):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_index")

    assert rebuild_index() == 3
    assert len(titles(client, "q=苗绣")) == 2


@pytest.mark.parametrize("works", [5, 60])
@pytest.mark.parametrize(
    ("query", "limit"), [("", 8), ("q=苗绣", 10), ("craft=embroidery&min=1", 8)]
)
def test_a_list_costs_the_same_at_two_sizes(
    client, works, query, limit, django_assert_max_num_queries
):
    shop = a_shop()
    indexed(*(a_work(title=f"苗绣{number}", shop=shop) for number in range(works)))

    with django_assert_max_num_queries(limit):
        assert client.get(f"/works/?{query}").status_code == 200
