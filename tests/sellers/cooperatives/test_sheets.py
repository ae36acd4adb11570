"""Members from a table, and the lists that go out."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from ground.messages.models import Message
from sellers.cooperatives.models import Keeper, Membership
from tests.cast import a_member, a_user, a_work, an_artisan
from tests.catalog.sheets.imports import House, counts, house
from tests.ground.sheets.files import as_csv

__all__ = ["House", "house"]
HEAD = ["电话", "姓名", "编号"]


def a_woman(name, phone):
    return an_artisan(name, name, user=a_user(name, phone=f"+86{phone}"))


def send(house, *rows):
    return house.send(as_csv(*rows, heading=HEAD), kind="members")


def take(house, kind, form="csv"):
    return house.client.get(f"/studio/coop/{house.cooperative.pk}/lists/{kind}.{form}")


def test_who_has_registered_is_asked_and_joins_when_she_says_yes(house):
    moon = a_woman("月亮", "13911112222")
    sheet = send(house, ["139 1111 2222", "月亮", "8"])
    assert (counts(sheet), Membership.objects.filter(artisan=moon).count()) == ((1, 0, 0, 0), 0)

    house.press(sheet)

    member = Membership.objects.get(artisan=moon)
    assert (sheet.state, member.state, member.number) == ("written", "invited", "")
    assert Message.objects.filter(key__startswith="coop.").count() == 1
    assert counts(send(house, ["13911112222", "月亮", "8"])) == (0, 0, 1, 0)


def test_a_member_s_number_changes(house):
    sheet = send(house, ["13800138000", "水妹", "077"])
    assert counts(sheet) == (0, 1, 0, 0)

    house.press(sheet)

    house.membership.refresh_from_db()
    assert house.membership.number == "077"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["13911114444", "", ""], "没有手艺人用这个手机号注册"),
        (["13911112222", "别的名字", ""], "名字不一样"),
        (["13911112222", "", "007"], "已经是别人的"),
        (["1.38E+10", "", ""], "科学记数"),
        (["13911113333", "", ""], "她自己申请了"),
    ],
)
def test_a_row_that_cannot_be_written_says_why(house, row, told):
    a_woman("月亮", "13911112222")
    asks = a_woman("问问", "13911113333")
    a_member(house.cooperative, asks, [], state="asked", joined_on=None)

    sheet = send(house, row)

    [said] = house.told(sheet)
    assert (told in said, counts(sheet)) == (True, (0, 0, 0, 1))


def test_members_go_out_as_they_come_in(house):
    sheet = house.send(take(house, "members").getvalue(), kind="members")

    assert counts(sheet) == (0, 0, 1, 0)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_works_go_out_as_they_come_in(house, form):
    house.press(house.send(as_csv(["007", "包", "268.50", "3", "007", ""])))

    sheet = house.send(take(house, "works", form).getvalue())

    assert (counts(sheet), house.told(sheet)) == ((0, 0, 1, 0), [])


def test_what_people_wrote_is_no_formula_on_the_way_out(house):
    for title in ("=1+1", "@SUM(A1)", "-2+3", "+1", "\t=1"):
        a_work(title, shop=house.shop, maker=house.member)

    text = take(house, "works").getvalue().decode("utf-8-sig")
    book = load_workbook(io.BytesIO(take(house, "works", "xlsx").getvalue()))

    titles = [line.split(",")[1] for line in text.splitlines()[1:]]
    assert titles == ["'=1+1", "'@SUM(A1)", "'-2+3", "'+1", "'\t=1"]
    cells = [row[1] for row in book.active.iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"] * 5
    assert [cell.value for cell in cells] == titles


def cost(house):
    with CaptureQueriesContext(connection) as queries:
        take(house, "works").getvalue()
    return len(queries)


def test_a_list_costs_the_same_whatever_its_size(house):
    a_work(shop=house.shop, maker=house.member)
    few = cost(house)
    for _number in range(12):
        a_work(shop=house.shop, maker=house.member)

    assert cost(house) == few


def test_each_keeper_takes_her_lists_alone(house):
    Keeper.objects.update(role="bookkeeper")

    codes = {kind: take(house, kind).status_code for kind in ("payments", "works", "members", "x")}

    assert codes == {"payments": 200, "works": 404, "members": 404, "x": 404}


def test_who_left_is_on_no_list(house):
    house.membership.state, house.membership.left_on = "left", timezone.localdate()
    house.membership.save()

    assert len(take(house, "members").getvalue().decode().splitlines()) == 1


def test_a_change_says_in_which_column_it_is(house):
    sheet = house.send(as_csv(["13800138000", "7"], heading=["手机号", "每周件数"]), kind="members")

    assert sheet.rows.get().told == ["每周件数：— → 7"]
