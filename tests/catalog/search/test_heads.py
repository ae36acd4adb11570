"""Chinese says last what a thing is: of a question, and of a title."""

import pytest

from catalog.search.asking import groups_of, wish_of
from catalog.search.forms import Asked
from catalog.search.index import Wanted, matching, question
from catalog.search.queries import Listing
from tests.cast import a_craft, a_work
from tests.catalog.search.listing import indexed

pytestmark = pytest.mark.usefixtures("empty_index")


def some(*names, **more):
    return indexed(*(a_work(title=name, title_en="", **more) for name in names))


def found(text, **more):
    return [work.title for work in Listing(Asked(q=text, **more), 0).works]


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("茶杯垫", ["茶杯垫"]),
        ("毛线手套", ["毛线", "手套"]),
        ("绣花枕头套", ["绣花", "枕头"]),
        ("野餐篮子", ["野餐篮"]),
        ("庆阳香包", ["庆阳香包"]),
        ("家居饰品", ["家居饰品"]),
    ],
)
def test_a_question_is_read_from_its_end(run, words):
    assert [group.word for group in groups_of(run)] == words


def test_a_thing_is_found_within_a_longer_word():
    some("茶杯", "竹编杯垫")

    assert found("茶杯垫") == ["竹编杯垫"]


def test_what_a_work_is_comes_before_what_it_shows():
    """The newest would come first."""
    some("牡丹玩偶", "玩偶杯垫")

    assert found("玩偶") == ["牡丹玩偶", "玩偶杯垫"]


def test_kin_with_the_same_last_character_come_before_other_kin():
    some("野餐篮", "竹果盘")

    assert found("篮子") == ["野餐篮", "竹果盘"]


def test_pinyin_of_a_thing_finds_what_its_name_finds():
    some("牡丹披肩", "牡丹围巾")

    assert found("mudan weijin") == found("牡丹围巾") == ["牡丹围巾", "牡丹披肩"]


def test_a_word_of_stories_alone_is_taken_for_a_misspelt_one_of_titles_where_nothing_answers():
    some("苗绣耳环", "苗绣手包")
    some("小兔", story_en="The ears of a rabbit", craft=None)

    listing = Listing(Asked(q="miaoxiu earings"), 0)

    assert [work.title for work in listing.works] == ["苗绣耳环"]
    assert listing.found.corrected == "miaoxiu earring"


def test_of_a_technique_that_nobody_has_its_kin_come_first():
    paper = a_craft("cut-yuxian", "蔚县剪纸", "Yuxian paper-cut", "papercut")
    some("苗绣团扇")
    some("剪纸团扇", craft=paper)

    listing = Listing(Asked(q="双面绣团扇"), 0)

    assert [work.title for work in listing.works] == ["苗绣团扇", "剪纸团扇"]
    assert listing.is_partial


def test_a_thing_that_nobody_has_is_looked_for_by_what_it_ends_with():
    some("竹编果盘", "竹编灯罩")

    assert found("竹编餐盘") == ["竹编果盘"]
    assert found("竹编餐盘", exact="1") == ["竹编灯罩", "竹编果盘"]  # by 竹编 alone


def test_what_suits_the_occasion_comes_first_and_narrows_nothing():
    paper = a_craft("cut-yuxian", "蔚县剪纸", "Yuxian paper-cut", "papercut")
    some("剪纸挂画", "剪纸贺卡", craft=paper)

    assert found("剪纸") == ["剪纸贺卡", "剪纸挂画"]
    assert found("墙上的剪纸") == ["剪纸挂画", "剪纸贺卡"]
    assert wish_of("剪纸") == wish_of("墙上") == frozenset()


def test_a_landscape_is_no_cap_and_a_handbag_is_a_bag():
    (landscape,) = indexed(a_work(title="山水画", title_en="Landscape"))
    (bag,) = indexed(a_work(title="竹包", title_en="Handbags"))

    def having(word):
        return set(matching_ids(word)) & {landscape.pk, bag.pk}

    assert (having("cap"), having("bag")) == (set(), {bag.pk})


def matching_ids(word):
    works = type(a_work()).objects.filter(pk__in=matching(question([Wanted(frozenset([word]))])))
    return works.values_list("pk", flat=True)
