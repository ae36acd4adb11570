"""What a misspelt text may have meant, with no database behind it but crafts and things."""

import pytest

from catalog.search.correcting import corrected
from catalog.search.spelling import changes_between, nearest, parts
from catalog.search.vocabulary import Vocabulary

pytestmark = pytest.mark.one_database

KNOWN = Vocabulary()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("描绣", "苗绣"),
        ("苏锈团扇", "苏绣团扇"),
        ("安赛剪纸", "安塞剪纸"),
        ("壮棉", "壮锦"),
        ("蔚线剪纸", "蔚县剪纸"),
        ("马尾秀", "马尾绣"),
        ("相包", "香包"),
        ("竹鞭", "竹编"),
        ("我想买描绣的手包", "我想买苗绣的手包"),
        ("miaoxu", "miaoxiu"),
        ("zubian", "zhubian"),
        ("miaoxiushoubao", "miaoxiu shoubao"),
        ("xiang bao", "xiangbao"),
        ("embroidary shawl", "embroidery shawl"),
        ("crotchet", "crochet"),
        ("braclet", "bracelet"),
        ("lapmshade", "lampshade"),
        ("pappercut lantern", "papercut lantern"),
        ("bamboobasket", "bamboo basket"),
        ("描繡 crotchet", "苗绣 crochet"),
    ],
)
def test_a_wrong_character_or_letter_is_put_right(typed, meant):
    assert corrected(typed, KNOWN) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "苗绣手包",
        "火箭",
        "剪刀",
        "我想给妈妈买一个",
        "clothing",
        "xyzzy",
        "42",
        "",
        "!!!",
        "bag",
        "猫",
    ],
)
def test_what_is_right_or_unknown_stays(typed):
    assert corrected(typed, KNOWN) == typed


@pytest.mark.parametrize(
    ("one", "other", "changes"),
    [
        ("shawl", "shawl", 0),
        ("shawl", "shaw", 1),
        ("shawl", "shalw", 1),
        ("shawl", "shoal", 2),
        ("", "", 0),
        ("shawl", "lamp", 3),
    ],
)
def test_changes_are_counted(one, other, changes):
    assert changes_between(one, other, 2) == changes


@pytest.mark.parametrize("text", ["a" * 5000, "绣" * 100, "z" * 23, "ab" * 12])
def test_long_words_have_no_neighbour_and_take_no_time(text):
    assert nearest(text, KNOWN) == ("", 0)
    assert parts(text, KNOWN) == []
