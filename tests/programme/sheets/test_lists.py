"""Each list of the desk: in twice, wrong rows, the next county's rows, and out again."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import ModelLogEntry

from ground.sheets.kinds import DESK, kinds, lists
from ground.sheets.models import SheetImport
from ground.sheets.tables import _folded
from programme.competitions.models import Entry
from programme.finance.models import ServiceRecord
from programme.record.models import Step
from programme.targets.models import Target
from programme.training.models import Enrolment, Site
from tests.ground.sheets.files import upload
from tests.programme.people import a_county_officer, a_person
from tests.programme.sheets.desk import AT, counts, signed_in
from tests.programme.sheets.lists import (
    CASES,
    enrolments,
    entries,
    services,
    sites,
    targets,
)
from tests.programme.training.given import a_site

each_list = pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
SECRET = "轮椅进出"


@each_list
def test_a_list_brought_in_twice_changes_nothing(desk, case):
    given = case(desk)
    before = given.model.objects.count()

    first, second = desk.bring_in(given.kind, given.heading, *given.good)

    assert (first.state, counts(first), counts(second)) == ("written", (2, 0, 0, 0), (0, 0, 2, 0))
    assert given.model.objects.count() == before + 2


@each_list
def test_wrong_rows_are_told_by_line_and_nothing_of_them_is_written(desk, case):
    given = case(desk)
    before = given.model.objects.count()

    sheet = desk.send(given.kind, given.heading, *given.wrong, given.good[0])

    assert (counts(sheet), sorted(desk.told(sheet))) == ((1, 0, 0, 2), [2, 3])
    assert all(all(told) for told in desk.told(sheet).values())
    desk.press(sheet)
    assert (sheet.state, given.model.objects.count()) == ("checked", before)
    desk.press(sheet, leave_out="on")
    assert (sheet.state, given.model.objects.count()) == ("written", before + 1)


@each_list
def test_a_row_of_another_county_is_refused(desk, case):
    given = case(desk)
    before = given.model.objects.count()

    sheet = desk.send(given.kind, given.heading, *given.theirs)

    assert counts(sheet) == (0, 0, 0, len(given.theirs))
    desk.press(sheet, leave_out="on")
    assert given.model.objects.count() == before


@each_list
def test_what_went_out_comes_in_again_without_a_change(desk, case):
    given = case(desk)
    desk.bring_in(given.kind, given.heading, *given.good)

    heading, *rows = desk.rows(given.kind)

    assert counts(desk.send(given.kind, heading, *rows)) == (0, 0, 2, 0)
    assert (
        desk.rows(given.kind, client=signed_in(desk.other)) != [heading, *rows] or case is targets
    )


def test_columns_that_only_go_out_are_called_so_and_what_is_unchanged_is_counted(desk):
    given = sites(desk)
    desk.bring_in("sites", given.heading, *given.good)
    heading, same, other = desk.rows("sites")
    other[heading.index("一次能坐多少人")] = "61"
    wrong = [*same[:1], "不知道", *same[2:]]
    new = ["新地方", *same[1:]]

    sheet = desk.send("sites", [*heading, "乱写的"], same, other, new, wrong)

    assert counts(sheet) == (1, 1, 1, 1)
    assert sheet.notices == ["这几列不认识，没有读：乱写的", "这几列只能看，不读：哪个单位"]
    page = desk.client.get(f"{AT}imports/{sheet.pk}/").content.decode()
    shown = [int(line) for line in re.findall(r"<strong>第 (\d+) 行", page)]
    assert (shown, "1 行没有变，不列出来。" in page) == ([5, 3, 4], True)
    with override("en"):
        assert SheetImport.objects.get(pk=sheet.pk).notices[1].startswith("These columns are shown")


def test_a_list_that_comes_back_as_it_went_out_is_one_count(desk):
    given = sites(desk)
    desk.bring_in("sites", given.heading, *given.good)

    heading, *rows = desk.rows("sites")
    sheet = desk.send("sites", [*heading[:-1], "Which unit"], *rows)

    assert sheet.notices == ["这几列只能看，不读：Which unit"]
    page = desk.client.get(f"{AT}imports/{sheet.pk}/").content.decode()
    assert ("2 行没有变。" in page, "第 2 行" in page, "?which=" in page) == (True, False, False)
    asked = desk.client.get(f"{AT}imports/{sheet.pk}/?which=unchanged").content.decode()
    assert "第 2 行" not in asked


def test_every_list_goes_out_in_both_forms_and_the_taking_is_on_record(desk):
    forms = {
        (each.kind, form): desk.take(each.kind, form).status_code
        for each in lists(DESK)
        for form in ("csv", "xlsx")
    }

    assert set(forms.values()) == {200}
    assert ModelLogEntry.objects.filter(action="sheet.take").count() == len(forms) == 36


@pytest.mark.django_db
def test_no_two_columns_of_a_list_go_by_one_name_in_any_language():
    double = []
    for each in kinds(DESK):
        known = [name for column in each.columns(0) for name in column.headings]
        for language in ("zh-hans", "en"):
            with override(language):
                names = known + [_folded(title) for title in each.only_out]
            double += [(each.kind, name) for name in set(names) if names.count(name) > 1]

    assert double == []


def test_steps_of_her_way_are_noted_once_and_what_she_needs_stays_sealed(desk):
    given = enrolments(desk)
    rows = [[*row, SECRET] for row in given.good]

    desk.bring_in("enrolments", [*given.heading, "她要什么方便"], *rows)

    assert Step.objects.filter(kind="enrolled").count() == 1
    assert sorted(row.state for row in Enrolment.objects.all()) == ["enrolled", "waiting"]
    assert Enrolment.objects.first().access_text == SECRET
    assert SECRET not in str(desk.rows("enrolments"))


def test_who_left_a_run_is_not_enrolled_again_by_an_old_list(desk):
    given = enrolments(desk)
    desk.bring_in("enrolments", given.heading, *given.good)
    Enrolment.objects.update(state="withdrawn")

    assert counts(desk.send("enrolments", given.heading, *given.good)) == (0, 0, 0, 2)


def test_an_empty_cell_leaves_what_there_is_and_a_written_one_changes_it(desk):
    given = sites(desk)
    desk.bring_in("sites", given.heading, *given.good)
    changed = [given.good[0][:4] + ["60", ""]]

    sheet = desk.press(desk.send("sites", given.heading, *changed))

    site = Site.objects.get(name_zh="一校")
    assert (counts(sheet), site.seats, site.has_lodging) == ((0, 1, 0, 0), 60, True)


def test_a_site_of_another_organ_is_not_changed(desk):
    women = a_county_officer(desk.county, kind="women")
    a_site(women, name_zh="妇联的地方")
    row = ["妇联的地方", "贵州凯里", "别处", "特教院校", "9", ""]

    sheet = desk.send("sites", sites(desk).heading, row)

    assert desk.told(sheet) == {2: ["这是别的单位记下的，不能改"]}


def test_places_of_a_competition_are_counted_in_the_preview(desk):
    given = entries(desk)
    a_person("第三位", region=desk.county, identity_print="c")
    row = ["第三位", "", given.good[0][2], ""]

    sheet = desk.send("entries", given.heading, *given.good, row)

    assert (counts(sheet), Entry.objects.count()) == ((2, 0, 0, 1), 0)


def test_a_figure_of_a_document_is_never_changed_by_a_table(desk):
    given = targets(desk)
    desk.bring_in("targets", given.heading, *given.good)
    other = [*given.good[0][:4], "1300", "第三条"]

    sheet = desk.send("targets", given.heading, other)

    assert desk.told(sheet) == {2: ["这个数字已经照文件录过了，不能用表格改"]}
    assert sorted(Target.objects.values_list("value", flat=True), key=str) == [1200, None]


def test_nothing_that_acts_goes_out_of_a_cell(desk):
    given = services(desk)
    desk.bring_in("services", given.heading, [*given.good[0][:4], "=1+1"])

    assert ServiceRecord.objects.get().outcome_zh == "=1+1"
    assert desk.rows("services")[1][5] == "'=1+1"


def test_the_template_explains_its_columns_and_its_example_is_no_row(desk):
    answer = desk.client.get(f"{AT}persons/template.xlsx")

    with desk.run(execute=True):
        desk.client.post(f"{AT}persons/new/", {"file": upload(answer.content, "t.xlsx")})

    sheet = SheetImport.objects.get()
    assert (sheet.state, "只有模板里的例子" in sheet.told) == ("failed", True)


def test_a_long_list_is_judged_and_taken_with_no_more_questions(desk):
    given = services(desk)

    def asked(number):
        for n in range(number):
            a_person(f"人{number}{n}", region=desk.county)
        rows = [[f"人{number}{n}", *given.good[0][1:]] for n in range(number)]
        with CaptureQueriesContext(connection) as sent:
            desk.send("services", given.heading, *rows)
        with CaptureQueriesContext(connection) as taken:
            desk.rows("persons")
        return len(sent), len(taken)

    assert asked(3) == asked(12)
