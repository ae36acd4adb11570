"""A federation's list: checked whole before a line is written, and compared with claims."""

import base64
import io
import re
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from wagtail.models import ModelLogEntry

from sellers.verification import roster
from sellers.verification.models import RosterEntry
from tests.cast import a_claim, a_number, a_registered, an_officer, an_organ

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
PATH = "/desk/roster/"
HEADING = ["姓名", "残疾人证号", "有效期至"]


@pytest.fixture
def officer(client):
    officer = an_officer()
    client.force_login(officer.user)
    return officer


def as_csv(*rows, heading=HEADING, encoding="utf-8"):
    return "\r\n".join(",".join(map(str, row)) for row in [heading, *rows]).encode(encoding)


def as_xlsx(*rows, heading=HEADING):
    book = Workbook()
    for row in [heading, *rows]:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_zip(files, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


def send(client, data, name="list.csv"):
    return client.post(PATH, {"file": SimpleUploadedFile(name, data)})


def html_of(answer):
    return answer.content.decode()


def fault_file(html):
    return base64.b64decode(re.search(r'href="data:text/csv;base64,([^"]+)"', html)[1]).decode(
        "utf-8-sig"
    )


@pytest.mark.parametrize(
    "make",
    [
        lambda rows: as_csv(*rows),
        lambda rows: as_csv(*rows, encoding="utf-8-sig"),
        lambda rows: as_csv(*rows, encoding="gb18030"),
        lambda rows: as_xlsx(*rows),
        lambda rows: as_xlsx(*[[name, number, date(2030, 5, 31)] for name, number, _ in rows]),
        lambda rows: as_csv(
            *[["x", day, number, name] for name, number, day in rows],
            heading=["序号", "有效期至", "残疾人证号", "姓名"],
        ),
    ],
)
def test_it_comes_in_as_offices_save_it_and_is_kept_as_prints(client, officer, make):
    rows = [["彩云", a_number(), "2030-05-31"], ["月亮", a_number(), "2030/05/31"]]

    answer = client.post(PATH, {"file": SimpleUploadedFile("l", make(rows))}, follow=True)

    assert "导入了 2 行" in html_of(answer)
    entries = list(RosterEntry.objects.values())
    assert [entry["valid_until"] for entry in entries] == [date(2030, 5, 31)] * 2
    assert [word in str(entries) for word in ("彩云", rows[0][1], rows[1][1])] == [False] * 3
    assert ModelLogEntry.objects.get(action="roster.import").user == officer.user


def test_a_second_time_it_does_no_harm(client, officer):
    number = a_number()
    send(client, as_csv(["彩云", number, "2030-05-31"]))

    send(client, as_csv(["彩霞", number, "2031-05-31"]))

    entry = RosterEntry.objects.get()
    assert entry.valid_until == date(2031, 5, 31)


def test_one_bad_line_and_no_line_is_written(client, officer):
    number = a_number()
    data = as_csv(
        ["彩云", number, "2030-05-31"],
        ["", a_number(), "2030-05-31"],
        ["月" * 41, a_number(), "2030-05-31"],
        ["月亮", "123", "2030-05-31"],
        ["月亮", a_number(), "明年"],
        ["月亮"],
        ["彩云", number, "2030-05-31"],
    )

    answer = send(client, data)

    html = html_of(answer)
    assert (answer.status_code, "有 7 处不对，一行都没有导入" in html) == (400, True)
    sheet = fault_file(html)
    assert [line.split(",")[0] for line in sheet.splitlines()] == ["行", *"3456770"]
    assert (number in html + sheet, RosterEntry.objects.count()) == (False, 0)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "这个文件是空的"),
        (as_csv(heading=["姓名", "电话"]), "缺少这几列：残疾人证号、有效期至"),
        (as_xlsx(heading=["name"]), "缺少这几列"),
        (as_csv(), "文件里没有名单"),
        (as_xlsx(), "文件里没有名单"),
        (b"\xff\xfe\x00\x81", "读不出来"),
        (b'"' + as_csv(), "读不出来"),
        (b"PK\x03\x04 no zip at all", "XLSX 文件读不出来"),
        (as_zip({"a.txt": "a"}), "XLSX 文件读不出来"),
        (as_zip({"[Content_Types].xml": "<a"}), "XLSX 文件读不出来"),
        (as_xlsx()[:900], "XLSX 文件读不出来"),
        (as_zip({"a.xml": b"0" * (61 * 1024 * 1024)}), "文件太大了"),
        (b"0" * (5 * 1024 * 1024 + 1), "5 MB"),
    ],
)
def test_what_is_no_list_is_refused_with_the_reason(client, officer, data, told):
    answer = send(client, data)

    html = html_of(answer)
    assert (answer.status_code, told in html, "<title>有错误：" in html) == (400, True, True)
    assert RosterEntry.objects.count() == 0


def test_a_workbook_with_a_spoilt_part_is_refused(client, officer):
    data = bytearray(as_xlsx(["彩云", a_number(), "2030-05-31"]))
    start = data.index(b"xl/worksheets/sheet1.xml") + 40
    data[start : start + 60] = b"\xff" * 60

    answer = send(client, bytes(data))

    assert (answer.status_code, RosterEntry.objects.count()) == (400, 0)


def test_a_locked_workbook_is_refused(client, officer):
    data = bytearray(as_xlsx(["彩云", a_number(), "2030-05-31"]))
    for place in [each.start() for each in re.finditer(b"PK\x01\x02", data)]:
        data[place + 8] |= 1  # the bit that says: encrypted
    for place in [each.start() for each in re.finditer(b"PK\x03\x04", data)]:
        data[place + 6] |= 1

    answer = send(client, bytes(data))

    assert (answer.status_code, "XLSX 文件读不出来" in html_of(answer)) == (400, True)


def test_too_many_lines_are_too_many(client, officer, monkeypatch):
    monkeypatch.setattr(roster, "MOST_ROWS", 3)
    rows = [["彩云", a_number(), "2030-05-31"] for _ in range(4)]

    assert "行数太多了" in html_of(send(client, as_csv(*rows)))
    assert RosterEntry.objects.count() == 0
    send(client, as_csv(*rows[:3]))

    assert RosterEntry.objects.count() == 3


def test_no_file_is_no_file(client, officer):
    assert client.post(PATH, {}).status_code == 400
    assert client.post(PATH, {"file": "text"}).status_code == 400


@pytest.mark.parametrize(
    ("name", "is_hers", "says"),
    [
        ("彩云", True, "在名册里，姓名一致"),
        ("彩霞", True, "证号在名册里，姓名不一致"),
        ("彩云", False, "不在名册里"),
    ],
)
def test_a_claim_is_compared_with_it(client, officer, name, is_hers, says):
    number = a_number()
    claim = a_claim(number, a_registered("彩云"))
    assert "名册</dt>" not in html_of(client.get(f"/desk/verify/{claim.pk}/"))

    send(client, as_csv([name, number if is_hers else a_number(), "2030-05-31"]))

    assert f"<dd>{says}</dd>" in html_of(client.get(f"/desk/verify/{claim.pk}/"))


def test_only_verifiers_of_the_federation_bring_one_in(client):
    for role, kind in (("viewer", "disabled"), ("auditor", "disabled"), ("verifier", "women")):
        client.force_login(an_officer(role=role, organ=an_organ(kind)).user)
        assert send(client, as_csv(["彩云", a_number(), "2030-05-31"])).status_code == 404

    assert RosterEntry.objects.count() == 0
