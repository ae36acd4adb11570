"""A smaller year of invented trade closes: statements, settlement, reports and books agree."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image
from wagtail.models import Collection

from ground.messages.models import Message
from ground.money.months import Month
from marketplace.demo import desk, market
from marketplace.demo.closing import close_books, close_month
from marketplace.demo.desk import load_desk
from marketplace.demo.market import load_market
from marketplace.demo.people import load_people
from marketplace.demo.year import MARK, load_year
from sellers.ledger.models import Transaction
from sellers.ledger.queries import total
from sellers.stockroom.models import Stock
from shop.documents.figures import Sums
from shop.order.models import Order
from shop.payments.models import PaymentAttempt, Refund
from shop.payouts.models import Payout
from tests.reference import load_crafts, load_divisions

pytestmark = pytest.mark.django_db


def a_quick_drawing(jobs):
    jpeg = BytesIO()
    Image.new("RGB", (400, 400), "red").save(jpeg, "JPEG")
    return [(name, jpeg.getvalue()) for name, _, _ in jobs]


def quiet(line):
    """Nobody watches."""


@pytest.fixture
def traded(monkeypatch):
    monkeypatch.setattr(market, "drawn", a_quick_drawing)
    monkeypatch.setattr(desk, "a_paper", lambda: a_quick_drawing([("", 0, 0)])[0][1])
    Collection.objects.exists() or Collection.add_root(name="Root")
    load_divisions()
    load_crafts()
    load_desk(load_market(quiet), load_people())
    before = dict(Stock.objects.values_list("work", "on_hand"))
    assert load_year(quiet, months=4, orders=6)
    return before


def test_a_year_of_trade_closes_to_the_fen(traded):
    lines = list(close_books())

    now = Month.current()
    months = now.before.before.before.before.until(now)
    whole = sum((close_month(month)[0] for month in months), Sums())
    owed = close_month(now)[1]
    assert lines[0].split() == ["month", "sales", "fee", "refunds", "paid", "out", "owed"]
    assert len([line for line in lines if line.startswith("  20") and "gross" not in line]) == 5
    assert whole.change == owed
    assert whole.sales > whole.refunds > 0
    assert whole.payouts > 0
    assert total() == 0
    _it_happened_then(traded)
    _a_second_time_it_is_there()
    _reports_stay_small()


def _it_happened_then(before):
    """In its own months, sold from nothing that is on the shelf today, and told to nobody."""
    start = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    paid = Order.objects.filter(payment_attempts__session__startswith=MARK)
    assert paid.count() == 24
    assert not Transaction.objects.filter(posted_at__gte=start).exists()
    assert not paid.filter(date_placed__gte=Month.current().start).exists()
    assert not Refund.objects.exclude(state="succeeded").exists()
    assert not Payout.objects.exclude(state="paid").exists()
    assert not Message.objects.filter(created_at__lt=start).exists()
    assert dict(Stock.objects.values_list("work", "on_hand")) == before


def _a_second_time_it_is_there():
    known = Transaction.objects.count()
    assert load_year(quiet, months=4, orders=6) is False
    assert (Transaction.objects.count(), PaymentAttempt.objects.count()) == (known, 24)


def _reports_stay_small():
    with CaptureQueriesContext(connection) as seen:
        close_month(Month.current().before)
    assert len(seen) < 60
