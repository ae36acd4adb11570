import pytest

from sellers.ledger.errors import AlreadyPosted, EmptyTransaction, Unbalanced
from sellers.ledger.models import Account, Entry, Transaction
from sellers.ledger.queries import balance, total
from sellers.ledger.services import Posting, post

CLEARING, PAYABLE = Account.Purpose.CLEARING, Account.Purpose.SHOP_PAYABLE
pytestmark = pytest.mark.django_db


def sale(key="order:1", clearing=26800, shop=-26800):
    return post(
        key=key,
        kind="sale",
        reference="1",
        postings=[Posting(CLEARING, clearing), Posting(PAYABLE, shop, owner="shop:7")],
    )


def test_a_balanced_fact_moves_both_accounts():
    sale()

    assert balance(CLEARING) == 26800
    assert balance(PAYABLE, "shop:7") == -26800
    assert total() == 0


@pytest.mark.parametrize(
    ("clearing", "shop", "refusal"), [(1, -2, Unbalanced), (0, 0, EmptyTransaction)]
)
def test_an_impossible_fact_is_refused_and_moves_nothing(clearing, shop, refusal):
    with pytest.raises(refusal):
        sale(clearing=clearing, shop=shop)

    assert Transaction.objects.count() == Entry.objects.count() == 0


def test_the_same_fact_is_posted_once():
    sale()

    with pytest.raises(AlreadyPosted):
        sale()

    assert Transaction.objects.count() == 1
    assert balance(CLEARING) == 26800
