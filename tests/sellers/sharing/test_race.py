"""Money between a cooperative and its members, in the same second."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from sellers.cooperatives.errors import NotAnyMore as NotAMember
from sellers.cooperatives.services import leave
from sellers.ledger.queries import off_by_book, total
from sellers.sharing.errors import SharingError
from sellers.sharing.models import Division, MemberPayment
from sellers.sharing.paying import confirm, dispute, pay_by_hand, undo
from sellers.sharing.queries import owed_to
from sellers.sharing.services import divide, earn
from sellers.sharing.undoing import take_back
from tests.cast import a_member, a_user
from tests.sellers.sharing.shares import a_sale, an_agreement

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def member():
    """Owed 30 yuan."""
    member = a_member()
    an_agreement(member.cooperative, maker=1000, welfare=0, material=0)
    divide(cooperative_id=member.cooperative_id, sale=a_sale("counter:1", 3000, member.artisan))
    return member


def at_once(*deeds):
    """What each answered, the refusals by name."""
    together = Barrier(len(deeds))

    def do(deed):
        try:
            together.wait()
            deed()
        except (SharingError, NotAMember) as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


def paying(member, fen=3000):
    sums, by = {member.artisan_id: fen}, a_user(name="会计")
    return lambda: pay_by_hand(cooperative=member.cooperative, sums=sums, by=by)


def owed(member):
    assert (total(), off_by_book()) == (0, {})
    return owed_to(member.cooperative_id, member.artisan_id)


def test_two_bookkeepers_pay_the_same_debt_once(member):
    answers = at_once(paying(member), paying(member))

    assert sorted(answers) == ["MoreThanOwed", "done"]
    assert (owed(member), MemberPayment.objects.count()) == (0, 1)


def test_she_has_it_or_it_is_undone_never_both(member):
    (payment,) = paying(member)()
    her, keeper = member.artisan.user, a_user()

    answers = at_once(
        lambda: confirm(payment=MemberPayment.objects.get(), by=her),
        lambda: undo(payment=MemberPayment.objects.get(), by=keeper),
    )

    payment.refresh_from_db()
    assert sorted(answers) == ["NotAnyMore", "done"]
    assert (payment.confirmed_at is None) == (answers[1] == "done")
    assert owed(member) == (3000 if payment.undone_at else 0)


def test_undone_twice_at_once_it_is_owed_once(member):
    (payment,) = paying(member)()
    keepers = a_user(), a_user()

    answers = at_once(*[lambda by=by: undo(payment=payment, by=by) for by in keepers])

    assert sorted(answers) == ["NotAnyMore", "done"]
    assert owed(member) == 3000


def test_confirmed_and_disputed_at_once_the_cooperative_hears_of_one_or_both(member):
    (payment,) = paying(member)()
    her = member.artisan.user

    at_once(
        lambda: confirm(payment=MemberPayment.objects.get(), by=her),
        lambda: dispute(payment=MemberPayment.objects.get(), by=her),
    )

    payment.refresh_from_db()
    assert payment.confirmed_at is not None
    assert owed(member) == 0


def test_who_leaves_while_she_is_paid_is_paid_and_has_left(member):
    her = member.artisan.user

    answers = at_once(paying(member, 2000), lambda: leave(membership=member, by=her))

    member.refresh_from_db()
    assert answers == ["done", "done"]
    assert (owed(member), member.state) == (1000, "left")


def test_a_sale_undone_while_its_share_is_paid_leaves_nobody_owing(member):
    answers = at_once(paying(member), lambda: take_back(key="counter:1"))

    row, paid = Division.objects.get(), MemberPayment.objects.count()
    assert answers == (["done", "done"] if paid else ["MoreThanOwed", "done"])
    assert (owed(member), row.not_back_fen) == (0, 3000 * paid)


def test_the_same_line_and_the_same_piece_count_once(member):
    coop, maker = member.cooperative_id, member.artisan
    facts = {"cooperative_id": coop, "artisan_id": maker.pk, "kind": "piece_pay"}

    at_once(
        *[lambda: divide(cooperative_id=coop, sale=a_sale("line:1", 500, maker))] * 2,
        *[lambda: earn(fen=40, key="piece:1:1", reference="production:1", **facts)] * 2,
    )

    assert owed(member) == 3540
