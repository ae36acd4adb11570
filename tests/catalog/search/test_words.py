import csv
import json

import pytest

from catalog.search.asking import groups_of
from catalog.search.words import index_words, place_words, rows
from ground.crafts.services import FILE as CRAFTS

pytestmark = pytest.mark.one_database


def finds(query, text):
    """Whether every word asked for is in the text."""
    words = set(index_words(text))
    groups = groups_of(query)
    return bool(groups) and all(has_one_of(group.all, words) for group in groups)


def has_one_of(forms, words):
    return any(words.issuperset(form.split()) for form in forms)


def crafts():
    with CRAFTS.open(encoding="utf-8", newline="") as file:
        return [(row["zh"], row["en"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("zh", "en"), crafts())
def test_every_craft_is_found_by_its_names(zh, en):
    assert finds(zh, f"我家的{zh}手包，外婆教的")
    assert finds(en, f"A bag in {en}, as grandmother did")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("手包", "苗绣蝴蝶妈妈手包"),
        ("杯垫", "黎锦杯垫四件套"),
        ("马尾绣", "马尾绣小挂画"),
        ("绣", "真丝手帕绣小雏菊"),
        ("miaoxiu", "苗绣蝴蝶妈妈手包"),
        ("miao xiu", "苗绣蝴蝶妈妈手包"),
        ("shoubao", "苗绣蝴蝶妈妈手包"),
        ("MiaoXiu", "苗绣蝴蝶妈妈手包"),
        ("苗绣", "新苗绣围巾"),
        ("clutches", "Miao embroidered clutch"),
        ("papercut", "Ansai paper-cut"),
        ("applique", "Appliqué and cloth work"),
        ("我想买一个苗绣的手包", "苗绣蝴蝶妈妈手包"),
        ("a clutch for me please", "Miao embroidered clutch"),
        ("苗绣 clutch", "苗绣手包 Miao embroidered clutch"),
        ("１２张", "生肖窗花一套（12张）"),
        ("bag", "Embroidered handbag"),
        ("bags", "Two handbags"),
        ("a bag for my mother", "Miao embroidered clutch"),
        ("pillow", "Cushion cover"),
        ("jewellery", "Silver earrings"),
    ],
)
def test_what_is_said_is_found(query, text):
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("苏绣", "江苏绣花围巾"),
        ("江苏绣花", "苏绣团扇"),
        ("剪纸", "竹编灯罩"),
        ("hat", "what is that"),
        ("clutch", "A bag"),
        ("rattan", "Bamboo lampshade"),
    ],
)
def test_what_is_not_said_is_not_found(query, text):
    words = set(index_words(text))
    assert not all(has_one_of(group.forms, words) for group in groups_of(query))


@pytest.mark.parametrize("text", ["", "  ", "的", "!!!", "\x00", "😀", "' OR 1=1 --", '"', "NEAR("])
def test_odd_text_asks_for_words_or_for_nothing(text):
    assert all(
        part.isalnum() for group in groups_of(text) for form in group.all for part in form.split()
    )


def test_every_noun_of_a_demo_title_finds_it(demo_titles):
    for title in demo_titles:
        missing = [word for word in index_words(title) if not finds(word, title)]
        assert missing == []


@pytest.fixture
def demo_titles(request):
    path = request.config.rootpath / "marketplace/demo/data/demo_catalogue.json"
    listings = json.loads(path.read_text())["listings"]
    return [listing[name] for listing in listings for name in ("title_zh", "title_en")]


@pytest.mark.parametrize("row", rows("things.csv"), ids=lambda row: row["en"])
def test_a_thing_is_found_by_each_of_its_names(row):
    names = [word.rstrip("+") for word in row["zh"].split()] + row["en"].split(";")
    texts = [name for name in names if len(name) > 1]

    assert [(name, text) for name in names for text in texts if not finds(name, text)] == []


def test_no_name_of_a_thing_stands_twice():
    names = [name for row in rows("things.csv") for name in row["zh"].split()]
    names += [name for row in rows("things.csv") for name in row["en"].split(";")]
    assert sorted(names) == sorted(set(names))


def test_a_place_is_found_whole_and_not_by_its_characters():
    words = place_words(["海南省", "海南", "Hainan"])

    assert words == ["海南省", "hainansheng", "海南", "hainan"]
