"""A cooperative's own books stand apart from the platform's, and each is even for itself."""

import pytest

from ground.money.months import Month
from sellers.ledger.errors import Mixed
from sellers.ledger.models import Account, Entry, Transaction
from sellers.ledger.queries import off_by_book, story_of, total, trial_balance
from sellers.ledger.services import Posting, post
from sellers.ledger.tasks import check_books
from sellers.sharing.services import earn
from shop.documents.settlement import settlement_of
from shop.payments.story import tell_story
from tests.cast import an_operator

pytestmark = pytest.mark.django_db
Purpose = Account.Purpose


@pytest.fixture
def both():
    """An order of 100 yuan, and what two cooperatives owe their members by it."""
    sides = [Posting(Purpose.CLEARING, 10000), Posting(Purpose.SHOP_PAYABLE, -10000, "shop:7")]
    sale = post(key="sale:1", kind="sale", reference="Q1", postings=sides)
    for coop in (3, 4):
        facts = {"key": f"division:{coop}", "kind": "division", "reference": "Q1"}
        earn(cooperative_id=coop, artisan_id=9, fen=coop * 1000, **facts)
    return sale


def test_the_platforms_trial_balance_lists_its_own_alone(both):
    assert trial_balance() == {Purpose.CLEARING: 10000, Purpose.SHOP_PAYABLE: -10000}
    assert (off_by_book(), total()) == ({}, 0)


def test_the_settlement_and_the_desk_know_nothing_of_members(both, client):
    settlement = settlement_of(Month.current())
    client.force_login(an_operator())
    page = client.get("/desk/money/").content.decode()

    assert {line.name for line in settlement.purposes} == {"clearing", "shop_payable"}
    assert settlement.is_even
    assert str(Purpose.SHOP_PAYABLE.label) in page
    for purpose in Account.OF_COOPERATIVES:
        assert str(purpose.label) not in page


def test_what_a_member_is_given_is_no_part_of_an_orders_story(both):
    assert list(story_of("Q1")) == [both]
    assert [chapter.key for chapter in tell_story("Q1")] == ["sale:1"]


@pytest.mark.parametrize(
    "other", [Posting(Purpose.CLEARING, -5), Posting(Purpose.COUNTER, -5, "coop:4")]
)
def test_one_fact_moves_no_two_books(other):
    sides = [Posting(Purpose.WELFARE_FUND, 5, "coop:3"), other]

    with pytest.raises(Mixed):
        post(key="mixed", kind="mixed", reference="1", postings=sides)

    assert Transaction.objects.count() == 0


def test_books_that_are_even_only_together_alarm_the_operator(both):
    """Written past the only way in."""
    fact = Transaction.objects.create(key="past", kind="past", reference="1")
    for owner, fen in (("coop:3", 5), ("coop:4", -5)):
        account = Account.objects.create(purpose=Purpose.COUNTER, owner=owner)
        Entry.objects.create(transaction=fact, account=account, amount_fen=fen)

    assert off_by_book() == {"coop:3": 5, "coop:4": -5}
    assert check_books() == 2
    assert total() == 0
