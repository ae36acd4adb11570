import pytest

from sellers.ledger.models import Transaction
from sellers.ledger.queries import total
from sellers.sharing.models import Division
from sellers.sharing.paying import pay_by_hand
from sellers.sharing.queries import Totals, owed_to, totals_of
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


def test_what_she_was_paid_meanwhile_stays_hers_and_the_cooperative_bears_it():
    member = a_member()
    coop, by = member.cooperative, member.cooperative.keepers.get().user
    an_agreement(coop)
    divide(cooperative_id=coop.pk, sale=a_sale("counter:1", 10000, member.artisan))
    pay_by_hand(cooperative=coop, sums={member.artisan_id: 6500}, by=by)

    take_back(key="counter:1")

    assert Division.objects.get().not_back_fen == 6500
    assert owed_to(coop.pk, member.artisan_id) == 0
    assert (totals_of(coop.pk), total()) == (Totals(0, 0, 0), 0)


def test_what_was_never_divided_is_not_taken_back():
    assert take_back(key="counter:1") is False
