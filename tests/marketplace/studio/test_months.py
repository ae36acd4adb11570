"""Her income month by month: which sale falls where, the way to the next, the year in bars."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from ground.money.months import Month
from marketplace.studio.chart import chart_of
from marketplace.studio.queries import shares_by_month, totals
from shop.order.models import Order
from tests.marketplace.studio.many import copies
from tests.marketplace.studio.telling import noon, owner_of, page_of, paid_on

pytestmark = pytest.mark.django_db(transaction=True)
NOVEMBER = Month(date(2026, 11, 1))


def test_each_month_has_its_own_sales_and_a_way_to_the_next(hers, part):
    other = copies(part, 1)[0]
    paid_on(part, 2026, 10, 31)
    paid_on(other, 2026, 9, 1)

    october, september = page_of(hers, "2026-10"), page_of(hers, "2026-09")

    assert f"/studio/orders/{part.pk}/" in october
    assert f"/studio/orders/{other.pk}/" not in october
    assert f"/studio/orders/{other.pk}/" in september
    assert 'rel="prev" href="?month=2026-09"' in october
    assert 'rel="next" href="?month=2026-11"' in october
    assert 'rel="prev"' not in september
    assert "<title>我的收入 · 2026年10月" in october


def test_a_month_ends_at_midnight_in_beijing(part):
    late = datetime(2026, 10, 31, 15, 59, 59, tzinfo=ZoneInfo("UTC"))
    Order.objects.update(paid_at=late)
    assert totals(owner_of(part), NOVEMBER.before).sales == 1

    Order.objects.update(paid_at=late + timedelta(seconds=1))

    assert totals(owner_of(part), NOVEMBER.before).sales == 0
    assert totals(owner_of(part), NOVEMBER).sales == 1
    months = shares_by_month(owner_of(part), [NOVEMBER.before, NOVEMBER])
    assert months == {NOVEMBER.before: 0, NOVEMBER: 26660}


def test_a_month_without_a_sale_says_so(hers, part):
    paid_on(part, 2026, 1, 5)

    assert "这个月没有卖出作品。" in page_of(hers, "2026-02")
    assert "还没打给你的钱，一共 ¥266.60。" in page_of(hers, "2026-02")


@pytest.mark.parametrize(
    "month",
    ["", "abc", "2026-13", "2026-00", "0000-01", "1999-12", "2999-01", "9999-12", "2026-1"]
    + ["２０２６-01", "2026-01 ", "-1", "%00", "\x00", "9" * 500, "🐉", "2026-01-01"],
)
def test_a_wrong_month_is_this_month(hers, month):
    current = f"{timezone.localdate().year}年{timezone.localdate().month}月"

    for path in ("/studio/income/", "/studio/income.csv"):
        assert hers.get(path, {"month": month}).status_code == 200
    assert f'<strong aria-current="page">{current}</strong>' in page_of(hers, month)


def test_twelve_months_end_with_this_one():
    months = NOVEMBER.year_before()

    assert [months[0].key, months[-1].key, len(months)] == ["2025-12", "2026-11", 12]
    assert (NOVEMBER.after.after.key, Month(date(2026, 1, 1)).before.key) == ("2027-01", "2025-12")


def test_the_chart_says_the_same_as_its_table(hers, part):
    html = page_of(hers)

    now = timezone.localdate()
    assert html.count("<rect ") == 1
    assert 'width="100%" height="2em"' in html
    assert f"{now.month}月 ¥266.60</text>" in html
    assert 'role="img" aria-labelledby="chart-title chart-words"' in html
    said = f"一共 ¥266.60。最多的是 {now.year}年{now.month}月，¥266.60。"
    assert f'<desc id="chart-words">{said}</desc>' in html
    assert html.count('<th scope="row"><a href="?month=') == 12
    assert "style=" not in html


def test_the_table_of_the_year_is_folded_below_its_chart(hers, part):
    html = page_of(hers)

    chart, table = html.index("<svg"), html.index("<table>")
    assert "<summary>一个月一个月看</summary>" in html[chart:table]


def test_a_bar_is_as_long_as_its_month_and_never_invisible():
    months = NOVEMBER.year_before()
    shares = dict.fromkeys(months, 0) | {months[-1]: 10_000_00, months[-2]: 5_000_00, months[-3]: 1}

    chart = chart_of(shares)

    assert [bar.length for bar in chart.bars[:4]] == [100, 50, 1, 0]
    assert (chart.best.month, chart.total_fen) == (months[-1], 15_000_01)
    assert [bar.length for bar in chart_of(dict.fromkeys(months, 0)).bars] == [0] * 12


def test_pages_of_a_month_keep_the_month(hers, part):
    copies(part, 45)
    Order.objects.update(paid_at=noon(2026, 10, 5))

    first, last = page_of(hers, "2026-10"), hers.get("/studio/income/?month=2026-10&page=3")

    assert first.count('<li class="panel') == 20
    assert 'href="?month=2026-10&amp;page=2"' in first
    assert last.content.decode().count('<li class="panel') == 6
    assert "这个月卖了 46 单。" in first
