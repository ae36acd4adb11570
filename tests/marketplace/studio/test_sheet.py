"""Her month as a table that opens in Excel."""

import pytest
from django.utils import timezone

from ground.money.months import Month
from shop.fulfilment.services import decline
from shop.order.models import Line
from tests.cast import a_user
from tests.marketplace.studio.telling import rows_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_sheet_opens_in_excel_and_says_the_same(hers, part):
    response = hers.get("/studio/income.csv")

    assert response.content.startswith(b"\xef\xbb\xbf")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == (
        f'attachment; filename="qiaoshou-{Month.current().key}.csv"'
    )
    assert "no-store" in response["Cache-Control"]
    head, row = rows_of(hers)
    today = f"{timezone.localdate():%Y-%m-%d}"
    assert row == [
        today,
        part.order.number,
        "蝴蝶手包 × 1",
        "待接单",
        "268.00",
        "0.00",
        "12.00",
        "13.40",
        "5%",
        "0.00",
        "266.60",
        "",
    ]
    assert len(head) == len(row)


def test_a_cancelled_sale_stands_in_the_sheet_with_nothing_for_anybody(hers, part):
    decline(seller_order=part, by=None, reason="no_time")

    assert rows_of(hers)[1][7:11] == ["0.00", "5%", "280.00", "0.00"]


@pytest.mark.parametrize(
    "title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "＋1", "－1", "＠1", "|x", "%x"]
)
def test_no_title_becomes_a_formula(hers, title):
    Line.objects.update(title=title)

    assert rows_of(hers)[1][2] == f"'{title} × 1"


def test_quotes_commas_and_lines_stay_in_their_cell(hers):
    Line.objects.update(title='手包,"大"\n红')

    assert rows_of(hers)[1][2] == '手包,"大"\n红 × 1'


def test_the_sheet_of_an_empty_month_has_its_heading_alone(hers):
    assert len(rows_of(hers, "2020-01")) == 1


def test_without_a_shop_there_is_no_sheet(client):
    client.force_login(a_user())

    assert client.get("/studio/income.csv").url == "/studio/income/"
