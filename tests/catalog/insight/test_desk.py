"""The operator's list: what several people asked, by month, language, craft, place and price."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from catalog.insight.models import Phrase
from tests.cast import a_craft, a_user, an_operator
from tests.catalog.insight.asked import a_need, a_phrase

pytestmark = pytest.mark.django_db
DESK = "/desk/market/insight/"


@pytest.fixture
def desk(client):
    a_craft()
    a_need("星空灯罩", 7, craft="emb-miaoxiu", province="520000", band=2)
    a_need("竹编提篮", 4, outcome="found", craft="plaiting")
    a_need("bamboo lamp", 3, language="en", outcome="partly", month="2026-01-01")
    a_need("一个人的词", 90, days=2)
    client.force_login(an_operator())
    return client


def listed(client, query=""):
    html = client.get(f"{DESK}{query}").content.decode()
    every = ("星空灯罩", "竹编提篮", "bamboo lamp", "一个人的词")
    return [text for text in every if f"<bdi>{text}</bdi>" in html]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["星空灯罩", "bamboo lamp"]),
        ("?show=all", ["星空灯罩", "竹编提篮", "bamboo lamp"]),
        ("?show=hidden", []),
        ("?language=en", ["bamboo lamp"]),
        ("?month=2026-01", ["bamboo lamp"]),
        ("?craft=embroidery", ["星空灯罩"]),
        ("?craft=emb-miaoxiu&province=520000&band=2", ["星空灯罩"]),
        ("?band=1", []),
        ("?month=2026-99&band=x&language=fr&show=x&page=99999999999", ["星空灯罩", "bamboo lamp"]),
    ],
)
def test_it_lists_what_several_asked(desk, query, expected):
    assert listed(desk, query) == expected


@pytest.mark.parametrize("query", ["?craft=%00x", "?craft=" + "x" * 5000, "?province='--"])
def test_an_odd_filter_finds_nothing_and_breaks_nothing(desk, query):
    assert listed(desk, query) == []


def test_the_table_has_each_count_on_a_line(desk):
    csv = b"".join(desk.get(f"{DESK}sheet/").streaming_content).decode("utf-8-sig")
    book = load_workbook(BytesIO(b"".join(desk.get(f"{DESK}sheet/?form=xlsx").streaming_content)))

    month = Phrase.objects.get(text="星空灯罩").last_day
    line = f"星空灯罩,{month:%Y-%m},中文,苗绣,贵州省,100 到 300 元,没找到,7"
    assert csv.splitlines()[1:] == [line, "bamboo lamp,2026-01,English,,,,只沾一点边,3"]
    assert [cell.value for cell in book.active[2]] == [*line.split(",")[:-1], 7]


def test_what_is_put_away_is_seen_by_nobody_and_can_come_back(desk):
    phrase = Phrase.objects.get(text="星空灯罩")

    for _ in range(2):
        desk.post(f"{DESK}{phrase.pk}/hide/")
    assert listed(desk) == ["bamboo lamp"]
    assert listed(desk, "?show=hidden") == ["星空灯罩"]
    for _ in range(2):
        desk.post(f"{DESK}{phrase.pk}/show/")

    assert listed(desk) == ["星空灯罩", "bamboo lamp"]
    actions = ModelLogEntry.objects.filter(action__startswith="insight.")
    assert sorted(actions.values_list("action", flat=True)) == [
        "insight.hide", "insight.show_again",
    ]  # fmt: skip


def test_it_is_the_operators(client):
    phrase = a_phrase()
    client.force_login(a_user())

    assert client.get(DESK).status_code == 404
    assert client.get(f"{DESK}sheet/").status_code == 404
    assert client.post(f"{DESK}{phrase.pk}/hide/").status_code == 404
    assert Phrase.objects.get().is_hidden is False


@pytest.mark.parametrize("number", [1, 30])
def test_it_costs_the_same_at_two_sizes(client, number, django_assert_max_num_queries):
    for each in range(number):
        a_need(f"灯罩{each}")
    client.force_login(an_operator())
    with django_assert_max_num_queries(10):
        client.get(DESK)
