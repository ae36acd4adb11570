"""The template, its example, and what the page of an import says when nothing is to be written."""

import io

import pytest
from openpyxl import load_workbook

from catalog.models import Product
from tests.catalog.sheets.imports import House, counts, house
from tests.ground.sheets.files import as_csv

__all__ = ["House", "house"]
GOOD, BAD = ["A-1", "手包", "268", "3", "007", ""], ["A-2", "围巾", "免费", "1.5", "", ""]


def a_template(house, kind="works"):
    return house.client.get(house.path(f"{kind}/template.xlsx")).content


@pytest.mark.parametrize("kind", ["works", "members", "counts", "assignments"])
def test_of_the_template_alone_nothing_is_read(house, kind):
    sheet = house.send(a_template(house, kind), kind=kind)

    page = house.page(sheet)
    assert (sheet.state, sheet.told) == (
        "failed", "文件里只有模板里的例子。请写上你们自己的，再传",
    )  # fmt: skip
    assert "：什么都没有写进去</h1>" in page


def test_the_template_s_example_may_stay_above_what_is_written(house):
    book = load_workbook(io.BytesIO(a_template(house)))
    book.active.append(["A-1", "手包", None, "268", None, "3"])
    out = io.BytesIO()
    book.save(out)

    sheet = house.send(out.getvalue())

    assert (counts(sheet), sheet.notices) == ((1, 0, 0, 0), ["第 2 行是模板里的例子，没有读"])
    house.press(sheet)
    assert (sheet.state, Product.objects.get().title) == ("written", "手包")


def test_an_example_that_was_written_over_is_read(house):
    book = load_workbook(io.BytesIO(a_template(house)))
    book.active["B2"] = "手包"
    out = io.BytesIO()
    book.save(out)

    sheet = house.send(out.getvalue())

    assert (counts(sheet), house.told(sheet)[0][:4]) == ((0, 0, 0, 1), "编号只能")


def test_where_nothing_is_to_be_written_the_heading_says_so(house):
    house.press(house.send(as_csv(GOOD)))

    same, wrong = house.page(house.send(as_csv(GOOD))), house.page(house.send(as_csv(BAD)))

    for page in (same, wrong):
        assert ("：没有要写入的</h1>" in page, "等你确认" in page) == (True, False)
    assert ("和现在的一样" in same, "或者不要这几行" in wrong) == (True, False)
    assert "works/new/#columns" in wrong


def test_after_the_press_only_what_is_left_is_listed_and_called_so(house):
    page = house.page(house.press(house.send(as_csv(GOOD, BAD)), leave_out="on"))

    assert ("没写进去的行" in page, "?which=" in page, "围巾" in page) == (True, False, True)
