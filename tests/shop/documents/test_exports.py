"""What the state is told of sellers: no more than the law wants, and equal to the books."""

import csv
import hashlib
from datetime import timedelta
from io import StringIO

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import ModelLogEntry

from ground.money.months import Month
from ground.privacy.models import PrivateFile, Sighting
from sellers.partner.models import Partner
from shop.documents.errors import Gone, NotAnyMore, NotOver, SameEyes
from shop.documents.exporting import (
    ask_export,
    drop_export,
    fetch_export,
    forget_export,
    make_export,
)
from shop.documents.exports import report_of
from shop.documents.models import ExportRun
from shop.documents.periods import Period
from shop.documents.settlement import settlement_of
from shop.documents.statements import statement_of
from shop.documents.tasks import forget_exports
from tests.cast import a_cooperative, a_number, a_shop, a_verified, an_operator
from tests.shop.documents.trade import gives_back, on
from tests.shop.payouts.owed import sold

pytestmark = pytest.mark.django_db
Q1, H1 = Period.read("2026-Q1"), Period.read("2026-H1")
WHY = "2026 年一季度报送"
PATH = "/desk/money/exports/"


@pytest.fixture
def number():
    return a_number()


@pytest.fixture
def shop(number):
    shop = a_verified(number=number).artisan.shop
    with on(2026, 1, 10):
        part = sold(shop, 10000)
    with on(2026, 2, 10):
        gives_back(part, 4000)
    with on(2026, 3, 31, 23):
        sold(shop, 26800)
    with on(2026, 4, 1, 0):
        sold(shop, 5500)
    return shop


@pytest.fixture
def two():
    return an_operator(), an_operator("孙复核")


def made(two, kind="income", period=Q1):
    run = ask_export(kind=kind, period=period, reason=WHY, by=two[0])
    return make_export(run=run, by=two[1])


def rows_of(text):
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"))))


def test_a_quarter_s_income_equals_statements_settlement_and_books(shop):
    sums = report_of("income", Q1).sums

    months = Q1.first.until(Month.named("2026-03"))
    statements = [statement_of(shop, month).sums for month in months]
    settled = [settlement_of(month).total.sums for month in months]
    assert (sums.sales, sums.refunds, sums.net) == (36800, 4000, 32800)
    for source in (statements, settled):
        assert sum(each.sales for each in source) == sums.sales
        assert sum(each.refunds for each in source) == sums.refunds


def test_the_file_has_identity_and_income_and_their_sum(shop, number):
    head, row, total = rows_of(report_of("income", Q1).sheet())

    named = dict(zip(head, row, strict=True))
    assert (named["姓名或名称"], named["证件号码"]) == ("彩云", number[:18])
    assert (named["订单数"], named["收入总额（元）"]) == ("2", "368.00")
    assert (named["退款金额（元）"], named["收入净额（元）"]) == ("40.00", "328.00")
    assert total[-4:] == ["2", "368.00", "40.00", "328.00"]


def test_of_her_certificate_nothing_leaves(shop, number):
    sheet = report_of("income", Q1).sheet() + report_of("identity", H1).sheet()

    assert number not in sheet
    assert number[:18] in sheet
    for word in ("残", "级", "肢体", "视力", "听力", "certificate"):
        assert word not in sheet


def test_the_half_year_s_list_knows_no_income(shop):
    head, row, total = rows_of(report_of("identity", H1).sheet())

    assert len(head) == len(row) == len(total) == 12
    assert "元" not in "".join(head)


def test_offices_read_chinese_whoever_presses(shop):
    with override("en"):
        english = report_of("income", Q1).sheet()

    assert english == report_of("income", Q1).sheet()


def test_a_shop_without_identity_is_counted_and_not_left_out(shop):
    a_shop(cooperative=a_cooperative())

    report = report_of("income", Q1)

    assert (len(report.sellers), report.unknown) == (2, 1)


def test_a_closed_shop_is_in_it_while_its_account_moved(shop):
    Partner.objects.update(is_open=False)

    assert len(report_of("income", Q1).sellers) == 1
    assert len(report_of("income", Period.read("2025-Q1")).sellers) == 0


@pytest.mark.parametrize("name", ["=1+1", "＋1", "@x", "-1", "\t=1"])
def test_no_name_becomes_a_formula(shop, name):
    Partner.objects.update(name=name)

    assert rows_of(report_of("identity", H1).sheet())[1][1] == f"'{name}"


