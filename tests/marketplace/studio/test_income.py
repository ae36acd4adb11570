"""What she earned, told month by month: the sums are the ledger's, the dates are computed."""

import csv
from datetime import date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from marketplace.studio.chart import chart_of
from marketplace.studio.months import Month
from marketplace.studio.queries import owed_fen, shares_by_month, totals
from marketplace.studio.sales import Sale, percent_of
from sellers.ledger.models import Account
from sellers.ledger.queries import owed_to_shop
from sellers.ledger.services import Posting, post
from shop.fulfilment.queries import sums_of
from shop.fulfilment.services import accept, decline
from shop.order.models import Line, Order, SellerOrder
from tests.cast import a_cooperative, a_shop, a_user, a_work
from tests.marketplace.studio.many import copies
from tests.shop.fulfilment.parts import a_paid_part

pytestmark = pytest.mark.django_db(transaction=True)
Status = SellerOrder.Status
NOVEMBER = Month(date(2026, 11, 1))
BEIJING = ZoneInfo("Asia/Shanghai")


def owner_of(part):
    return part.shop.artisan.user


def noon(*day):
    return datetime(*day, 12, tzinfo=BEIJING)


def page_of(client, month=""):
    return client.get("/studio/income/", {"month": month}).content.decode()


def rows_of(client, month=""):
    text = client.get("/studio/income.csv", {"month": month}).content.decode("utf-8-sig")
    return list(csv.reader(StringIO(text)))


def paid_on(part, *day):
    Order.objects.filter(pk=part.order_id).update(paid_at=noon(*day))


@pytest.fixture
def part(till):
    return a_paid_part(till, postage_fen=1200)


@pytest.fixture
def hers(client, part):
    client.force_login(owner_of(part))
    return client


def test_a_month_is_told_in_sentences(hers, part):
    html = page_of(hers)

    assert '<p class="sum money">¥266.60</p>' in html  # 268.00 less 5 %, and 12.00 postage
    assert "这个月卖了 1 单。" in html
    assert "买家付的作品钱是 ¥268.00，邮费是 ¥12.00。" in html
    assert "平台留下 ¥13.40 服务费，是作品钱的 5%。邮费全归你。" in html
    assert "还没打给你的钱，一共 ¥266.60。" in html
    assert "其中 ¥266.60 还要等：买家收到以后，再过 7 天退货期。" in html
    assert "过了退货的日子" not in html
    assert "还没有寄出。寄出以后，这里会写日子。" in html


def test_in_english_it_is_told_in_english(hers, part):
    html = hers.get("/en/studio/income/").content.decode()

    assert "The marketplace kept CN¥13.40, which is 5% of the price of the works." in html
    assert "Not yet paid out to you: CN¥266.60 in all." in html
    assert "Nov CN¥" in html or f"{timezone.localdate():%b} CN¥266.60" in html


def test_the_sums_are_what_the_ledger_says(till, client):
    shop = a_shop()
    kept = a_paid_part(till, {a_work(shop=shop): 1}, postage_fen=1200)
    accept(seller_order=kept, by=None)
    over = a_paid_part(till, {a_work(shop=shop): 2})
    SellerOrder.objects.filter(pk=over.pk).update(status=Status.COMPLETED)
    lost = a_paid_part(till, {a_work(shop=shop): 1})
    decline(seller_order=lost, by=None, reason="no_time")
    her, month = shop.artisan.user, Month.current()
    client.force_login(her)

    html = page_of(client)

    sums = totals(her, month)
    assert owed_to_shop(shop.pk) == sums_of(her)["share"] == owed_fen([shop]) == 77580
    assert sums.share == sum(shares_by_month(her, month.year_before()).values()) == 77580
    assert (sums.waiting, sums.cancelled, sums.refunded) == (26660, 1, 26800)
    assert "其中 ¥509.20 过了退货的日子，可以打给你。" in html
    assert "其中 ¥266.60 还要等" in html
    assert "有 1 单取消了。¥268.00 退给买家，不算在里面。" in html
    assert "这一单取消了。你不收钱，平台也不收服务费。" in html
    assert "要退给买家 ¥268.00：" in html


def test_what_was_paid_out_is_not_promised_again(hers, part):
    SellerOrder.objects.update(status=Status.COMPLETED)
    post(
        key="payout:1",
        kind="payout",
        reference="1",
        postings=[
            Posting(Account.Purpose.SHOP_PAYABLE, 26660, owner=f"shop:{part.shop_id}"),
            Posting(Account.Purpose.CLEARING, -26660),
        ],
    )

    html = page_of(hers)

    assert "还没打给你的钱，一共 ¥0.00。" in html
    assert "其中" not in html


