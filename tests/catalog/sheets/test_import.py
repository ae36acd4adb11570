"""The way of an import: looked at first, pressed once, written whole or not at all."""

import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone

from catalog.models import Product
from catalog.sheets import Works
from ground.pictures.models import Picture
from ground.privacy.models import PrivateFile
from ground.sheets import photos, progress
from ground.sheets.forgetting import forget_old
from ground.sheets.models import SheetImport
from ground.sheets.tasks import write_sheet
from sellers.cooperatives.models import Keeper
from tests.cast import a_cooperative, a_user, an_artisan
from tests.catalog.sheets.imports import House, counts, house
from tests.ground.sheets.files import a_photo, as_csv, as_xlsx, as_zip

__all__ = ["House", "house"]
GOOD, BAD = ["A-1", "手包", "268", "3", "007", ""], ["A-2", "围巾", "免费", "1.5", "", ""]


def test_refused_rows_stop_the_press_until_they_are_left_out_by_a_tick(house):
    sheet = house.send(as_csv(GOOD, BAD))
    assert counts(sheet) == (1, 0, 0, 1)

    house.press(sheet)
    assert (sheet.state, Product.objects.count()) == ("checked", 0)

    house.press(sheet, leave_out="on")
    assert (sheet.state, Product.objects.get().title) == ("written", "手包")


def test_refused_rows_come_back_as_they_were_with_the_reason(house):
    sheet = house.send(as_csv(GOOD, BAD))

    answer = house.client.get(house.path(f"{sheet.pk}/refused.csv"))

    heading, row = answer.content.decode("utf-8-sig").splitlines()
    assert heading == "作品编号,作品名称,价格,件数,作者,照片,原因"
    assert row.startswith("A-2,围巾,免费,1.5,,,价格（元）：请写多少元")
    assert row.endswith("件数：请写整数，比如 3")


def test_rows_left_out_can_still_be_fetched_for_some_days(house):
    sheet = house.press(house.send(as_csv(GOOD, BAD)), leave_out="on")

    answer = house.client.get(house.path(f"{sheet.pk}/refused.csv"))
    assert answer.content.decode("utf-8-sig").splitlines()[1].startswith("A-2,围巾,免费,1.5")
    assert "refused.csv" in house.page(sheet)
    assert [row.label for row in sheet.rows.all()] == ["围巾"]
    assert (forget_old(), PrivateFile.objects.count()) == (0, 1)

    SheetImport.objects.update(ended_at=timezone.now() - timedelta(days=8))
    assert (forget_old(), PrivateFile.objects.count(), sheet.rows.count()) == (0, 0, 0)
    assert house.client.get(house.path(f"{sheet.pk}/refused.csv")).status_code == 404


def test_pressed_twice_it_is_written_once(house):
    sheet = house.send(as_csv(GOOD))
    attempt = sheet.attempt
    house.press(sheet)
    house.press(sheet)
    with house.run(execute=True):
        write_sheet(sheet.pk, sheet.attempt, "en")
        write_sheet(sheet.pk, attempt, "en")

    assert Product.objects.count() == 1


def test_killed_half_way_nothing_is_written_and_it_can_be_pressed_again(house, monkeypatch):
    sheet = house.send(as_csv(GOOD, ["A-3", "扇子", "20", "1", "", ""]))
    whole = Works.write

    def die(self, *args):
        whole(self, *args)
        raise KeyboardInterrupt

    monkeypatch.setattr(Works, "write", die)
    with pytest.raises(KeyboardInterrupt):
        house.press(sheet)
    sheet.refresh_from_db()
    assert (sheet.state, Product.objects.count(), sheet.is_stuck) == ("writing", 0, False)

    long_ago = timezone.now() - timedelta(minutes=2)
    SheetImport.objects.update(moved_at=long_ago)
    monkeypatch.setattr(progress, "of", lambda number: progress.Progress())
    monkeypatch.setattr(Works, "write", whole)
    assert "写到一半停了" in house.page(sheet)
    house.press(sheet)

    assert (sheet.state, Product.objects.count()) == ("written", 2)


def test_the_same_file_again_says_so_and_changes_nothing(house):
    house.press(house.send(as_csv(GOOD)))

    again = house.send(as_csv(GOOD))

    assert counts(again) == (0, 0, 1, 0)
    assert "已经写过一次" in house.page(again)
    assert "没有要写入的行" in house.page(again)


def test_a_code_that_is_there_changes_that_work_and_shows_before_and_after(house):
    house.press(house.send(as_csv(GOOD)))

    sheet = house.send(as_csv(["A-1", "大手包", "300", "9", "007", ""]))

    assert counts(sheet) == (0, 1, 0, 0)
    assert sheet.rows.get().told == ["作品名称：手包 → 大手包", "价格：¥268.00 → ¥300.00"]
    house.press(sheet)
    work = Product.objects.get()
    assert (work.title, work.price_fen, work.stock.on_hand) == ("大手包", 30000, 3)
    assert str(work.stockrecords.get().price) == "300.00"


def test_what_changes_between_check_and_press_is_checked_again(house):
    sheet = house.send(as_csv(GOOD))
    house.membership.state, house.membership.left_on = "left", timezone.localdate()
    house.membership.save()

    house.press(sheet)
    assert (sheet.state, Product.objects.count()) == ("failed", 0)
    assert "检查以后，有 1 行变了" in house.page(sheet)

    with house.run(execute=True):
        house.client.post(house.path(f"{sheet.pk}/again/"))
    sheet.refresh_from_db()
    assert (sheet.state, house.told(sheet)) == ("checked", ["不是你们合作社现在的成员"])