def test_two_operators_make_it_and_the_record_says_what(shop, two):
    run = made(two)

    assert (run.state, run.row_count, run.unknown_count) == ("made", 1, 0)
    assert (run.gross_fen, run.returned_fen, run.net_fen) == (36800, 4000, 32800)
    data = fetch_export(run=run, by=two[0])
    assert run.sha256 == hashlib.sha256(data).hexdigest()
    actions = ModelLogEntry.objects.filter(action__startswith="export.").order_by("pk")
    assert [entry.action for entry in actions] == ["export.ask", "export.make", "export.fetch"]


def test_nobody_approves_what_she_asked_for(shop, two):
    run = ask_export(kind="income", period=Q1, reason=WHY, by=two[0])

    with pytest.raises(SameEyes):
        make_export(run=run, by=two[0])

    run.refresh_from_db()
    assert (run.state, run.file, run.sha256) == ("asked", None, "")
    with pytest.raises(IntegrityError), transaction.atomic():
        ExportRun.objects.filter(pk=run.pk).update(approved_by=two[0])


def test_each_download_is_told_to_each_person_in_it(shop, two):
    run = made(two)
    assert Sighting.objects.filter(what="export.income").count() == 0

    fetch_export(run=run, by=two[0])
    fetch_export(run=run, by=two[1])

    seen = Sighting.objects.filter(what="export.income", about=shop.artisan.user)
    assert [(row.viewer, row.reason) for row in seen.order_by("pk")] == [
        (two[0], WHY), (two[1], WHY),
    ]  # fmt: skip


def test_the_file_lies_sealed_and_goes_after_a_week(shop, two, number):
    run = made(two)
    assert number[:18].encode() not in run.file.file.open().read()
    assert forget_exports() == 0

    ExportRun.objects.update(delete_after=timezone.now() - timedelta(seconds=1))
    assert (forget_exports(), forget_exports()) == (1, 0)

    run.refresh_from_db()
    assert (run.state, run.file, PrivateFile.objects.filter(kind="export").count()) == (
        "deleted", None, 0,
    )  # fmt: skip
    assert (run.row_count, run.net_fen) == (1, 32800)
    assert forget_export(run=run) is False
    with pytest.raises(Gone):
        fetch_export(run=run, by=two[0])


def test_a_period_that_is_not_over_is_not_reported(two):
    now = Period.ended(3, 1)[0].after
    with pytest.raises(NotOver):
        ask_export(kind="income", period=now, reason=WHY, by=two[0])

    assert ExportRun.objects.count() == 0


def test_a_run_is_made_or_dropped_once(shop, two):
    run = made(two)
    with pytest.raises(NotAnyMore):
        make_export(run=run, by=two[1])
    with pytest.raises(NotAnyMore):
        drop_export(run=run, by=two[1])

    assert PrivateFile.objects.filter(kind="export").count() == 1


def test_operators_do_it_all_on_their_pages(client, shop, two):
    client.force_login(two[0])
    answer = client.post(PATH, {"what": "income:2026-Q1", "reason": WHY}, follow=True)
    assert "等另一位运营批准" in answer.content.decode()
    run = ExportRun.objects.get()
    here = f"{PATH}{run.pk}/"
    client.post(f"{here}approve/")
    run.refresh_from_db()
    assert run.state == "asked"
    assert client.post(f"{here}file/").status_code == 404

    client.force_login(two[1])
    page = client.post(f"{here}approve/", follow=True).content.decode()
    assert "¥328.00" in page
    file = client.post(f"{here}file/")
    assert file["Content-Disposition"] == 'attachment; filename="qiaoshou-income-2026-Q1.csv"'
    assert "no-store" in file["Cache-Control"]
    assert client.get(f"{here}file/").url == here


@pytest.mark.parametrize(
    "wrong",
    [
        {"what": ""}, {"what": "income:2199-Q1"}, {"what": "income:2026-H1"}, {"what": "x"},
        {"reason": ""}, {"reason": "报"}, {"reason": "长" * 201}, {"reason": "\u200b" * 9},
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_asked(client, two, wrong):
    client.force_login(two[0])

    answer = client.post(PATH, {"what": "income:2026-Q1", "reason": WHY} | wrong)

    assert answer.status_code == 400
    assert ExportRun.objects.count() == 0


def test_the_list_costs_the_same_for_one_and_for_many(client, two, django_assert_num_queries):
    client.force_login(two[0])
    ask_export(kind="income", period=Q1, reason=WHY, by=two[0])
    client.get(PATH)
    with django_assert_num_queries(4):
        client.get(PATH)
    for _ in range(4):
        ask_export(kind="income", period=Q1, reason=WHY, by=two[0])
    with django_assert_num_queries(4):
        client.get(PATH)
