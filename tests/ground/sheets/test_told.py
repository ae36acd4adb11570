"""What was told of a row reads in the language of whoever looks, not of whoever sent the file."""

import pytest
from django.utils.translation import gettext_lazy, override

from ground.sheets.models import SheetImport, SheetRow
from ground.sheets.tables import Fault
from ground.sheets.told import cut, told, told_of
from ground.sheets.writing import with_reasons
from tests.cast import a_user
from tests.ground.sheets.files import as_csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet():
    return SheetImport.objects.create(kind="works", about=1, by=a_user(), name="a.csv")


def read(model, name):
    zh = getattr(model.objects.get(), name)
    with override("en"):
        return zh, getattr(model.objects.get(), name)


def test_it_reads_at_once_as_it_was_said():
    assert told("最多 %(most)s 个字") % {"most": 9} == "最多 9 个字"
    with override("en"):
        assert told("要比 0 多") == "It must be more than 0"


def test_a_refused_row_is_kept_for_each_reader(sheet):
    reason = told("和第 %(line)s 行一样，只能写一次") % {"line": 3}
    pair = [told_of(gettext_lazy("件数")), reason]
    SheetRow.objects.create(sheet=sheet, line=4, verdict="refused", told=[pair, ["a", "b"]])
    zh, en = read(SheetRow, "told")
    assert zh == [["件数", "和第 3 行一样，只能写一次"], ["a", "b"]]
    assert en == [["Pieces", "The same as in row 3; it can stand there once only"], ["a", "b"]]


def test_why_a_file_failed_is_kept_for_each_reader_and_cut(sheet):
    nested = told("第 %(line)s 行：%(told)s") % {"line": 2, "told": told("这里是空的")}
    SheetImport.objects.update(told=cut(nested, 400), notices=[told("要比 0 多")])
    assert read(SheetImport, "told") == ("第 2 行：这里是空的", "Row 2: This is empty")
    assert read(SheetImport, "notices") == (["要比 0 多"], ["It must be more than 0"])


@pytest.mark.parametrize("text", ["", "刚才有了变化", "{不是别的", '{"a"}'])
def test_a_plain_text_stays_as_it_is(sheet, text):
    SheetImport.objects.update(told=text)
    assert read(SheetImport, "told") == (text, text)


def test_reasons_stand_beside_each_other_as_the_reader_s_language_does_it():
    faults = [Fault(2, "Price", "It is empty"), Fault(2, "", "It is there already")]
    with override("en"):
        rows = list(with_reasons(as_csv(["A-1"], heading=["code"]), faults))

    assert rows == [["code", "Reason"], ["A-1", "Price: It is empty; It is there already"]]