def test_another_cooperative_s_member_is_none_of_theirs(house):
    other = an_artisan("别人", "Other", user=a_user("别人", phone="+8613900139000"))
    a_cooperative("别社", "Other").memberships.create(
        artisan=other, number="9", joined_on=timezone.localdate()
    )

    sheet = house.send(as_csv(["", "a", "1", "1", "9", ""], ["", "b", "1", "1", "13900139000", ""]))

    assert house.told(sheet) == ["不是你们合作社现在的成员"] * 2


PHOTOS = {
    "missing": ("x.jpg", {"a.jpg": a_photo()}, "ZIP 里没有 x.jpg"),
    "no ZIP": ("x.jpg", None, "ZIP 里没有 x.jpg"),
    "corrupt": ("a.jpg", {"a.jpg": a_photo()[:400]}, "a.jpg：这张照片没有传完整"),
    "empty": ("a.jpg", {"a.jpg": b""}, "a.jpg：在 ZIP 里已经损坏"),
    "a script": ("a.jpg", {"a.jpg": b"<script>alert(1)</script>"}, "a.jpg：这个文件不是照片"),
    "a drawing that acts": ("a.svg", {"a.svg": b"<svg onload='x()'/>"}, "a.svg：这个文件不是照片"),
    "too small": ("a.jpg", {"a.jpg": a_photo(side=100)}, "a.jpg：这张照片太小"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "files", "told"), PHOTOS.values(), ids=list(PHOTOS))
def test_a_photo_that_is_none_refuses_its_row(house, name, files, told):
    packed = as_zip(files) if files else None

    sheet = house.send(as_csv(["A", "手包", "1", "1", "007", name]), packed)

    [said] = house.told(sheet)
    assert said.startswith(told)
    assert (counts(sheet), Picture.objects.count()) == ((0, 0, 0, 1), 0)


ZIPS = {
    "no ZIP": (b"hello", "读不出来"),
    "cut short": (as_zip({"a.jpg": a_photo()})[:200], "读不出来"),
    "a way out": (as_zip({"../../etc/a.jpg": a_photo()}), "指向别的地方"),
    "from the root": (as_zip({"/etc/a.jpg": a_photo()}), "指向别的地方"),
    "a ZIP in it": (as_zip({"a.zip": as_zip({"a.jpg": a_photo()})}), "还有一个压缩包"),
    "a name twice": (as_zip({"1/a.jpg": b"1", "2/A.jpg": b"2"}), "同一个名字"),
}


@pytest.mark.parametrize(("packed", "told"), ZIPS.values(), ids=list(ZIPS))
def test_a_zip_that_cannot_be_taken_is_refused_at_once(house, packed, told):
    answer = house.send(as_csv(GOOD), packed)

    assert (answer.status_code, told in answer.content.decode()) == (400, True)
    assert (SheetImport.objects.count(), PrivateFile.objects.count()) == (0, 0)


def test_a_zip_that_would_fill_the_disk_is_refused_at_once(house, monkeypatch):
    monkeypatch.setattr(photos, "MOST_PHOTO_UNPACKED", 1 << 20)
    bomb = as_zip({"a.jpg": bytes(2 << 20)}, zipfile.ZIP_DEFLATED)

    answer = house.send(as_csv(GOOD), bomb)

    assert (len(bomb) < 1 << 14, answer.status_code) == (True, 400)
    assert "解开以后太大" in answer.content.decode()
    assert PrivateFile.objects.count() == 0


def test_a_photo_of_two_rows_is_taken_by_the_first(house):
    rows = [["A", "手包", "1", "1", "007", "a.jpg"], ["B", "围巾", "1", "1", "007", "a.jpg"]]

    sheet = house.send(as_csv(*rows), as_zip({"a.jpg": a_photo()}))

    assert house.told(sheet) == ["a.jpg 在第 2 行已经用了"]


def test_dropped_or_forgotten_nothing_of_it_stays(house):
    packed = as_zip({"a.jpg": a_photo()})
    first, second = (house.send(as_csv([n, "包", "1", "1", "", "a.jpg"]), packed) for n in "AB")
    assert (Picture.objects.count(), PrivateFile.objects.count()) == (2, 2)

    house.client.post(house.path(f"{first.pk}/drop/"))
    SheetImport.objects.filter(pk=second.pk).update(moved_at=timezone.now() - timedelta(days=8))

    assert forget_old() == 1
    assert (Picture.objects.count(), PrivateFile.objects.count()) == (0, 0)
    assert set(SheetImport.objects.values_list("state", flat=True)) == {"dropped"}


def test_what_is_no_table_at_all_is_refused_on_the_page(house):
    answer = house.send(b"\xd0\xcf\x11\xe0" + bytes(600))

    assert (answer.status_code, "旧的 XLS 文件" in answer.content.decode()) == (400, True)


def test_a_table_of_headings_alone_is_told_after_the_check(house):
    sheet = house.send(as_xlsx())

    assert (sheet.state, "没有内容" in house.page(sheet)) == ("failed", True)


def test_a_keeper_of_quality_and_another_cooperative_s_find_nothing(house):
    sheet = house.send(as_csv(GOOD))
    Keeper.objects.update(role="quality")
    stranger = a_cooperative("别社", "Other").keepers.get().user

    closed = [
        house.client.get(house.path(tail)).status_code for tail in (f"{sheet.pk}/", "works/new/")
    ]
    house.client.force_login(stranger)
    other = [house.client.get(house.path(tail)).status_code for tail in ("", f"{sheet.pk}/")]

    assert (closed, other) == ([404, 404], [404, 404])
