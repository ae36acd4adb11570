"""A sale by hand that was a mistake, as its maker, her cooperative and the month read it."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ground.money.months import Month
from marketplace.studio.coop_month import report_of
from sellers.sharing.queries import owed_to
from sellers.sharing.statement import statements_of
from sellers.stockroom.counter import undo_sale
from tests.cast import a_member
from tests.sellers.sharing.shares import an_agreement
from tests.sellers.stockroom.counters import a_coops_work, sold

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    member = a_member()
    an_agreement(member.cooperative, since=timezone.localdate())
    work = a_coops_work(cooperative=member.cooperative, maker=member.artisan)
    undo_sale(sale=sold(work, amount_fen=10000), by=None)
    return member


def page(user, name, *args):
    client = Client()
    client.force_login(user)
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_her_statement_tells_both_and_adds_up(member):
    month = Month.current()
    (statement,) = statements_of(member.artisan, [member.cooperative], month)

    assert [(item.fen, item.is_undone) for item in statement.items] == [
        (7000, False), (-7000, True),
    ]  # fmt: skip
    assert (statement.earned_fen, statement.paid_fen, statement.owed_fen) == (0, 0, 0)
    assert owed_to(member.cooperative_id, member.artisan_id) == 0


def test_she_reads_it_in_words(member):
    shown = page(member.artisan.user, "studio-shares")
    sheet = page(member.artisan.user, "studio-shares-sheet")

    assert "那次卖出是记错的，给你的 ¥70.00 收回" in shown
    assert "division" not in shown + sheet
    assert "-100.00" in sheet


def test_her_cooperative_sees_that_it_counts_no_more(member):
    coop = member.cooperative
    shown = page(coop.keepers.get().user, "coop-divisions", coop.pk)
    books = report_of(coop, Month.current(), sees_money=True).books

    assert "分的都不算了" in shown
    assert books.shares == 0
