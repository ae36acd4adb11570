"""What a member lets her cooperative do, and that it ends at once."""

import pytest

from sellers.cooperatives.errors import NotAMember, NotAnyMore
from sellers.cooperatives.grants import give, revoke
from sellers.cooperatives.models import Grant
from sellers.cooperatives.queries import may
from sellers.cooperatives.services import leave
from tests.cast import a_member

pytestmark = pytest.mark.django_db
Kind = Grant.Kind


@pytest.fixture
def member():
    return a_member(grants=[])


def allows(member, kind):
    return may(member.cooperative_id, member.artisan_id, kind)


def test_given_twice_it_is_one_and_of_one_kind_alone(member):
    first = give(membership=member, kind=Kind.SHOW, by=member.artisan.user)
    assert give(membership=member, kind=Kind.SHOW, by=member.artisan.user) == first
    assert [allows(member, kind) for kind in Kind] == [kind == Kind.SHOW for kind in Kind]


def test_another_floor_is_another_row_and_the_one_before_is_stamped(member):
    for floor in (90, 80, 80):
        give(membership=member, kind=Kind.PRICE, by=member.artisan.user, floor_percent=floor)

    rows = [(row.floor, row.revoked_at is None) for row in Grant.objects.order_by("pk")]
    assert rows == [("90%", False), ("80%", True)]


def test_revoked_it_is_over_at_once_and_once(member):
    grant = give(membership=member, kind=Kind.STOCK, by=member.artisan.user)
    revoke(grant=grant, by=member.artisan.user)

    with pytest.raises(NotAnyMore):
        revoke(grant=grant, by=member.artisan.user)
    assert (allows(member, Kind.STOCK), Grant.objects.count()) == (False, 1)


def test_who_left_grants_nothing(member):
    leave(membership=member, by=member.artisan.user)
    with pytest.raises(NotAMember):
        give(membership=member, kind=Kind.SHOW, by=member.artisan.user)
    assert Grant.objects.count() == 0
