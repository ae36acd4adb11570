"""Women of the register from a paper list, and the register as a table."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from ground.sheets.models import SheetImport, SheetRow
from programme.record.models import Person
from sellers.organs.models import Officer
from tests.cast import a_number
from tests.programme.people import a_county_officer, a_person
from tests.programme.sheets.desk import AT, counts, signed_in

HEAD = ["姓名", "登记号", "在哪个县", "村镇", "手机号", "残疾人证号", "同意分享", "another"]
PAPER, PHONE = a_number(serial=87), "13900000001"


def row(name, county="贵州凯里", **more):
    said = [more.get(each, "") for each in ("number", "place", "phone", "paper", "shares")]
    return [name, said[0], county, *said[1:], more.get("another", "")]


def names():
    return sorted(Person.objects.values_list("name_zh", "place_zh"))


def test_a_list_brought_in_twice_changes_nothing(desk):
    rows = [row("秀英", place="三棵树镇", phone=PHONE), row("阿妹", paper=PAPER), row("小兰")]

    first, second = desk.bring_in("persons", HEAD, *rows)

    assert (first.state, counts(first), counts(second)) == ("written", (3, 0, 0, 0), (0, 0, 3, 0))
    assert names() == [("小兰", ""), ("秀英", "三棵树镇"), ("阿妹", "")]


def test_wrong_rows_are_refused_by_line_and_the_others_written(desk):
    known = a_person("秀英", region=desk.county, place_zh="舟溪镇")
    rows = [
        row("秀英"), row("", place="三棵树镇"), row("小兰", county="没有这个县"),
        row("小美", paper="522601"), row("阿妹", phone="12"), row("月亮", number="999"),
        row("小红", number=str(known.pk)), row("水妹"), row("水妹"),
    ]  # fmt: skip

    sheet = desk.send("persons", HEAD, *rows)

    assert (counts(sheet), sorted(desk.told(sheet))) == ((1, 0, 0, 8), [2, 3, 4, 5, 6, 7, 8, 10])
    assert "同名或同号" in desk.told(sheet)[2][0]
    desk.press(sheet, leave_out="on")
    assert (sheet.state, names()) == ("written", [("水妹", ""), ("秀英", "舟溪镇")])


def test_a_row_of_another_county_is_refused_and_says_nothing_of_who_is_there(desk):
    theirs = a_person("月亮", region=desk.next_county)
    rows = [row("小兰", county="贵州云岩区"), row("月亮", number=str(theirs.pk))]

    sheet = desk.send("persons", HEAD, *rows)

    assert desk.told(sheet) == {2: ["这个县不归你们管"], 3: ["你们的名单上没有这个人"]}
    assert names() == [("月亮", "")]


def test_two_women_of_one_name_are_two_where_the_officer_says_so(desk):
    a_person("秀英", region=desk.county, place_zh="三棵树镇")
    rows = [
        row("秀英", place="舟溪镇", another="是"),
        row("秀英", place="舟溪镇", phone=PHONE, another="是"),
    ]

    first, second = desk.bring_in("persons", HEAD, *rows)

    assert (counts(first), counts(second)) == ((2, 0, 0, 0), (0, 0, 2, 0))
    assert Person.objects.filter(name_zh="秀英").count() == 3


def test_one_woman_under_two_phones_is_known_by_her_certificate(desk):
    desk.bring_in("persons", HEAD, row("秀英", phone=PHONE, paper=PAPER))

    sheet = desk.send("persons", HEAD, row("阿秀", phone="13900000002", paper=PAPER))

    assert counts(sheet) == (0, 0, 1, 0)
    assert sheet.rows.get().told[1] == "名字或手机号和登记的不一样，没有改"
    assert Person.objects.count() == 1


def test_a_certificate_registered_elsewhere_is_refused(desk):
    desk.bring_in("persons", HEAD, row("秀英", paper=PAPER))
    Person.objects.update(region=desk.next_county)

    sheet = desk.send("persons", HEAD, row("秀英", paper=PAPER))

    assert desk.told(sheet) == {2: ["这张证在别的地方登记过了。她搬来了，就问她愿不愿意转过来"]}


def test_what_goes_out_is_what_she_sees_and_holds_nothing_sealed(desk):
    desk.bring_in("persons", HEAD, row("秀英", place="三棵树镇", phone=PHONE, paper=PAPER))
    a_person("月亮", region=desk.next_county)

    out = desk.rows("persons")

    assert [each[0] for each in out] == ["姓名", "秀英"]
    assert out[1][2:6] == ["贵州省黔东南苗族侗族自治州凯里市", "三棵树镇", "", ""]
    assert not {PHONE, PAPER, PAPER[:18]} & {cell for each in out for cell in each}
    book = load_workbook(BytesIO(b"".join(desk.take("persons", "xlsx").streaming_content)))
    assert [[str(cell or "") for cell in each] for each in book.active.values] == out


def test_what_went_out_comes_in_again_without_a_change(desk):
    a_person("秀英", region=desk.county)
    heading, *rows = desk.rows("persons")

    assert counts(desk.send("persons", heading, *rows)) == (0, 0, 1, 0)


def test_neither_rows_nor_file_keep_a_number_that_is_sealed(desk):
    sheet = desk.send("persons", HEAD, row("秀英", phone=PHONE, paper=PAPER))
    kept = f"{list(SheetRow.objects.values())} {SheetImport.objects.values().get()}"

    assert (PAPER in kept, PHONE in kept) == (False, False)
    assert sheet.file.file.read().find(PAPER.encode()) == -1


def test_an_officer_who_moved_meanwhile_writes_nothing_of_her_former_county(desk):
    sheet = desk.send("persons", HEAD, row("秀英"))
    Officer.objects.filter(pk=desk.officer.pk).update(organ=desk.other.organ)

    desk.press(sheet)

    assert (sheet.state, names()) == ("failed", [])


def test_an_import_is_seen_by_its_sender_alone_and_an_auditor_sends_none(desk):
    sheet = desk.send("persons", HEAD, row("秀英"))
    colleague = signed_in(a_county_officer(desk.county))
    auditor = signed_in(a_county_officer(desk.county, role=Officer.Role.AUDITOR))

    assert colleague.get(f"{AT}imports/{sheet.pk}/").status_code == 404
    assert auditor.get(f"{AT}persons/new/").status_code == 404
    assert auditor.get(f"{AT}persons.csv").status_code == 200


@pytest.mark.parametrize("path", ["secrets.csv", "persons.pdf", "members.csv", "members/new/"])
def test_there_is_no_other_list(desk, path):
    assert desk.client.get(f"{AT}{path}").status_code == 404
