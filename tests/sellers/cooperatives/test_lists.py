"""Every list that a cooperative has goes out: by part, by month, of any length, and harmless."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from sellers.cooperatives.models import Keeper
from sellers.production.services import draft
from sellers.sharing.services import divide
from sellers.stockroom.counter import Handed, sell_by_hand
from sellers.stockroom.models import CounterSale, Movement
from sellers.stockroom.moving import home_of
from shop.order.models import SellerOrder
from tests.cast import a_cooperative, a_shop, a_work
from tests.catalog.sheets.imports import House, house
from tests.sellers.production.making import wanted
from tests.sellers.sharing.shares import a_sale, an_agreement
from tests.shop.baskets import an_order

__all__ = ["House", "house"]
STOCK = {"works", "counts", "shelves", "movements", "counter-sales", "to-pack"}
ALL = STOCK | {"members", "assignments", "production-orders", "divisions", "payments"}


def take(house, kind, form="csv", query=""):
    path = f"/studio/coop/{house.cooperative.pk}/lists/{kind}.{form}{query}"
    answer = house.client.get(path)
    return answer if answer.status_code != 200 else answer.getvalue()


def lines(house, kind, query=""):
    """Without the heading."""
    text = take(house, kind, query=query).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))[1:]


def a_piece(house, title="蝴蝶手包", pieces=5):
    return a_work(title, pieces=pieces, shop=house.shop, maker=house.member)


def sold(house, work, key="s1"):
    handed = Handed(key=key, work_id=work.pk, amount_fen=26800)
    return sell_by_hand(place=home_of(house.shop.pk), handed=handed, by=house.keeper)


def test_shelves_movements_and_sales_by_hand_go_out(house):
    work = a_piece(house)
    sold(house, work)
    code = work.stockrecords.get().partner_sku

    assert lines(house, "shelves") == [[code, "蝴蝶手包", "仓库", "4"]]
    assert [row[1:5] for row in lines(house, "movements")] == [
        ["蝴蝶手包", "仓库", "5", "期初"],
        ["蝴蝶手包", "仓库", "-1", "当面卖出"],
    ]
    assert [row[1:6] for row in lines(house, "counter-sales")] == [
        ["仓库", "蝴蝶手包", "1", "268.00", "现金"]
    ]


def test_what_is_by_month_is_of_that_month_alone(house):
    sold(house, a_piece(house))
    long_ago = timezone.now() - timezone.timedelta(days=70)
    CounterSale.objects.update(sold_at=long_ago)
    then = f"?month={timezone.localtime(long_ago):%Y-%m}"

    assert (len(lines(house, "counter-sales")), len(lines(house, "movements"))) == (0, 2)
    assert len(lines(house, "counter-sales", then)) == 1
    assert lines(house, "movements", then) == []
    assert len(lines(house, "movements", "?month=never")) == 2


def test_orders_for_work_divisions_and_what_to_pack_go_out(house):
    order = draft(cooperative=house.cooperative, wanted=wanted(), by=house.keeper)
    an_agreement(house.cooperative)
    sale = a_sale("line:1", 26800, house.member, begun_on=timezone.localdate())
    divide(cooperative_id=house.cooperative.pk, sale=sale)
    part = an_order({a_piece(house): 2}).seller_orders.get()
    SellerOrder.objects.filter(pk=part.pk).update(status="accepted")

    assert [row[:2] for row in lines(house, "production-orders")] == [[str(order.pk), order.title]]
    [divided] = lines(house, "divisions")
    assert sum(float(amount) for amount in divided[7:]) == float(divided[6])
    [packed] = lines(house, "to-pack")
    assert (packed[0], packed[3:5]) == (part.order.number, ["蝴蝶手包", "2"])
    address = part.order.shipping_address
    assert address.line1 not in ",".join(packed)


@pytest.mark.parametrize("kind", sorted(ALL))
def test_each_list_goes_out_in_both_forms_and_another_s_rows_are_not_in_it(house, kind):
    other = a_cooperative("别社", "Other")
    a_work("别社的", shop=a_shop("别社店", cooperative=other))

    book = load_workbook(io.BytesIO(take(house, kind, "xlsx")))
    text = take(house, kind).decode("utf-8-sig")

    head = [cell.value for cell in book.active[1]]
    assert head == next(csv.reader(io.StringIO(text)))
    assert "别社的" not in text
    assert take(house, kind, "pdf").status_code == 404


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        ("lead", ALL),
        ("stock", STOCK | {"assignments", "production-orders"}),
        ("quality", {"assignments", "production-orders"}),
        ("bookkeeper", {"counter-sales", "divisions", "payments"}),
    ],
)
def test_each_keeper_takes_the_lists_of_her_part(house, role, kinds):
    Keeper.objects.update(role=role)

    taken = {kind for kind in ALL if isinstance(take(house, kind), bytes)}
    page = house.client.get(house.path()).content.decode()

    assert taken == kinds
    assert {kind for kind in ALL if f"/lists/{kind}.csv" in page} == kinds


def test_what_people_wrote_is_no_formula_in_any_list(house):
    work = a_piece(house, "=HYPERLINK(1)")
    sold(house, work)
    Movement.objects.filter(reason="opening")

    for kind in ("shelves", "movements", "counter-sales", "works", "counts"):
        cells = [cell for row in lines(house, kind) for cell in row if "HYPERLINK" in cell]
        assert (kind, set(cells)) == (kind, {"'=HYPERLINK(1)"})


@pytest.mark.parametrize("kind", ["shelves", "movements", "counts", "works"])
def test_a_list_costs_the_same_whatever_its_size(house, kind):
    a_piece(house)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            take(house, kind)
        return len(queries)

    few = cost()
    for number in range(12):
        a_piece(house, f"作品{number}")
    assert cost() == few
