"""Who makes how many, from a table: offers, as far as the order goes."""

from sellers.production.models import Assignment
from sellers.production.services import draft, open_order
from tests.cast import a_member, an_artisan
from tests.catalog.sheets.imports import House, counts, house
from tests.ground.sheets.files import as_csv
from tests.sellers.production.making import wanted

__all__ = ["House", "house"]
HEAD = ["生产单号", "成员编号", "件数"]


def an_order(house):
    order = draft(cooperative=house.cooperative, wanted=wanted(), by=house.keeper)
    open_order(order=order, by=house.keeper)
    return order


def send(house, *rows):
    return house.send(as_csv(*rows, heading=HEAD), kind="assignments")


def test_rows_become_offers_with_one_press(house):
    order, moon = an_order(house), an_artisan("月亮", "Moon")
    a_member(house.cooperative, moon, [], number="8")

    sheet = house.press(send(house, [order.pk, "007", 4], [order.pk, "8", 6]))

    offers = Assignment.objects.values_list("membership__number", "pieces", "state")
    assert (sheet.state, sorted(offers)) == (
        "written", [("007", 4, "offered"), ("8", 6, "offered")],
    )  # fmt: skip
    text = house.client.get(f"/studio/coop/{house.cooperative.pk}/lists/assignments.csv")
    assert len(text.getvalue().decode().splitlines()) == 3


def test_more_than_is_left_another_s_order_and_the_same_woman_twice_are_refused(house):
    order = an_order(house)

    sheet = send(
        house, [order.pk, "007", 4], [order.pk, "007", 1], [order.pk, "007", 9], [0, "007", 1],
        [order.pk + 1, "007", 1], [order.pk, "9", 1],
    )  # fmt: skip

    assert house.told(sheet) == [
        "同一张单上她有两行", "这张单只能再派 5 件了", "同一张单上她有两行",
        "请写 1 到 1000000000 的整数", "没有这张进行中的生产单", "不是你们合作社现在的成员",
    ]  # fmt: skip
    assert counts(sheet) == (1, 0, 0, 5)


def test_an_unknown_member_is_told_beside_what_else_is_wrong_with_the_row(house):
    sheet = send(house, [an_order(house).pk, "999", "很多"])

    assert house.told(sheet) == ["请写整数，比如 3", "不是你们合作社现在的成员"]
    assert Assignment.objects.count() == 0
