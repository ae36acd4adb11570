"""Through the platform a member is paid what is due to her cooperative, and no more."""

import pytest

from sellers.ledger.queries import owed_to_shop, total
from sellers.sharing.errors import MoreThanOwed
from sellers.sharing.models import MemberPayment
from sellers.sharing.queries import owed_to
from sellers.sharing.services import earn
from shop.payouts.due import due_to
from shop.payouts.errors import NotCovered, NotReachable
from shop.payouts.members import pay_members, reachable_of
from shop.payouts.services import prepare_payout
from tests.cast import a_cooperative, a_member
from tests.shop.payouts.owed import a_verified_shop, owner_of, sold, with_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def theirs():
    """Due to it: what one work of 268 yuan brought."""
    shop = a_verified_shop(cooperative=a_cooperative())
    sold(shop)
    return shop


@pytest.fixture
def hers(theirs):
    """Her own shop; she is owed 50 yuan."""
    shop = a_verified_shop()
    with_account(shop)
    a_member(theirs.cooperative, shop.artisan, ["show"])
    facts = {"key": "piece:1:1", "kind": "piece_pay", "reference": "assignment:1"}
    ids = {"cooperative_id": theirs.cooperative_id, "artisan_id": shop.artisan_id}
    earn(fen=5000, **ids, **facts)
    return shop


def pay(theirs, hers, fen):
    return pay_members(
        cooperative=theirs.cooperative, sums={hers.artisan_id: fen}, by=owner_of(theirs)
    )


def owed(theirs, hers):
    return owed_to(theirs.cooperative_id, hers.artisan_id)


def test_what_was_due_to_it_is_hers_and_leaves_with_her_own_payout(theirs, hers):
    before = due_to(theirs.pk).payable_fen
    assert [row.artisan for row in reachable_of(theirs.cooperative)] == [hers.artisan]

    (payment,) = pay(theirs, hers, 5000)

    assert payment.way == "platform"
    assert (owed(theirs, hers), owed_to_shop(hers.pk), total()) == (0, 5000, 0)
    assert due_to(theirs.pk).payable_fen == before - 5000
    assert prepare_payout(shop_id=hers.pk).amount_fen == 5000


def test_more_than_she_is_owed_or_than_is_due_moves_nothing(theirs, hers):
    with pytest.raises(MoreThanOwed):
        pay(theirs, hers, 5001)
    due = due_to(theirs.pk).payable_fen
    facts = {"key": "piece:1:2", "kind": "piece_pay", "reference": "assignment:1"}
    ids = {"cooperative_id": theirs.cooperative_id, "artisan_id": hers.artisan_id}
    earn(fen=due, **ids, **facts)
    with pytest.raises(NotCovered) as refusal:
        pay(theirs, hers, due + 1)

    assert refusal.value.due_fen == due
    assert (owed(theirs, hers), owed_to_shop(hers.pk)) == (5000 + due, 0)
    assert MemberPayment.objects.count() == 0


def test_who_lets_it_receive_her_pay_is_paid_by_hand(theirs, hers):
    member = hers.artisan.memberships.get()
    member.grants.create(kind="pay", given_by=hers.artisan.user)

    with pytest.raises(NotReachable):
        pay(theirs, hers, 100)
    assert reachable_of(theirs.cooperative) == []
    assert owed(theirs, hers) == 5000


def test_a_press_is_asked_once_more_and_then_done(client, theirs, hers):
    client.force_login(owner_of(theirs))
    path = f"/studio/coop/{theirs.cooperative_id}/shares/platform/"
    typed = {f"to-{hers.artisan_id}": "20"}

    asked = client.post(path, typed)
    assert (asked.status_code, MemberPayment.objects.count()) == (200, 0)
    assert client.post(path, typed | {"sure": "yes"}).status_code == 302
    assert owed(theirs, hers) == 3000
    assert client.post(path, {f"to-{hers.artisan_id}": "31"}).status_code == 400
