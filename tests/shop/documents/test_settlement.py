"""The market's month: what shops are owed, and the books beside it, to the fen."""

import csv
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ground.money.months import Month
from sellers.ledger.models import Account
from sellers.ledger.queries import trial_balance
from sellers.ledger.services import Posting, post
from shop.documents.figures import Sums
from shop.documents.settlement import settlement_of, year_until
from shop.documents.statements import statement_of
from tests.cast import a_user, an_officer, an_operator
from tests.shop.documents.trade import a_year_start, gives_back, on
from tests.shop.payouts.owed import OTHER_CARD, a_verified_shop, sold

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
JANUARY = Month.named("2026-01")
PAGE, SHEET = "/desk/money/settlement/", "/desk/money/settlement.csv"
Purpose = Account.Purpose


@pytest.fixture
def shops():
    first = a_year_start()
    second = a_year_start(OTHER_CARD)
    with on(2026, 1, 28):
        post(
            key="fee:1",
            kind="fee",
            reference="txn_1",
            postings=[Posting(Purpose.GATEWAY_FEE, 321), Posting(Purpose.CLEARING, -321)],
        )
    return [first, second]


@pytest.fixture
def operator(client):
    client.force_login(an_operator())
    return client


def test_the_month_is_the_sum_of_the_shops_statements(shops):
    settlement = settlement_of(JANUARY)

    statements = [statement_of(shop, JANUARY) for shop in shops]
    assert [line.sums for line in settlement.lines] == [each.sums for each in statements]
    assert settlement.total.sums == Sums(sales=73600, commission=3280, refunds=8000)
    assert settlement.total.closing_fen == sum(each.closing_fen for each in statements) == 62320
    assert (settlement.fees, settlement.commission_elsewhere) == (321, 0)
    assert settlement.is_even


def test_the_latest_month_ends_with_the_trial_balance(shops):
    sold(shops[0], 4700)

    settlement = settlement_of(Month.current())

    assert {line.name: line.after for line in settlement.purposes} == trial_balance()
    assert sum(line.after for line in settlement.purposes) == 0
    assert sum(line.before for line in settlement.purposes) == 0
    assert settlement.is_even


def test_every_month_begins_where_the_one_before_ended(shops):
    months = JANUARY.until(Month.current())
    closings = [settlement_of(month).total.closing_fen for month in months]
    openings = [settlement_of(month).total.opening_fen for month in months]

    assert openings[1:] == closings[:-1]
    assert [line.owed_fen for line in year_until(Month.named("2026-02"))] == [0, 62320]


def test_what_of_the_commission_is_no_shop_s_is_said(operator, shops):
    with on(2026, 1, 30):
        post(
            key="dispute-lost:1",
            kind="dispute_lost",
            reference="D1",
            postings=[Posting(Purpose.COMMISSION, 500), Posting(Purpose.DISPUTE, -500)],
        )

    settlement = settlement_of(JANUARY)

    assert settlement.commission_elsewhere == -500
    assert settlement.is_even
    assert "不分店铺的服务费" in operator.get(PAGE, {"month": "2026-01"}).content.decode()


def test_two_shops_of_one_order_have_each_its_own_line():
    first, second = a_verified_shop(), a_verified_shop()
    with on(2026, 5, 5):
        sold(first, 1000)
        gives_back(sold(second, 2000), 2000, pieces=1)

    lines = settlement_of(Month.named("2026-05")).lines

    assert [line.sums for line in lines] == [
        Sums(sales=1000, commission=50),
        Sums(sales=2000, commission=0, refunds=2000),
    ]


def test_the_page_says_that_they_agree(operator, shops):
    page = operator.get(PAGE, {"month": "2026-01"}).content.decode()

    assert "各店合计和账本一致。" in page
    assert "¥736.00" in page
    assert "¥623.20" in page
    assert "¥3.21" in page


@pytest.mark.parametrize("month", ["", "x", "2026-13", "2199-01", "2" * 500])
def test_a_month_that_is_none_is_this_month(operator, shops, month):
    answer = operator.get(PAGE, {"month": month, "page": "9" * 30})

    assert answer.status_code == 200
    assert answer.context["month"].is_current


def test_the_sheet_ends_with_the_books(operator, shops):
    answer = operator.get(SHEET, {"month": "2026-01"})

    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    total = next(row for row in rows if row[1:2] == ["合计"])
    assert total[2:] == [
        "0.00", "736.00", "0.00", "32.80", "80.00", "0.00", "0.00", "0.00", "623.20",
    ]  # fmt: skip
    payable = next(row for row in rows if row[:1] == ["shop_payable"])
    assert payable[2:] == ["0.00", "-623.20", "-623.20"]
    assert "no-store" in answer["Cache-Control"]


def test_no_shop_s_name_becomes_a_formula(operator, shops):
    shops[0].name = "=HYPERLINK(1)"
    shops[0].save()

    assert b"'=HYPERLINK(1)" in operator.get(SHEET, {"month": "2026-01"}).content


def test_it_costs_at_most_twelve_queries_at_any_size(operator, shops):
    def queries(path):
        with CaptureQueriesContext(connection) as seen:
            operator.get(path, {"month": "2026-01"})
        return len(seen)

    few = [queries(PAGE), queries(SHEET)]
    with on(2026, 1, 29):
        for number in range(4):
            shop = a_verified_shop(name=f"店 {number}")
            gives_back(sold(shop, 3000), 1000)

    assert [queries(PAGE), queries(SHEET)] == few
    assert max(few) <= 12


def test_an_empty_month_says_so(operator):
    page = operator.get(PAGE).content.decode()

    assert "这个月没有账。" in page
    assert len(operator.get(SHEET).content.decode().splitlines()) == 4


def test_it_is_the_operator_s_alone(client, shops):
    codes = []
    for user in (a_user(), an_officer().user, shops[0].artisan.user):
        client.force_login(user)
        codes += [client.get(path).status_code for path in (PAGE, SHEET)]

    assert codes == [404] * 6
