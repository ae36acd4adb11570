"""Counts from a table become stock-takes that another approves; nothing is typed over."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from sellers.stockroom.counter import Handed, sell_by_hand
from sellers.stockroom.models import Movement, Place, Shelf, Stock, StockTake
from sellers.stockroom.moving import home_of
from sellers.stockroom.taking import approve, begin_take
from tests.cast import a_cooperative, a_shop, a_user, a_work
from tests.catalog.sheets.imports import House, counts, house
from tests.ground.sheets.files import as_csv

__all__ = ["House", "house"]
HEAD = ["作品编号", "作品名称", "地方", "实盘数"]


def a_piece(house, title="蝴蝶手包", code="A-1", pieces=5, **fields):
    work = a_work(title, pieces=pieces, shop=house.shop, maker=house.member, **fields)
    work.stockrecords.update(partner_sku=code)
    return work


def send(house, *rows, heading=HEAD):
    return house.send(as_csv(*rows, heading=heading), kind="counts")


def test_a_file_becomes_a_count_that_waits_for_another_keeper(house):
    bag, scarf = a_piece(house), a_piece(house, "围巾", "A-2", pieces=2)

    sheet = send(house, ["a-1", "", "仓库", 3], ["", "围巾", "", 2])
    assert (counts(sheet), StockTake.objects.count()) == ((2, 0, 0, 0), 0)
    house.press(sheet)

    take = StockTake.objects.get()
    assert (sheet.state, take.state, take.begun_by) == ("written", "counted", house.keeper)
    lines = take.lines.values_list("work", "counted", "expected", "by")
    keeper = house.keeper.pk
    assert sorted(lines) == [(bag.pk, 3, 5, keeper), (scarf.pk, 2, 2, keeper)]
    assert Stock.objects.get(work=bag).on_hand == 5
    approve(take=take, by=a_user("潘姐"))
    assert Stock.objects.get(work=bag).on_hand == 3
    assert Movement.objects.filter(reason="counted").get().pieces == -2
    assert ModelLogEntry.objects.filter(action__startswith="take.").count() == 3


def test_each_place_has_its_own_count(house):
    bag = a_piece(house)
    fair = Place.objects.create(shop=house.shop, kind="fair", name="苗年集市")

    house.press(send(house, ["A-1", "", "仓库", 5], ["A-1", "", "苗年集市", 0]))

    takes = StockTake.objects.values_list("place__name", "lines__work", "lines__expected")
    assert sorted(takes) == [("仓库", bag.pk, 5), (fair.name, bag.pk, 0)]


def test_what_is_sold_after_the_counting_is_no_difference(house):
    bag = a_piece(house)
    sheet = send(house, ["A-1", "", "", 5])
    handed = Handed(key="s1", work_id=bag.pk, amount_fen=26800)
    sell_by_hand(place=home_of(house.shop.pk), handed=handed, by=house.keeper)

    house.press(sheet)
    take = StockTake.objects.get()
    approve(take=take, by=a_user("潘姐"))

    assert take.lines.get().expected == 5
    assert Stock.objects.get(work=bag).on_hand == 4


def test_a_count_of_yesterday_is_held_against_the_books_of_yesterday(house):
    bag = a_piece(house)
    yesterday = timezone.localtime() - timedelta(days=1)
    head = [*HEAD, "几时数的"]

    house.press(send(house, ["A-1", "", "", 0, f"{yesterday:%Y-%m-%d %H:%M}"], heading=head))

    line = StockTake.objects.get().lines.get()
    day = timezone.localtime(line.at).date()
    assert (line.expected, line.work_id, day) == (0, bag.pk, yesterday.date())


def test_rows_that_cannot_be_counted_say_why(house):
    a_piece(house)
    a_piece(house, "孤品", "A-3", pieces=1, stock_kind="one_off")
    a_piece(house, "预订", "A-4", pieces=None)
    for code in ("A-5", "A-6"):
        a_piece(house, "同名", code)
    a_work("别社的", shop=a_shop("别社", cooperative=a_cooperative("别社", "Other")))
    fair = Place.objects.create(shop=house.shop, kind="fair", name="苗年集市")
    Place.objects.create(shop=house.shop, kind="fair", name="去年集市", closed_at=timezone.now())
    begin_take(place=fair, by=house.keeper)
    tomorrow = f"{timezone.localtime() + timedelta(days=1):%Y-%m-%d %H:%M}"

    sheet = send(
        house,
        ["A-1", "", "仓库", 5],
        ["A-1", "", "仓库", 4],
        ["没有", "", "仓库", 1],
        ["", "别社的", "仓库", 1],
        ["", "同名", "仓库", 1],
        ["A-4", "", "仓库", 1],
        ["A-3", "", "仓库", 2],
        ["A-1", "", "哪里", 1],
        ["A-1", "", "去年集市", 1],
        ["A-1", "", "苗年集市", 1],
        ["A-1", "", "", 1],
        ["A-5", "", "仓库", -1],
        ["A-6", "", "仓库", "1.5"],
        ["A-6", "", "仓库", ""],
        ["A-6", "", "仓库", 1, tomorrow],
        heading=[*HEAD, "几时数的"],
    )

    assert house.told(sheet) == [
        "和第 2 行一样，只能写一次",
        "你们店里没有这件作品",
        "你们店里没有这件作品",
        "有几件作品叫这个名字，请写货号",
        "这件有人订才做，没有库存可盘",
        "孤品只有一件",
        "你们没有这个地方",
        "这个地方已经关了",
        "这里的上一次盘点还没有核准",
        "你们不止一个地方，请写是哪里",
        "请写 0 到 99999 的整数",
        "请写整数，比如 3",
        "这里是空的",
        "这个时间还没有到",
    ]
    assert counts(sheet) == (1, 0, 0, 14)


def test_two_keepers_who_send_the_same_shelf_are_not_both_written(house):
    a_piece(house)
    first, second = (send(house, ["A-1", "", "", n]) for n in (4, 3))

    house.press(first)
    house.press(second)

    assert (first.state, second.state, StockTake.objects.count()) == ("written", "failed", 1)
    assert Shelf.objects.get().pieces == 5


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_sheet_to_count_with_does_not_say_how_many_there_should_be(house, form):
    a_piece(house, pieces=77)
    path = f"/studio/coop/{house.cooperative.pk}/lists/counts.{form}"

    data = house.client.get(path).getvalue()
    sheet = house.send(data, kind="counts")

    assert b"77" not in data or form == "xlsx"
    assert (house.told(sheet), counts(sheet)) == (["这里是空的"], (0, 0, 0, 1))
