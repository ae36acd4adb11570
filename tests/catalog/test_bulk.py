"""Many works at once: seen first, changed with one press, and undone as far as it still can be."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from catalog.bulk import Wish, apply, plan_of, seen_of
from catalog.bulk_models import BulkChange, BulkChangeLine
from catalog.models import Product
from catalog.services import set_price
from ground.messages.models import Message
from sellers.cooperatives.models import Grant, Keeper
from tests.cast import a_cooperative, a_picture, a_shop, a_work
from tests.catalog.sheets.imports import House, house

__all__ = ["House", "house"]


def a_piece(house, title="手包", price=10000, **fields):
    fields = {"maker": house.member, "shop": house.shop, "price_fen": price} | fields
    work = a_work(title, pieces=fields.pop("pieces", 5), **fields)
    work.work_pictures.create(picture=a_picture(), position=0)
    return work


def path(house, tail=""):
    return f"/studio/coop/{house.cooperative.pk}/works/{tail}"


def look(house, works, **said):
    chosen = {"all": "on"} if works == "all" else {"work": [work.pk for work in works]}
    return house.client.get(path(house, "preview/"), chosen | said)


def press(house, page):
    """As the preview's own form sends it."""
    form = re.search(
        r'<form method="post" action="[^"]*/works/change/".*?</form>', text(page), re.S
    )
    fields = re.findall(r'name="(\w+)" value="([^"]*)"', form[0])
    sent = {name: [v for n, v in fields if n == name] for name, _value in fields}
    return house.client.post(path(house, "change/"), sent)


def text(page):
    return page.content.decode()


def prices(*works):
    return [Product.objects.get(pk=work.pk).price_fen for work in works]


def test_prices_change_by_percent_once_they_are_seen(house):
    bag, scarf = a_piece(house), a_piece(house, "围巾", 9950)

    page = look(house, [bag, scarf], what="percent", percent="10")
    assert ("¥100.00" in text(page), "¥109.45" in text(page)) == (True, True)
    assert prices(bag, scarf) == [10000, 9950]
    press(house, page)

    assert prices(bag, scarf) == [11000, 10945]
    assert str(bag.stockrecords.get().price) == "110.00"
    assert list(BulkChangeLine.objects.values_list("was", "now")) == [(10000, 11000), (9950, 10945)]
    assert ModelLogEntry.objects.filter(action="work.price", user=house.keeper).count() == 2
    [told] = Message.objects.filter(kind="work.price")
    assert "2 件作品的价格" in told.body


def test_her_floor_and_her_grant_are_refused_in_the_preview_and_left_out(house):
    dear, own = a_piece(house), a_piece(house, "社里的", maker=None)

    page = look(house, [dear, own], what="percent", percent="-60")
    assert "低于她定的底价：50.00 元" in text(page)
    cards = re.findall(r'<li class="panel stack tight">.*?</li>', text(page), re.S)
    said = {re.search(r'class="badge[^>]*>([^<]*)<', card)[1]: "→" in card for card in cards}
    assert said == {"不能改": False, "会改": True}
    press(house, page)
    assert prices(dear, own) == [10000, 4000]

    Grant.objects.filter(kind="price").update(revoked_at=timezone.now())
    assert "没有同意合作社改她的价格" in text(look(house, [dear], what="amount", price="200"))
    assert prices(dear) == [10000]


def test_all_of_the_list_is_what_was_looked_for(house):
    bags = [a_piece(house, f"手包 {number}") for number in range(25)]
    scarf = a_piece(house, "围巾")

    page = look(house, "all", q="手包", what="amount", price="128")
    press(house, page)

    assert (set(prices(*bags)), prices(scarf)) == ({12800}, [10000])


def test_off_show_and_on_again_as_far_as_each_can_be_shown(house):
    bag, bare = a_piece(house), a_piece(house, "没有照片")
    press(house, look(house, "all", what="hide"))
    assert Product.objects.filter(is_public=True).count() == 0
    bare.work_pictures.all().delete()

    page = look(house, "all", what="show")
    assert "还缺几样" in text(page)
    press(house, page)

    assert list(Product.objects.filter(is_public=True)) == [bag]


def test_a_member_s_first_time_on_show_is_hers(house):
    draft = a_piece(house, is_public=False, listed_at=None)
    own = a_piece(house, "社里的", maker=None, is_public=False, listed_at=None)

    page = look(house, [draft, own], what="show")

    assert ("社里的" in text(page), "手包" in text(page)) == (True, False)


def test_promised_days_change_where_work_is_made_when_ordered(house):
    made = a_piece(house, pieces=None, stock_kind="made_to_order", days_to_make=7)
    stock = a_piece(house, "现货")

    page = look(house, [made, stock], what="days", days="14")
    assert "做好了的，不用等" in text(page)
    press(house, page)

    assert list(Product.objects.order_by("pk").values_list("days_to_make", flat=True)) == [
        14, stock.days_to_make,
    ]  # fmt: skip


