"""Works from a table: added with their photos, changed by their code, written with one press."""

import io
import re

import pytest
from django.utils.translation import override
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from catalog.models import Product
from catalog.sheet_columns import columns_of_works
from ground.crafts.models import Craft
from ground.pictures.models import Picture
from ground.privacy.models import PrivateFile
from ground.sheets.errors import BadCell
from ground.sheets.told import said
from tests.cast import a_work
from tests.catalog.sheets.imports import House, counts, house
from tests.ground.sheets.files import a_photo, as_csv, as_zip

__all__ = ["House", "house"]
HAN = re.compile(r"[\u4e00-\u9fff]")
ROWS = [["A-1", "蝴蝶手包", "268", "3", "007", "a.jpg"], ["A-2", "围巾", "99.5", "1", "", ""]]


def test_a_table_with_photos_becomes_works_with_one_press(house):
    sheet = house.send(as_csv(*ROWS), as_zip({"照片/A.JPG": a_photo(), "b.jpg": a_photo("navy")}))

    assert (sheet.state, counts(sheet)) == ("checked", (2, 0, 0, 0))
    assert (Product.objects.count(), sheet.notices) == (0, ["ZIP 里有 1 张照片，表里没有写"])

    house.press(sheet)

    assert (sheet.state, sheet.told, sheet.rows.count()) == ("written", "", 0)
    bag, scarf = Product.objects.order_by("price_fen")[::-1]
    assert (bag.title, bag.price_fen, bag.maker, bag.shop) == (
        "蝴蝶手包", 26800, house.member, house.shop,
    )  # fmt: skip
    assert (bag.is_public, bag.stock.on_hand, bag.stockrecords.get().partner_sku) == (
        True, 3, "A-1",
    )  # fmt: skip
    assert bag.work_pictures.get().picture.alt_zh == "红色的手工作品：蝴蝶手包，现货"
    assert (scarf.is_public, scarf.price_fen, scarf.stock_kind) == (False, 9950, "one_off")
    assert (Picture.objects.count(), PrivateFile.objects.count()) == (1, 0)
    assert ModelLogEntry.objects.get(action="sheet.write").user == house.keeper


def test_crafts_are_offered_by_name_and_an_unknown_author_is_told_beside_them(house):
    for number in range(9):
        Craft.objects.create(
            code=f"x-{number}", family="dye", name_zh=f"扎染{number}", name_en=f"Dye {number}"
        )

    sheet = house.send(
        as_csv(["手包", "268", "扎染9号", "999"], heading=["作品名称", "价格", "手艺", "作者"])
    )

    (row,) = sheet.rows.all()
    told = dict(row.told)
    assert list(told) == ["手艺", "作者（手机号或成员号）"]
    assert told["作者（手机号或成员号）"] == "不是你们合作社现在的成员"
    assert told["手艺"].startswith("这里只能写名单里的 10 个名字。你想写的是不是：扎染")
    assert (told["手艺"].count("、"), "x-" in told["手艺"]) == (3, False)


def test_a_changed_craft_is_shown_by_name(house):
    Craft.objects.create(code="x", family="dye", name_zh="扎染", name_en="Tie-dye")
    work = a_work("手包", shop=house.shop)

    sheet = house.send(
        as_csv([work.upc, "手包", "268", "扎染"], heading=["货号", "作品名称", "价格", "手艺"])
    )

    assert sheet.rows.get().told == [f"手艺：{work.craft.name} → 扎染"]


def test_of_names_nothing_like_what_was_typed_is_offered(house):
    for number in range(9):
        Craft.objects.create(
            code=f"x-{number}", family="dye", name_zh=f"扎染{number}", name_en=f"Dye {number}"
        )

    sheet = house.send(as_csv(["手包", "268", "qqq"], heading=["作品名称", "价格", "手艺"]))

    assert house.told(sheet) == ["这里只能写名单里的 10 个名字"]


@pytest.mark.parametrize("word", ["One-off", "one off", "One of a kind", "孤品", "one_off"])
def test_one_of_a_kind_may_be_called_by_other_words(house, word):
    sheet = house.send(as_csv(["手包", "268", word], heading=["作品名称", "价格", "种类"]))

    assert counts(sheet) == (1, 0, 0, 0)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_hint_names_the_words_that_are_taken_and_examples_are_in_her_language(db, language):
    with override(language):
        columns = {column.name: column for column in columns_of_works()}
        kind = columns["kind"]
        assert [name for name in kind.names if name not in str(kind.note)] == []
        assert kind.reader.read(kind.example) == "batch"
        chinese = [str(each.example) for each in columns.values() if HAN.search(str(each.example))]
    assert bool(chinese) == (language == "zh-hans")


def test_a_refusal_lists_words_as_each_language_does(db):
    with pytest.raises(BadCell) as refusal:
        columns_of_works()[4].reader.read("gift")

    assert refusal.value.told == "这里只能写：孤品、现货、预订、定作"
    with override("en"):
        shown = said(refusal.value.told)
    assert shown == "Only these can stand here: One of a kind, In stock, Made to order, Custom"


def test_the_template_has_the_list_of_crafts(house):
    Craft.objects.create(code="x", family="dye", name_zh="扎染", name_en="Tie-dye")

    book = load_workbook(io.BytesIO(house.client.get(house.path("works/template.xlsx")).content))

    assert book.sheetnames == ["填这里", "说明", "种类", "手艺"]
    assert "扎染" in [row[0].value for row in book["手艺"]]
