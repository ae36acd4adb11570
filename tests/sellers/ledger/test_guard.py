"""What the database itself refuses, whoever asks: not even our own code may mend the books."""

import pytest
from django.db import IntegrityError, connection, transaction

from sellers.ledger import guard
from sellers.ledger.models import Account, Entry, Transaction
from sellers.ledger.queries import faults, total
from sellers.ledger.services import Posting, post

Purpose = Account.Purpose
pytestmark = pytest.mark.django_db
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite knows no deferred triggers"
)


@pytest.fixture
def fact():
    """One sale in guarded books; the guard goes with the test's own transaction."""
    guard.install(connection)
    sale = post(
        key="sale:1",
        kind="sale",
        reference="1",
        postings=[Posting(Purpose.CLEARING, 100), Posting(Purpose.COMMISSION, -100)],
    )
    connection.check_constraints()
    return sale


def books():
    return [
        list(Transaction.objects.order_by("pk").values_list("key", flat=True)),
        sorted(Entry.objects.values_list("amount_fen", flat=True)),
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda: Entry.objects.update(amount_fen=7),
        lambda: Entry.objects.all()._raw_delete(Entry.objects.db),
        lambda: Transaction.objects.update(kind="gift"),
        lambda: Entry.objects.first().delete(),
    ],
    ids=["update", "delete all", "rename", "delete one"],
)
def test_what_is_posted_stays(fact, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()

    assert books() == [["sale:1"], [-100, 100]]


@on_postgresql
@pytest.mark.parametrize("table", guard.TABLES)
def test_the_books_are_not_emptied(fact, table):
    with pytest.raises(IntegrityError), transaction.atomic():
        connection.cursor().execute(f"TRUNCATE {table} CASCADE")

    assert books() == [["sale:1"], [-100, 100]]


def write(fact, *entries):
    """Past our own service, and checked as at a commit."""
    for account, amount in entries:
        Entry.objects.create(transaction=fact, account=account, amount_fen=amount)
    connection.check_constraints()


@on_postgresql
@pytest.mark.parametrize("amounts", [[], [5], [5, -4]])
def test_a_fact_that_does_not_balance_is_not_committed(fact, amounts):
    account = Account.objects.first()

    with pytest.raises(IntegrityError), transaction.atomic():
        write(
            Transaction.objects.create(key="wrong", kind="sale", reference="2"),
            *((account, amount) for amount in amounts),
        )

    assert books() == [["sale:1"], [-100, 100]]


@on_postgresql
def test_an_entry_added_later_is_not_committed(fact):
    with pytest.raises(IntegrityError), transaction.atomic():
        write(fact, (Account.objects.first(), 1))

    assert books() == [["sale:1"], [-100, 100]]


@on_postgresql
def test_currencies_balance_apart(fact):
    yuan = Account.objects.create(purpose=Purpose.BANK)
    dollar = Account.objects.create(purpose=Purpose.BANK, currency="USD")

    with pytest.raises(IntegrityError), transaction.atomic():
        write(
            Transaction.objects.create(key="mixed", kind="bank", reference="3"),
            (yuan, 9),
            (dollar, -9),
        )

    assert books() == [["sale:1"], [-100, 100]]


def test_the_guard_goes_as_it_came(fact):
    guard.remove(connection)

    assert Entry.objects.update(amount_fen=7) == 2


def test_the_self_check_finds_what_a_database_without_a_guard_lets_pass():
    account = Account.objects.create(purpose=Purpose.BANK)
    empty = Transaction.objects.create(key="empty", kind="sale", reference="1")
    lopsided = Transaction.objects.create(key="lopsided", kind="sale", reference="1")
    Entry.objects.create(transaction=lopsided, account=account, amount_fen=5)

    assert list(faults()) == [empty, lopsided]
    assert total() == 5