def test_what_changed_since_the_preview_stops_the_press(house):
    bag, scarf = a_piece(house), a_piece(house, "围巾")
    page = look(house, [bag, scarf], what="percent", percent="10")
    set_price(work=bag, price_fen=12000, by=house.member.user)

    answer = press(house, page)

    assert answer.status_code == 302
    assert "preview/?" in answer["Location"]
    assert (prices(bag, scarf), BulkChange.objects.count()) == ([12000, 10000], 0)


def test_pressed_twice_it_is_done_once(house):
    bag = a_piece(house)
    page = look(house, [bag], what="percent", percent="10")
    press(house, page)
    press(house, page)

    assert (prices(bag), BulkChange.objects.count()) == ([11000], 1)


def test_undone_each_is_what_it_was_unless_somebody_changed_it_since(house):
    bag, scarf = a_piece(house), a_piece(house, "围巾")
    press(house, look(house, [bag, scarf], what="percent", percent="10"))
    set_price(work=scarf, price_fen=15000, by=house.member.user)
    change = BulkChange.objects.get()

    house.client.post(path(house, f"changes/{change.pk}/undo/"))
    house.client.post(path(house, f"changes/{change.pk}/undo/"))

    assert prices(bag, scarf) == [10000, 15000]
    assert list(change.lines.values_list("is_undone", "told")) == [
        (True, ""),
        (False, "后来又改过"),
    ]
    page = house.client.get(path(house, f"changes/{change.pk}/"))
    assert "有 1 件没有撤回" in text(page)
    assert ModelLogEntry.objects.filter(action="bulk.undo").count() == 1


def test_undone_after_she_took_her_word_back_her_price_stays(house):
    bag = a_piece(house)
    press(house, look(house, [bag], what="percent", percent="10"))
    Grant.objects.filter(kind="price").update(revoked_at=timezone.now())

    house.client.post(path(house, f"changes/{BulkChange.objects.get().pk}/undo/"))

    assert prices(bag) == [11000]
    assert "没有同意" in BulkChangeLine.objects.get().told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, "请选改什么"),
        ({"what": "gift"}, "请选改什么"),
        ({"what": "percent"}, "请写改成多少"),
        ({"what": "percent", "percent": "0"}, "-90 到 500"),
        ({"what": "percent", "percent": "-100"}, "-90 到 500"),
        ({"what": "percent", "percent": "1e2"}, "-90 到 500"),
        ({"what": "amount", "price": "免费"}, "价格只写数字"),
        ({"what": "days", "days": "1.5"}, "只写数字"),
    ],
)
def test_what_is_no_wish_is_refused_with_the_reason(house, said, told):
    bag = a_piece(house)

    page = look(house, [bag], **said)

    assert (page.status_code, told in text(page)) == (400, True)


@pytest.mark.parametrize("work", ["x", "-1", "9" * 40, "1 OR 1=1", ""])
def test_works_that_are_none_are_none(house, work):
    a_piece(house)

    page = house.client.get(path(house, "preview/"), {"work": work, "what": "hide"})

    assert (page.status_code, "请先勾几件" in text(page)) == (400, True)


def test_without_a_work_and_without_a_wish_both_are_told_at_once(house):
    a_piece(house)

    page = look(house, [], what="")

    lines = re.findall(r'<li><a href="#([^"]*)">([^<]*)</a></li>', text(page))
    assert (page.status_code, lines[1:3]) == (
        400, [("works", "请先勾几件，或选“这里的全部”。"), ("id_what-field", "请选改什么")],
    )  # fmt: skip


def test_each_field_stands_under_its_choice(house):
    a_piece(house)

    page = text(house.client.get(path(house)))

    order = re.findall(r'type="radio" name="what" value="(\w+)"|name="(percent|price|days)"', page)
    assert [first or second for first, second in order] == [
        "percent", "percent", "amount", "price", "days", "days", "show", "hide",
    ]  # fmt: skip


def test_another_cooperative_s_works_and_changes_are_not_there(house):
    other = a_cooperative("别社", "Other")
    theirs = a_work("别社的", shop=a_shop("别社店", cooperative=other), maker=None)
    works = Product.objects.filter(pk=theirs.pk)
    seen = seen_of(plan_of(other, works, Wish("amount", 1)))
    change = apply(
        cooperative=other, works=works, wish=Wish("amount", 1), seen=seen, by=house.keeper
    )

    assert look(house, [theirs], what="hide").status_code == 400
    assert house.client.get(path(house, f"changes/{change.pk}/")).status_code == 404
    assert house.client.post(path(house, f"changes/{change.pk}/undo/")).status_code == 404
    Keeper.objects.filter(user=house.keeper).update(role="quality")
    assert house.client.get(path(house)).status_code == 404


@pytest.mark.parametrize("what", ["percent", "show"])
def test_a_preview_costs_the_same_whatever_its_size(house, what):
    a_piece(house, is_public=what == "percent")

    def cost():
        with CaptureQueriesContext(connection) as queries:
            look(house, "all", what=what, percent="10")
        return len(queries)

    few = cost()
    for number in range(12):
        a_piece(house, f"手包 {number}", is_public=what == "percent")
    assert cost() == few
