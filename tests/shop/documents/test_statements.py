"""Her month on paper: what the books say, and nothing that could drift."""

import csv
from io import StringIO

import pytest

from ground.money.months import Month
from sellers.cooperatives.models import Keeper
from sellers.ledger.models import Account, Entry
from sellers.ledger.queries import owed_to_shop, shop_owner
from sellers.ledger.services import Posting, post
from shop.documents.figures import Sums
from shop.documents.statements import statement_of
from tests.cast import a_cooperative, a_shop, a_user
from tests.catalog.studio.hers import a_grant, help_with
from tests.shop.documents.trade import a_year_start, gives_back, on
from tests.shop.payouts.owed import owner_of, sold

pytestmark = pytest.mark.django_db
JANUARY, FEBRUARY = Month.named("2026-01"), Month.named("2026-02")


def path_of(shop, month="2026-01", end="/"):
    return f"/studio/income/statements/{shop.pk}/{month}{end}"


@pytest.fixture
def shop():
    return a_year_start()


@pytest.fixture
def hers(client, shop):
    client.force_login(owner_of(shop))
    return client


def test_opening_sales_commission_refunds_and_payouts_make_the_closing(shop):
    january, february = statement_of(shop, JANUARY), statement_of(shop, FEBRUARY)

    assert january.sums == Sums(sales=36800, commission=1640, refunds=4000)
    assert (january.opening_fen, january.closing_fen) == (0, 31160)
    assert february.sums == Sums(payouts=31160)
    assert (february.opening_fen, february.closing_fen) == (31160, 0)
    assert january.closing_fen == january.opening_fen + january.sums.change


def test_every_statement_says_what_the_books_say(shop):
    months = Month.named("2025-12").until(Month.current())

    statements = [statement_of(shop, month) for month in months]

    assert sum(each.sums.change for each in statements) == owed_to_shop(shop.pk)
    for each in statements:
        entries = Entry.objects.filter(account__owner=shop_owner(shop.pk))
        before = entries.filter(transaction__posted_at__lt=each.month.after.start)
        assert each.closing_fen == -sum(entry.amount_fen for entry in before)


def test_a_month_that_is_over_never_changes(hers, shop):
    def read():
        page = hers.get(path_of(shop)).content.decode()
        article = page[page.index("<article") : page.index("</article>")]
        return article, hers.get(path_of(shop, end=".csv")).content

    part = sold(shop, 5000)
    before = read()

    gives_back(part, 5000, pieces=1)
    sold(shop, 9000)

    assert read() == before


def test_freight_that_the_shop_bears_stands_apart(shop):
    with on(2026, 3, 1):
        part = sold(shop, 10000)
        gives_back(part, 10000, pieces=1, freight_fen=1200)

    march = statement_of(shop, Month.named("2026-03"))

    assert march.sums == Sums(sales=10000, commission=0, refunds=10000, freight=1200)
    assert march.closing_fen == -1200


def test_what_is_neither_sale_nor_payout_is_named_and_counted(hers, shop):
    with on(2026, 3, 5):
        post(
            key="adjustment:1",
            kind="adjustment",
            reference="A1",
            postings=[
                Posting(Account.Purpose.SHOP_PAYABLE, -700, shop_owner(shop.pk)),
                Posting(Account.Purpose.GOODWILL, 700),
            ],
        )

    assert statement_of(shop, Month.named("2026-03")).sums == Sums(other=700)
    page = hers.get(path_of(shop, "2026-03")).content.decode()
    assert "两个人核对后改的账" in page
    assert "月底，平台还欠你 ¥7.00。" in page


def test_a_sale_in_the_last_second_of_a_month_is_this_month_s(shop):
    with on(2026, 3, 31, 23):
        sold(shop, 1000)
    with on(2026, 4, 1, 0):
        sold(shop, 2000)

    assert statement_of(shop, Month.named("2026-03")).sums.sales == 1000
    assert statement_of(shop, Month.named("2026-04")).sums.sales == 2000


def test_the_page_can_be_read_aloud_as_sentences(hers, shop):
    page = hers.get(path_of(shop)).content.decode()

    for sentence in (
        "月初，平台还欠你 ¥0.00。",
        "这个月卖了 2 单，买家付了 ¥368.00。",
        "平台服务费是 ¥16.40。",
        "退给买家 ¥40.00。",
        "月底，平台还欠你 ¥311.60。",
        "退给买家 ¥40.00，平台退回服务费 ¥2.00。",
    ):
        assert sentence in page
    assert "还没过完" not in page


def test_the_sheet_adds_up_line_by_line(hers, shop):
    answer = hers.get(path_of(shop, end=".csv"))

    assert answer["Content-Disposition"] == (
        f'attachment; filename="qiaoshou-{shop.pk}-2026-01.csv"'
    )
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[-1] for row in rows[1:]] == ["0.00", "95.00", "349.60", "311.60", "311.60"]
    assert rows[-1][4:] == [
        "368.00", "0.00", "16.40", "40.00", "0.00", "0.00", "0.00", "311.60", "311.60",
    ]  # fmt: skip
    assert {len(row) for row in rows} == {13}


def test_the_list_has_each_month_with_what_was_owed_at_its_end(hers, shop):
    page = hers.get("/studio/income/statements/").content.decode()

    assert "2026年1月" in page
    assert "月底欠你 ¥311.60" in page
    assert page.count("月底欠你 ¥0.00") == len(FEBRUARY.until(Month.current())) - 1


@pytest.mark.parametrize(
    "month", ["2025-12", "2199-01", "2026-13", "2026-1", "x", "２０２６-01", "2026-01-01"]
)
def test_a_month_that_is_none_or_not_hers_is_not_found(hers, shop, month):
    assert hers.get(path_of(shop, month)).status_code == 404
    assert hers.get(path_of(shop, month, ".csv")).status_code == 404


def test_only_she_and_who_leads_the_cooperative_see_it(client, shop):
    grant = a_grant(shop, may_order=True, may_message=True)
    help_with(client, grant)
    assert client.get(path_of(shop)).status_code == 404
    assert client.get("/studio/income/statements/").status_code == 404

    cooperative = a_cooperative()
    theirs = a_shop(cooperative=cooperative)
    stock = Keeper.objects.create(cooperative=cooperative, user=a_user(), role="stock")
    codes = []
    for user in (cooperative.keepers.first().user, stock.user, a_user()):
        client.force_login(user)
        codes.append(client.get(path_of(theirs, Month.current().key)).status_code)
        codes.append(client.get(path_of(shop)).status_code)
    assert codes == [200, 404, 404, 404, 404, 404]


def test_a_statement_costs_the_same_however_much_was_sold(
    hers, shop, django_assert_max_num_queries
):
    def queries():
        with django_assert_max_num_queries(30) as seen:
            hers.get(path_of(shop))
        return len(seen)

    few = queries()
    with on(2026, 1, 25):
        for _ in range(4):
            gives_back(sold(shop, 3000), 1000)

    assert queries() == few
    assert few < 13


def test_before_the_first_sale_there_is_an_honest_empty_page(client):
    shop = a_shop()
    client.force_login(owner_of(shop))

    assert "还没有账" in client.get("/studio/income/statements/").content.decode()
    page = client.get(path_of(shop, Month.current().key)).content.decode()
    assert "这个月没有钱进出。" in page
    assert "还没过完" in page
