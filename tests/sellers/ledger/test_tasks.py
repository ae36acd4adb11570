import pytest

from ground.messages.models import Message
from sellers.ledger.models import Account, Entry, Transaction
from sellers.ledger.queries import balances, movements_of, story_of, trial_balance
from sellers.ledger.services import Posting, post
from sellers.ledger.tasks import check_books

Purpose = Account.Purpose
pytestmark = pytest.mark.django_db


def sale(number, shop, fen):
    return post(
        key=f"sale:{number}",
        kind="sale",
        reference=number,
        postings=[Posting(Purpose.CLEARING, fen), Posting(Purpose.SHOP_PAYABLE, -fen, shop)],
    )


def test_books_that_are_right_alarm_nobody():
    sale("1", "shop:7", 100)

    assert check_books() == 0
    assert not Message.objects.exists()


def test_a_fault_alarms_the_operator_once_a_day(settings):
    settings.OPERATOR_EMAIL = "money@example.com"
    account = Account.objects.create(purpose=Purpose.BANK)
    wrong = Transaction.objects.create(key="wrong", kind="sale", reference="1")
    Entry.objects.create(transaction=wrong, account=account, amount_fen=5)

    assert [check_books(), check_books()] == [1, 1]

    message = Message.objects.get()
    assert (message.recipient, message.body) == ("money@example.com", "5 fen; wrong")


def test_balances_are_by_owner_and_sum_to_the_trial_balance():
    sale("1", "shop:7", 100)
    sale("2", "shop:8", 50)
    sale("3", "shop:7", 1)

    assert balances(Purpose.SHOP_PAYABLE) == {"shop:7": -101, "shop:8": -50}
    assert trial_balance() == {Purpose.CLEARING: 151, Purpose.SHOP_PAYABLE: -151}


def test_a_shops_movements_and_an_orders_story_are_read_in_order():
    first, second, third = sale("1", "shop:7", 100), sale("2", "shop:8", 50), sale("3", "shop:7", 1)

    assert [entry.transaction for entry in movements_of([7])] == [first, third]
    assert [entry.amount_fen for entry in movements_of([7], since=second.posted_at)] == [-1]
    assert list(movements_of([7], until=first.posted_at)) == []
    assert list(story_of("2")) == [second]
