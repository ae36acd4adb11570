from datetime import timedelta

import pytest
from django.utils import timezone

from marketplace.demo.desk import load_desk
from marketplace.demo.payouts import load_payouts
from marketplace.demo.people import load_people
from sellers.ledger.queries import faults, total
from shop.payments.matching import unseen_facts
from shop.payments.models import PaymentAttempt
from shop.payouts.models import Payout, PayoutAccount
from tests.marketplace.demo.test_market import loaded

__all__ = ["loaded"]
pytestmark = pytest.mark.django_db


def test_one_payout_arrived_and_one_is_due_and_loaded_twice_it_is_the_same(loaded):
    users = load_people()
    load_desk(loaded, users)

    for _twice in range(2):
        load_payouts(loaded, users)

    hers = Payout.objects.filter(shop=loaded.shops["A01"]).order_by("pk")
    assert [payout.state for payout in hers] == ["paid", "prepared"]
    assert {account.bank for account in PayoutAccount.objects.all()} == {"演示银行"}
    assert (list(faults()), total()) == ([], 0)


def test_the_provider_knows_of_all_that_the_invented_books_tell(loaded):
    users, began = load_people(), timezone.now()
    load_desk(loaded, users)

    load_payouts(loaded, users)

    assert PaymentAttempt.objects.exists()
    assert list(unseen_facts(began - timedelta(days=60), timezone.now())) == []
