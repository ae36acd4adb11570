"""Whole questions against the index, on whichever database the tests run."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from pypinyin import lazy_pinyin

from catalog.search.forms import Asked
from catalog.search.names import names
from catalog.search.nearby import crafts_like
from catalog.search.queries import Listing
from catalog.search.services import index_works
from ground.crafts.models import Craft
from ground.regions.models import Division
from tests.cast import a_shop, a_work
from tests.catalog.search.nouns import NOUNS
from tests.reference import load_crafts, load_divisions

pytestmark = pytest.mark.django_db

ASKING_ZH = ["我想买一个{}送给妈妈", "请问有没有好看的{}？", "{}"]
ASKING_EN = ["I would like to buy a {} as a gift for my mother", "is there any {} here?", "{}"]


@pytest.fixture
def crafts():
    load_divisions()
    load_crafts()
    return list(Craft.objects.all())


@pytest.fixture
def works_by_craft(crafts):
    """One a craft; the titles all say the same."""
    shop = a_shop()
    works = {
        craft.code: a_work(title="作品", title_en="A piece", craft=craft, shop=shop)
        for craft in crafts
    }
    index_works([work.pk for work in works.values()])
    return works


@pytest.fixture
def demo_works(crafts, request):
    path = request.config.rootpath / "marketplace/demo/data/demo_catalogue.json"
    shop = a_shop()
    works = {
        row["key"]: a_work(
            title=row["title_zh"],
            title_en=row["title_en"],
            story_zh=row["story_zh"],
            story_en=row["story_en"],
            material_zh=row["material_zh"],
            material_en=row["material_en"],
            craft=Craft.objects.get(code=row["craft_code"]),
            shop=shop,
        )
        for row in json.loads(path.read_text())["listings"]
    }
    index_works([work.pk for work in works.values()])
    return works


def first_page(question):
    return [work.pk for work in Listing(Asked(q=question), 0).works]


def titles(question):
    return [work.title for work in Listing(Asked(q=question), 0).works]


def test_every_craft_is_found_first_in_every_sentence(works_by_craft):
    """First, or beside a craft that bears the same words."""
    missed = []
    for code, work in works_by_craft.items():
        zh, en = work.craft.name_zh, work.craft.name_en
        spelt = "".join(lazy_pinyin(zh.split("（")[0]))
        asked = [form.format(zh) for form in ASKING_ZH] + [form.format(en) for form in ASKING_EN]
        asked += [spelt, " ".join(lazy_pinyin(zh.split("（")[0]))]
        missed += [(code, question) for question in asked if work.pk not in first_page(question)]
    assert not missed, missed


def test_every_noun_of_a_demo_title_finds_it(demo_works):
    missed = []
    for key, (chinese, english) in NOUNS.items():
        asked = [form.format(noun) for noun in chinese.split() for form in ASKING_ZH]
        asked += [form.format(noun) for noun in english.split() for form in ASKING_EN]
        asked += ["".join(lazy_pinyin(noun)) for noun in chinese.split()]
        found = [(question, first_page(question)) for question in asked]
        missed += [(key, question) for question, ids in found if demo_works[key].pk not in ids]
    assert not missed, missed


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("我想买一个苗绣的手包", "苗绣蝴蝶妈妈手包"),
        ("butterfly clutches for my mother", "苗绣蝴蝶妈妈手包"),
        ("miaoxiu shoubao", "苗绣蝴蝶妈妈手包"),
        ("miao xiu shou bao", "苗绣蝴蝶妈妈手包"),
        ("有没有竹编的灯罩？", "竹编灯罩"),
        ("something for a picnic", "柳编野餐篮"),
        ("给奶奶的鞋垫", "手绣鞋垫（一双）"),
        ("LI BROCADE SHAWLS", "黎锦披肩《大力神》"),
        ("ｋｎｉｔｔｅｄ blankets", "宝宝盖毯（棒针）"),
    ],
)
def test_the_work_that_is_meant_comes_first(demo_works, question, first):
    assert titles(question)[0] == first


@pytest.mark.parametrize("question", ["苏绣", "suxiu", "su xiu", "Su Xiu"])
def test_embroidery_of_jiangsu_is_not_su_embroidery(question):
    work = a_work(title="江苏绣花围巾", title_en="Scarf", craft=None)
    index_works([work.pk])

    assert titles(question) == []
    assert titles("江苏绣花") == ["江苏绣花围巾"]


def test_su_embroidery_is_not_embroidery_of_jiangsu():
    work = a_work(title="苏绣团扇", title_en="Fan", craft=None)
    index_works([work.pk])

    assert titles("江苏绣花") == []


def test_single_characters_far_apart_are_no_word():
    apart, together = a_work(title="包装好的手帕", title_en=""), a_work(title="苗绣手包")
    index_works([apart.pk, together.pk])

    assert titles("手包") == ["苗绣手包"]


def test_a_title_weighs_more_than_a_story():
    shop = a_shop()
    told = a_work(title="围巾", story_zh="像一只蝴蝶", shop=shop)
    named = a_work(title="蝴蝶", shop=shop)
    told_later = a_work(title="披肩", story_zh="像一只蝴蝶", shop=shop)
    index_works([told.pk, named.pk, told_later.pk])

    assert first_page("蝴蝶")[0] == named.pk


def test_of_equals_the_newest_comes_first():
    shop, now = a_shop(), timezone.now()
    works = [
        a_work(title="手包", shop=shop, listed_at=now - timedelta(days=days)) for days in (2, 0, 1)
    ]
    index_works([work.pk for work in works])

    assert first_page("手包") == [works[1].pk, works[2].pk, works[0].pk]


def test_what_no_work_has_all_of_is_answered_with_some_and_says_so(demo_works):
    whole = Listing(Asked(q="竹编灯罩", sort="relevance"), 0)
    some = Listing(Asked(q="竹编的火箭", sort="relevance"), 0)
    none = Listing(Asked(q="火箭", sort="relevance"), 0)

    assert (whole.is_partial, some.is_partial, none.is_partial) == (False, True, False)
    assert some.number == Listing(Asked(q="竹编"), 0).number
    assert none.works == []


def test_a_closed_shop_is_not_found_though_its_works_are_indexed(demo_works):
    shop = demo_works["L01"].shop
    shop.is_open = False
    shop.save()

    assert titles("苗绣手包") == []
    assert Listing(Asked(q="苗绣手包"), 0).number == 0


def test_indexing_twice_leaves_one_entry():
    work = a_work(title="手包")

    assert index_works([work.pk]) == index_works([work.pk]) == 1
    assert first_page("手包") == [work.pk]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("贵州", ["凯里的"]),
        ("贵州省", ["凯里的"]),
        ("Guizhou", ["凯里的"]),
        ("guizhou province", ["凯里的"]),
        ("凯里", ["凯里的"]),
        ("kaili", ["凯里的"]),
        ("黔东南", ["凯里的"]),
        ("海南", ["三亚的"]),
        ("Hainan", ["三亚的"]),
        ("Guangxi", ["南宁的"]),
        ("广西", ["南宁的"]),
        ("内蒙古", ["草原的"]),
        ("Inner Mongolia", ["草原的"]),
        ("Hainan bag", ["三亚的"]),
        ("海", []),
        ("州", []),
    ],
)
def test_works_are_found_by_where_they_come_from(question, found):
    load_divisions()
    shop = a_shop(region=Division.objects.get(code="520000"))
    places = {"凯里的": "522601", "三亚的": "460200", "南宁的": "450100", "草原的": "150702"}
    for title, code in places.items():
        region = Division.objects.get(code=code)
        her = shop if code.startswith("52") else a_shop(region=region)
        work = a_work(title=title, title_en="Handbag", region=region, shop=her, craft=None)
        index_works([work.pk])

    assert [title for title in titles(question) if title in places] == found


def test_a_title_weighs_more_than_a_place():
    load_divisions()
    shop = a_shop(region=Division.objects.get(code="520000"))
    there = [a_work(title="围巾", shop=shop) for _ in range(3)]
    named = a_work(title="贵州的云", shop=a_shop(region=Division.objects.get(code="460000")))
    index_works([named.pk, *(work.pk for work in there)])

    assert first_page("贵州")[0] == named.pk


def test_whoever_finds_nothing_is_offered_a_place_that_has_works(client):
    load_divisions()
    a_work(region=Division.objects.get(code="460200"))

    html = client.get("/en/works/?q=hainaan").content.decode()

    assert '<a href="?region=460000">Hainan</a>' in html
    assert "region=520000" not in html


def test_a_craft_is_offered_by_how_it_begins(crafts):
    assert "emb-miaoxiu" in crafts_like("miaox", names(0))
    assert crafts_like("", names(0)) == []
