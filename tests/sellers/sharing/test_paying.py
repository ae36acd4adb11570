"""Paid by hand, said to have come or not, undone: the books are the rows, whatever the order."""

from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ground.messages.models import Message
from sellers.ledger.queries import faults, total
from sellers.sharing.errors import MoreThanOwed, NotAnyMore
from sellers.sharing.models import Division, MemberPayment
from sellers.sharing.paying import confirm, dispute, pay_by_hand, undo
from sellers.sharing.queries import owed_to, totals_of
from sellers.sharing.services import divide, earn
from tests.cast import a_member
from tests.sellers.sharing.shares import a_sale, an_agreement

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    """Owed 30 yuan."""
    member = a_member()
    earned(member, 3000, "piece:1:1")
    return member


def earned(member, fen, key):
    facts = {"kind": "piece_pay", "reference": "assignment:1"}
    ids = {"cooperative_id": member.cooperative_id, "artisan_id": member.artisan_id}
    return earn(fen=fen, key=key, **ids, **facts)


def lead_of(member):
    return member.cooperative.keepers.first().user


def pay(member, fen):
    sums = {member.artisan_id: fen}
    return pay_by_hand(cooperative=member.cooperative, sums=sums, by=lead_of(member))[0]


def owed(member):
    return owed_to(member.cooperative_id, member.artisan_id)


def test_she_is_paid_told_and_says_that_she_has_it(member):
    payment = pay(member, 2000)
    confirm(payment=payment, by=member.artisan.user)

    for step in (confirm, dispute, undo):
        with pytest.raises(NotAnyMore):
            step(payment=payment, by=member.artisan.user)
    assert owed(member) == 1000
    assert Message.objects.get().recipient == member.artisan.user.phone


@pytest.mark.parametrize("fen", [3001, 0, -1])
def test_no_more_than_is_owed_and_then_nobody_is_paid(member, fen):
    second = a_member(member.cooperative)
    earned(second, 500, "piece:2:1")
    sums = {member.artisan_id: fen, second.artisan_id: 500}

    with pytest.raises(MoreThanOwed):
        pay_by_hand(cooperative=member.cooperative, sums=sums, by=lead_of(member))

    assert (owed(member), owed(second), MemberPayment.objects.count()) == (3000, 500, 0)


def test_disputed_the_lead_hears_of_it_and_undoes_it_once(member):
    payment = pay(member, 3000)
    dispute(payment=payment, by=member.artisan.user)
    undo(payment=payment, by=lead_of(member))

    for step in (undo, confirm):
        with pytest.raises(NotAnyMore):
            step(payment=payment, by=lead_of(member))
    kinds = Message.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["sharing.paid", "sharing.disputed", "sharing.undone"]
    assert owed(member) == 3000


steps = st.lists(
    st.tuples(st.sampled_from(["earn", "divide", "pay", "undo", "confirm"]), st.integers(1, 9999)),
    max_size=12,
)


@given(steps)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_happens_the_books_are_the_rows(transactional_rollback, steps):
    with transactional_rollback():
        member = a_member()
        an_agreement(member.cooperative)
        by_piece = sum(_take(member, number, *step) for number, step in enumerate(steps))
        divided = Division.objects.all()
        paid = sum(p.amount_fen for p in MemberPayment.objects.filter(undone_at=None))
        totals = totals_of(member.cooperative_id)

        assert owed(member) == by_piece + sum(d.maker_fen for d in divided) - paid >= 0
        assert totals.welfare_fen == sum(d.welfare_fen for d in divided)
        assert totals.material_fen == sum(d.material_fen for d in divided)
        assert (total(), list(faults())) == (0, [])


def _take(member, number, what, fen):
    """What she earned by piece in this step."""
    payment = MemberPayment.objects.order_by("pk").first()
    if what == "earn":
        earned(member, fen, f"piece:{number}")
        return fen
    if what == "divide":
        divide(
            cooperative_id=member.cooperative_id,
            sale=a_sale(f"line:{number}", fen, member.artisan),
        )
    elif what == "pay" and owed(member):
        pay(member, min(fen, owed(member)))
    elif payment and what in {"undo", "confirm"}:
        try:
            (undo if what == "undo" else confirm)(payment=payment, by=lead_of(member))
        except NotAnyMore:
            assert payment.undone_at or payment.confirmed_at
    return 0


@pytest.fixture
def transactional_rollback():
    """One example leaves nothing to the next."""

    @contextmanager
    def enter():
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    return enter
