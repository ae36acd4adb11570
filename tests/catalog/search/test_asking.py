import pytest

from catalog.search.asking import MOST_WORDS, groups_of, parted
from catalog.search.meanings import lexicon_of

pytestmark = pytest.mark.one_database


def words(text):
    return [group.word for group in groups_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("蘇繡團扇", ["苏绣", "团扇"]),
        ("我想給媽媽買一個苗繡的手包", ["苗绣", "手包"]),
        ("送给奶奶的礼物", ["奶奶", "礼物"]),
        ("传统手工刺绣手包", ["手工刺绣", "手包"]),
        ("a handmade silk fan for my mother", ["silk", "fan"]),
        ("key ring", ["key ring"]),
        ("Miao embroidery 手包", ["手包", "miao", "embroidery"]),
        ("野餐篮子", ["野餐篮"]),
    ],
)
def test_what_is_wanted_is_told_from_what_is_only_said(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "!!!", "？？？", "😀😀", "\x00", "\ud800", "' OR 1=1 --", "\u202e", "привет",
        "こんにちは", "*:&|!()<->", "NEAR(a b)", "{title} : x", '"""',
    ],
)  # fmt: skip
def test_odd_text_asks_for_plain_words_or_for_nothing(text):
    forms = [form for group in groups_of(text) for form in group.all]
    assert all(part.isalnum() for form in forms for part in form.split())


def test_a_long_question_is_cut_off():
    assert len(groups_of(" ".join(f"word{number}" for number in range(500)))) == MOST_WORDS
    assert len(groups_of("".join(chr(0x4E00 + number) for number in range(5000)))) == MOST_WORDS


def test_a_chinese_question_comes_to_english_names_later():
    group = groups_of("围巾")[0]

    assert "围脖" in group.forms
    assert "scarf" in group.near
    assert "披肩" in group.near


def test_a_character_that_is_in_many_words_stands_behind_what_it_means():
    group = groups_of("包")[0]

    assert "手提包" in group.forms
    assert "包" in group.near


def test_what_editors_name_is_one_word_though_it_is_in_no_dictionary():
    lexicon = lexicon_of([["蓝花被面", "quilt top"]])

    group = groups_of("蓝花被面", lexicon)[0]

    assert group.word == "蓝花被面"
    assert "quilt top" in group.near
    assert "蓝花被面" in groups_of("a quilt top", lexicon)[0].forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [("竹篮", ["竹", "篮"]), ("火箭", ["火箭"]), ("苗绣", ["苗绣"]), ("basket", ["basket"])],
)
def test_a_compound_that_nobody_uses_is_taken_apart(text, expected):
    parts = parted(groups_of(text), lambda group: group.word == "苗绣", {})

    assert [group.word for group in parts] == expected
