"""The pages that add up the money stay under 12 queries, however much there is to add up."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ground.money.months import Month
from tests.cast import a_member, a_work, an_operator
from tests.catalog.studio.hers import a_seller
from tests.shop.documents.trade import document_rows
from tests.shop.fulfilment.parts import a_paid_part
from tests.shop.moderation.cases import a_report
from tests.shop.payments.paid import money_rows
from tests.shop.payouts.owed import payout_rows
from tests.shop.returns.given_back import return_rows

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]
MOST = 12
OF_THE_DESK = {
    "money": None, "money-returns": None, "money-refunds": None, "money-payouts": None,
    "money-payout-batch-new": None, "money-holds": None, "money-suspense": None,
    "money-disputes": None, "money-discrepancies": None, "money-story": None,
    "money-settlement": None, "money-settlement-sheet": None, "money-exports": None,
    "money-commission": None, "money-reversals": None, "market": None,
    "market-suspensions": None,
    "money-return": "return", "money-refund": "refund", "money-payout": "payout",
    "money-payout-batch": "batch", "money-suspense-one": "suspense", "money-dispute": "dispute",
    "money-discrepancy": "discrepancy", "money-export": "export",
}  # fmt: skip
HERS = {
    "studio-statements": None, "studio-invoices": None, "studio-returns": None,
    "studio-statement": "shop", "studio-statement-sheet": "shop", "studio-invoice": "invoice",
}  # fmt: skip


class Trade:
    def __init__(self, till):
        self.till, self.shop = till, a_seller()
        self.operator = an_operator()
        self.rows = {"shop": self.shop}
        cooperative = a_member(artisan=self.shop.artisan).cooperative
        self.rows |= payout_rows(self.shop, cooperative)

    def grow(self):
        work = a_work(shop=self.shop)
        part, other = (a_paid_part(self.till, {work: 1}) for _ in range(2))
        self.rows |= {
            **money_rows(part, other), **document_rows(part, self.operator),
            **return_rows(self.till, work),
        }  # fmt: skip
        a_report(work)

    def path(self, name, about):
        month = {"month": Month.current().key} if name.startswith("studio-statement") else {}
        return reverse(name, kwargs={"pk": self.rows[about].pk, **month} if about else None)

    def counts(self, client, names):
        found = {}
        for name, about in names.items():
            path = self.path(name, about)
            assert client.get(path).status_code == 200, name
            with CaptureQueriesContext(connection) as queries:
                client.get(path)
            found[name] = len([each for each in queries if not _of_the_door(each["sql"])])
        return found


def _of_the_door(sql):
    """Who one is, and what any page asks of who signed in."""
    return any(table in sql for table in ("django_session", '"accounts_user" WHERE'))


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def test_at_two_sizes(till):
    trade = Trade(till)
    desk, studio = signed_in(trade.operator), signed_in(trade.shop.artisan.user)
    sizes = []
    for more in (1, 3):
        for _ in range(more):
            trade.grow()
        sizes.append(trade.counts(desk, OF_THE_DESK) | trade.counts(studio, HERS))

    assert {name: number for name, number in sizes[1].items() if number >= MOST} == {}
    grown = {name: (sizes[0][name], sizes[1][name]) for name in sizes[0]}
    assert {name: pair for name, pair in grown.items() if pair[0] != pair[1]} == {}
