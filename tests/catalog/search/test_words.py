import csv
import json

import pytest

from catalog.search.words import ENGLISH, index_words, place_words, query_words
from ground.crafts.services import FILE as CRAFTS


def finds(query, text):
    """Whether every word asked for is in the text."""
    words = set(index_words(text))
    groups = query_words(query)
    return bool(groups) and all(group & words for group in groups)


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
    assert not finds(query, text)


@pytest.mark.parametrize("text", ["", "  ", "的", "!!!", "\x00", "😀", "' OR 1=1 --", '"', "NEAR("])
def test_odd_text_asks_for_words_or_for_nothing(text):
    assert all(form.isalnum() for group in query_words(text) for form in group)


def test_every_noun_of_a_demo_title_finds_it(demo_titles):
    for title in demo_titles:
        missing = [word for word in index_words(title) if not finds(word, title)]
        assert missing == []


@pytest.fixture
def demo_titles(request):
    path = request.config.rootpath / "marketplace/demo/data/demo_catalogue.json"
    listings = json.loads(path.read_text())["listings"]
    return [listing[name] for listing in listings for name in ("title_zh", "title_en")]


def english():
    with ENGLISH.open(encoding="utf-8", newline="") as file:
        return [(row["word"], row["also"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("word", "also"), english())
def test_each_line_of_the_list_finds_what_it_says(word, also):
    assert [each for each in also.split() if not finds(word, f"A {each} in silk")] == []
    assert [
        each for each in [word, *also.split()] if not each.isascii() or not each.isalpha()
    ] == []


def test_no_word_of_the_list_stands_twice():
    words = [word for word, _ in english()]
    assert sorted(words) == sorted(set(words))


def test_a_place_is_found_whole_and_not_by_its_characters():
    words = place_words(["海南省", "海南", "Hainan"])

    assert words == ["海南省", "hainansheng", "海南", "hainan"]