def test_delivered_the_day_after_the_last_return_day_is_named(hers, part):
    SellerOrder.objects.update(status=Status.DELIVERED, delivered_at=noon(2026, 11, 20))

    assert "买家到 11月27日 还能退货。11月28日起可以打给你。" in page_of(hers)


def test_sent_it_names_the_latest_day(hers, part, settings):
    settings.DELIVERED_AFTER_DAYS, settings.RETURN_DAYS = 10, 7
    SellerOrder.objects.update(status=Status.SENT, sent_at=noon(2026, 11, 20))

    html = page_of(hers).replace("12月08日", "12月8日")
    assert "退货期一过就可以打给你，最晚是 12月8日。" in html


@pytest.mark.parametrize(
    ("status", "day"),
    [
        (Status.NEW, None),
        (Status.ACCEPTED, None),
        (Status.SENT, date(2026, 12, 8)),
        (Status.DELIVERED, date(2026, 11, 30)),
        (Status.COMPLETED, None),
        (Status.CANCELLED, None),
    ],
)
def test_a_day_is_named_only_where_it_follows_from_what_is_known(part, status, day):
    part.status, part.sent_at, part.delivered_at = status, noon(2026, 11, 20), noon(2026, 11, 22)

    assert Sale(part).payable_from == day


@pytest.mark.parametrize(
    ("kept", "whole", "said"),
    [(1340, 26800, "5%"), (167, 3333, "5%"), (48, 1000, "4.8%"), (0, 0, "0%"), (100, 100, "100%")],
)
def test_the_percentage_is_plain(kept, whole, said):
    assert percent_of(kept, whole) == said


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


def test_a_bar_is_as_long_as_its_month_and_never_invisible():
    months = NOVEMBER.year_before()
    shares = dict.fromkeys(months, 0) | {months[-1]: 10_000_00, months[-2]: 5_000_00, months[-3]: 1}

    chart = chart_of(shares)

    assert [bar.length for bar in chart.bars[:4]] == [100, 50, 1, 0]
    assert (chart.best.month, chart.total_fen) == (months[-1], 15_000_01)
    assert [bar.length for bar in chart_of(dict.fromkeys(months, 0)).bars] == [0] * 12


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
        "12.00",
        "13.40",
        "5%",
        "266.60",
        "",
    ]
    assert len(head) == len(row)


def test_a_cancelled_sale_stands_in_the_sheet_with_nothing_for_anybody(hers, part):
    decline(seller_order=part, by=None, reason="no_time")

    assert rows_of(hers)[1][6:9] == ["0.00", "5%", "0.00"]


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


def test_a_keeper_sees_the_money_of_her_cooperatives_shop(client, till):
    cooperative = a_cooperative()
    part = a_paid_part(till, {a_work(shop=a_shop(cooperative=cooperative)): 1})
    client.force_login(cooperative.keepers.get().user)

    assert '<p class="sum money">¥254.60</p>' in page_of(client)
    assert rows_of(client)[1][1] == part.order.number


def test_nobody_sees_the_money_of_another(client, part, till):
    mallory = a_paid_part(till, {a_work(title="别人的围巾"): 1})
    client.force_login(owner_of(mallory))

    assert part.order.number not in page_of(client)
    assert [row[1] for row in rows_of(client)[1:]] == [mallory.order.number]


def test_without_a_shop_there_is_no_sheet(client):
    client.force_login(a_user())

    assert client.get("/studio/income.csv").url == "/studio/income/"


def test_pages_of_a_month_keep_the_month(hers, part):
    copies(part, 45)
    Order.objects.update(paid_at=noon(2026, 10, 5))

    first, last = page_of(hers, "2026-10"), hers.get("/studio/income/?month=2026-10&page=3")

    assert first.count('<li class="panel') == 20
    assert 'href="?month=2026-10&amp;page=2"' in first
    assert last.content.decode().count('<li class="panel') == 6
    assert "这个月卖了 46 单。" in first


@pytest.mark.parametrize("number", [10, 1000])
def test_it_costs_the_same_at_two_sizes(hers, part, number, django_assert_num_queries):
    copies(part, number - 1)

    with django_assert_num_queries(10):
        hers.get("/studio/income/")
    with django_assert_num_queries(6):
        hers.get("/studio/income.csv")
    with django_assert_num_queries(11):
        hers.get("/studio/")
