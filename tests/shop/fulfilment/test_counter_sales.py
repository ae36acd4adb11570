"""The day's sales, one sale, its undoing; and where two were sure of one piece."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sellers.ledger.models import Account
from sellers.ledger.queries import balance
from sellers.sharing.models import Division
from sellers.stockroom.counter_conflicts import write_second
from sellers.stockroom.models import Conflict, CounterSale, Stock
from sellers.stockroom.moving import home_of
from tests.cast import a_cooperative
from tests.sellers.stockroom.counters import a_coops_work, a_fair, a_keeper, numbered, sold
from tests.shop.fulfilment.parts import a_paid_part
from tests.shop.fulfilment.selling import at, sell, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def coop():
    return a_cooperative()


@pytest.fixture
def work(coop):
    return a_coops_work(cooperative=coop)


@pytest.fixture
def client(coop):
    return signed_in(a_keeper(coop))


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_day_has_its_sums_by_way_of_payment_without_what_was_undone(client, coop, work):
    sold(work, "a", paid_by="cash", amount_fen=1000)
    sold(work, "b", paid_by="code", amount_fen=200)
    undone = sold(work, "c", amount_fen=70)
    client.post(at(coop, "counter-undo", undone.pk))

    page = text(client.get(at(coop, "counter-sales")))

    assert all(each in page for each in ("¥10.00", "¥2.00", "¥12.00", "撤回了"))


def test_a_day_shows_its_own_sales_alone(client, coop, work):
    yesterday = timezone.now() - timedelta(days=1)
    sold(work, "a", sold_at=yesterday, amount_fen=1000)
    sold(work, "b", amount_fen=200)

    today = text(client.get(at(coop, "counter-sales")))
    page = text(client.get(at(coop, "counter-sales"), {"day": f"{timezone.localdate(yesterday)}"}))

    assert ("¥10.00" in today, "¥2.00" in today) == (False, True)
    assert ("¥10.00" in page, "¥2.00" in page) == (True, False)


def test_a_place_shows_its_own_sales_alone(client, coop, work):
    sold(work, "a", amount_fen=1000)
    fair = a_fair(work.shop)

    page = text(client.get(at(coop, "counter-sales"), {"place": fair.pk}))

    assert "这一天没有当面卖出的" in page


@pytest.mark.parametrize("day", ["x", "9999-99-99", "2099-01-01", "0001-01-01", "\x00", "1" * 90])
def test_no_day_is_today(client, coop, work, day):
    sold(work, amount_fen=1000)

    assert "¥10.00" in text(client.get(at(coop, "counter-sales"), {"day": day, "place": day}))


def test_the_bookkeeper_sees_sums_and_undoes_nothing(coop, work):
    client, sale = signed_in(a_keeper(coop, "bookkeeper")), sold(work)

    assert "¥268.00" in text(client.get(at(coop, "counter-sales")))
    assert "撤回" not in text(client.get(at(coop, "counter-sale", sale.pk)))
    assert client.post(at(coop, "counter-undo", sale.pk)).status_code == 404
    assert CounterSale.objects.filter(undone_at=None).count() == 1


def test_a_sale_is_undone_on_its_day_once(client, coop, work):
    sale = sold(work)
    asked = text(client.get(at(coop, "counter-undo", sale.pk)))
    pages = [text(client.post(at(coop, "counter-undo", sale.pk), follow=True)) for _ in range(2)]

    assert "货回到架上" in asked
    assert ["撤回了。货和账都改回来了" in page for page in pages] == [True, False]
    assert Stock.objects.get(work=work).on_hand == 5
    assert balance(Account.Purpose.COUNTER, f"coop:{coop.pk}") == 0
    assert Division.objects.standing().count() == 0


def test_the_day_after_it_is_not_undone(client, coop, work):
    sale = sold(work)
    CounterSale.objects.update(entered_at=timezone.now() - timedelta(days=1))

    page = text(client.post(at(coop, "counter-undo", sale.pk), follow=True))

    assert "撤不回了" in page
    assert Stock.objects.get(work=work).on_hand == 4


def test_a_conflict_says_which_order_gave_way_and_what_went_back(till, client, coop, work):
    part = a_paid_part(till, {work: 5})
    sell(client, home_of(work.shop_id), f"work={work.pk}", when="before")
    conflict = Conflict.objects.get()

    page = text(client.get(at(coop, "stock-conflict", conflict.pk)))

    assert all(each in page for each in (part.order.number, "退给买家", "也向买家道了歉"))
    assert f"/conflicts/{conflict.pk}/" in text(client.get(at(coop, "stock-conflicts")))


def test_an_open_one_is_settled_with_a_note_once(client, coop, work):
    (piece,) = numbered(work)
    conflict = write_second(sale=sold(work, piece=piece), place=a_fair(work.shop), by=None)
    path = at(coop, "stock-conflict", conflict.pk)
    empty = client.post(path, {"note": " "})
    client.post(path, {"note": "标签贴错了"})
    again = client.post(path, {"note": "又来"}, follow=True)

    assert (empty.status_code, again.status_code) == (400, 200)
    assert Conflict.objects.get().note == "标签贴错了"
    assert "标签贴错了" in text(client.get(path))


def test_another_cooperative_sees_none_of_it(coop, work):
    sale = sold(work)
    conflict = write_second(sale=sale, place=a_fair(work.shop), by=None)
    other = a_cooperative()
    client = signed_in(a_keeper(other))

    paths = [
        at(other, "counter-sale", sale.pk), at(other, "counter-undo", sale.pk),
        at(other, "stock-conflict", conflict.pk),
    ]  # fmt: skip
    assert [client.post(path).status_code for path in paths] == [405, 404, 404]
    assert [client.get(path).status_code for path in paths] == [404, 404, 404]
