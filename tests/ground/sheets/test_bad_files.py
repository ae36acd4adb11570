"""Files as people send them by mistake or on purpose: refused with words, or read rightly."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from ground.sheets.cells import Code, Day, Names, Phone, Text, Whole, Yuan
from ground.sheets.errors import NotASheet
from ground.sheets.limits import MOST_ROWS
from ground.sheets.tables import Column, read_table
from tests.ground.sheets.files import as_csv, as_xlsx, as_zip, with_part

pytestmark = pytest.mark.one_database
COLUMNS = [
    Column("code", "编号", Code(), ("code",), is_needed=False, is_unique=True),
    Column("name", "名称", Text(20), ("name",)),
    Column("price", "价格", Yuan(), is_needed=False, empty=None),
    Column("pieces", "件数", Whole(0, 999), is_needed=False, empty=None),
    Column("day", "日期", Day(), is_needed=False, empty=None),
    Column("phone", "电话", Phone(), is_needed=False),
    Column("photos", "照片", Names(2), is_needed=False, empty=[]),
]
HEAD = ["编号", "名称", "价格", "件数"]
ROW = ["A-1", "手包", "268", "3"]


def merged(book):
    book.active.merge_cells("A3:A4")


def all_hidden():
    return with_part(as_xlsx(ROW, heading=HEAD), "xl/workbook.xml", b"visible", b"hidden")


def wide(book):
    book.active.cell(2, 101, "x")


def locked():
    return b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")


BAD_FILES = {
    "empty": (lambda: b"", "缺少这几列：名称"),
    "blank lines": (lambda: b"\r\n\r\n,,\r\n", "缺少这几列：名称"),
    "heading missing": (lambda: as_csv(heading=ROW), "缺少这几列：名称"),
    "one heading missing": (lambda: as_csv(["1"], heading=["编号", "件数"]), "缺少这几列：名称"),
    "heading twice": (lambda: as_csv(heading=["名称", "编号", "name"]), "出现了两次：名称"),
    "no encoding at all": (lambda: b"\xff\x81\xff" + as_csv(ROW), "读不出来"),
    "UTF-16 cut short": (lambda: as_csv(ROW, heading=HEAD, encoding="utf-16")[:-1], "读不出来"),
    "UTF-16 without its mark": (
        lambda: as_csv(ROW, heading=HEAD, encoding="utf-16-le"),
        "读不出来",
    ),
    "a quote that never ends": (lambda: b'"' + as_csv(ROW, heading=HEAD), "读不出来"),
    "zeros": (lambda: as_csv(ROW, heading=HEAD) + bytes(9), "读不出来"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "读不出来"),
    "a script": (lambda: b"<script>alert(1)</script>", "缺少这几列"),
    "PK and nothing": (lambda: b"PK\x03\x04 no zip", "XLSX 文件读不出来"),
    "a ZIP that is no workbook": (lambda: as_zip({"a.txt": "a"}), "XLSX 文件读不出来"),
    "a ZIP in a ZIP": (lambda: as_zip({"a.xlsx": as_xlsx(ROW, heading=HEAD)}), "XLSX 文件读不出来"),
    "a workbook cut short": (lambda: as_xlsx(ROW, heading=HEAD)[:900], "XLSX 文件读不出来"),
    "broken XML": (lambda: as_zip({"[Content_Types].xml": "<a"}), "XLSX 文件读不出来"),
    "a bomb": (lambda: as_zip({"a": b"0" * (61 << 20)}, zipfile.ZIP_DEFLATED), "文件太大了"),
    "XLS": (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "旧的 XLS"),
    "XLSX with a password": (lambda: locked(), "有密码"),
    "merged cells": (lambda: as_xlsx(ROW, ROW, ROW, heading=HEAD, change=merged), "A3:A4 是合并的"),
    "all hidden": (all_hidden, "藏起来"),
    "101 columns": (lambda: as_xlsx(ROW, heading=HEAD, change=wide), "列数太多"),
    "too many bytes": (lambda: as_csv(*[ROW] * 300_000, heading=HEAD), "5 MB"),
    "100,000 rows": (lambda: as_csv(*[["", "a"]] * 100_000, heading=HEAD[:2]), "最多 20000 行"),
}


@pytest.mark.parametrize(("data", "told"), BAD_FILES.values(), ids=list(BAD_FILES))
def test_what_is_no_table_is_refused_with_the_reason(data, told):
    with pytest.raises(NotASheet) as refusal:
        read_table(data(), COLUMNS)

    assert told in refusal.value.told


BAD_CELLS = {
    "name missing": ("名称", "", "是空的"),
    "name too long": ("名称", "长" * 21, "最多 20 个字"),
    "control character": ("名称", "手\x07包", "看不见的符号"),
    "right to left mark": ("名称", "手\u202e包", "看不见的符号"),
    "a formula that failed": ("名称", "#REF!", "算错了"),
    "price below zero": ("价格", "-5", "多少元"),
    "price of nothing": ("价格", "0", "比 0 多"),
    "three decimals": ("价格", "1.005", "多少元"),
    "in words": ("价格", "免费", "多少元"),
    "a price of the sky": ("价格", "99999999", "多少元"),
    "half a piece": ("件数", "1.5", "整数"),
    "fewer than none": ("件数", "-1", "0 到 999"),
    "which is the month": ("日期", "01/02/2030", "分不清"),
    "no day": ("日期", "2030-02-30", "日期不对"),
    "a day in words": ("日期", "明年", "日期不对"),
    "two digits of a year": ("日期", "01/02", "日期不对"),
    "phone in E notation": ("电话", "1.38001E+10", "科学记数"),
    "phone too short": ("电话", "1380013", "手机号不对"),
    "code in E notation": ("编号", "1.2E+11", "科学记数"),
    "code with a path": ("编号", "../a b", "编号只能用"),
    "three photos of two": ("照片", "a.jpg;b.jpg;c.jpg", "最多写 2 个"),
}


@pytest.mark.parametrize(("column", "cell", "told"), BAD_CELLS.values(), ids=list(BAD_CELLS))
def test_a_bad_cell_is_told_with_row_and_column_and_without_itself(column, cell, told):
    names = dict.fromkeys(["名称", "编号"], "A") | {column: cell}

    [fault] = read_table(as_csv(names.values(), heading=names), COLUMNS).faults

    assert (fault.line, fault.column, told in fault.told) == (2, column, True)
    assert len(cell) < 2 or cell not in fault.told


@pytest.mark.parametrize(
    "make",
    [
        lambda: as_csv(ROW, heading=HEAD),
        lambda: as_csv(ROW, heading=HEAD, encoding="utf-8-sig"),
        lambda: as_csv(ROW, heading=HEAD, encoding="gbk"),
        lambda: as_csv(ROW, heading=HEAD, encoding="gb18030"),
        lambda: as_csv(ROW, heading=HEAD, encoding="utf-16"),
        lambda: as_csv(ROW, heading=HEAD, separator=";"),
        lambda: as_csv(ROW, heading=HEAD, separator="\t"),
        lambda: b"sep=;\r\n" + as_csv(ROW, heading=HEAD, separator=";"),
        lambda: as_csv(["Ａ－１", "手包", "２６８元", "３"], heading=HEAD),
        lambda: as_csv(ROW, heading=["Code", "NAME ", "价 格", "*件数"]),
        lambda: as_csv([], ROW, [], heading=HEAD),
        lambda: as_xlsx(ROW, heading=HEAD),
        lambda: as_xlsx(["A-1", "手包", 268, 3.0], heading=HEAD),
        lambda: as_xlsx(["A-1", "手包", 268.0, 3, "来源"], heading=[*HEAD, "不认识"]),
    ],
)
def test_what_offices_save_is_read_as_it_is_meant(make):
    table = read_table(make(), COLUMNS)

    [row] = table.rows
    read = [row.values[name] for name in ("code", "name", "price", "pieces")]
    assert (read, row.faults) == (["A-1", "手包", 26800, 3], [])


def test_days_come_as_days_as_text_and_as_serial_numbers():
    typed = [date(2030, 5, 31), "2030/5/31", "2030年5月31日", 47634, "20300531", "31/05/2030"]
    data = as_xlsx(*[["a", day] for day in typed], heading=["名称", "日期"])

    rows = read_table(data, COLUMNS).rows

    assert [row.values["day"] for row in rows] == [date(2030, 5, 31)] * 6


def test_zeros_in_front_of_a_code_stay():
    data = as_xlsx(["007", "a"], heading=["编号", "名称"])

    assert read_table(data, COLUMNS).rows[0].values["code"] == "007"


def test_a_code_twice_is_refused_the_second_time():
    [fault] = read_table(as_csv(ROW, ROW, heading=HEAD), COLUMNS).faults

    assert (fault.line, fault.told) == (3, "和第 2 行一样，只能写一次")


def test_a_formula_counts_by_the_result_that_lies_beside_it_and_not_at_all_without():
    data = as_xlsx(["A-1", "手包", "=1+1", 3], heading=HEAD)

    [fault] = read_table(data, COLUMNS).faults

    assert (fault.column, "只粘贴数值" in fault.told) == ("价格", True)


def test_a_cell_of_ten_megabytes_is_a_fault_and_no_more():
    data = as_xlsx(["A-1", "x", "1", "1"], heading=HEAD)
    grown = b"<t>" + b"x" * (10 << 20) + b"</t>"
    data = with_part(data, "xl/worksheets/sheet1.xml", b"<t>x</t>", grown)

    [fault] = read_table(data, COLUMNS).faults

    assert (fault.line, "字太多" in fault.told) == (2, True)


def test_the_first_shown_sheet_is_read():
    book = Workbook()
    book.active.sheet_state = "hidden"
    book.active.append(["秘密"])
    book.create_sheet("作品").append(HEAD)
    book["作品"].append(ROW)
    out = io.BytesIO()
    book.save(out)

    assert read_table(out.getvalue(), COLUMNS).rows[0].values["name"] == "手包"


def test_columns_that_nobody_knows_are_told():
    table = read_table(as_csv([*ROW, "1"], heading=[*HEAD, "备注一"]), COLUMNS)

    assert table.unknown == ["备注一"]


def test_as_many_rows_as_are_allowed_come_in():
    table = read_table(as_csv(*[["", "a"]] * MOST_ROWS, heading=HEAD[:2]), COLUMNS)

    assert len(table.rows) == MOST_ROWS
