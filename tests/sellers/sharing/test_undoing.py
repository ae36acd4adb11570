import pytest

from sellers.ledger.models import Transaction
from sellers.ledger.queries import total
from sellers.sharing.models import Division
from sellers.sharing.queries import owed_to
from sellers.sharing.services import divide
from sellers.sharing.undoing import take_back
from tests.cast import a_member
from tests.sellers.sharing.shares import a_sale, an_agreement

pytestmark = pytest.mark.django_db


def test_what_was_divided_is_taken_back_once_and_both_facts_stay():
    member = a_member()
    coop = member.cooperative_id
    an_agreement(member.cooperative)
    divide(cooperative_id=coop, sale=a_sale("counter:1", 26800, member.artisan))

    assert [take_back(key="counter:1"), take_back(key="counter:1")] == [True, False]
    assert (owed_to(coop, member.artisan_id), total()) == (0, 0)
    assert sorted(Transaction.objects.values_list("kind", flat=True)) == [
        "division", "division_undone",
    ]  # fmt: skip
    assert Division.objects.standing().count() == 0


def test_what_was_never_divided_is_not_taken_back():
    assert take_back(key="counter:1") is False
