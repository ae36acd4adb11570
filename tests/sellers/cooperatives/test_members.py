"""Invited or asking, answered on the other side, left at any time."""

import pytest

from ground.messages.models import Message
from sellers.cooperatives.errors import NotAnyMore, NotRegistered, NumberTaken, OpenAlready
from sellers.cooperatives.models import Grant, Membership
from sellers.cooperatives.services import (
    answer_invitation,
    answer_request,
    ask,
    change_member,
    invite,
    leave,
    take_back,
)
from tests.cast import a_cooperative, a_member, a_user, an_artisan

pytestmark = pytest.mark.django_db
State = Membership.State


@pytest.fixture
def cooperative():
    return a_cooperative()


@pytest.fixture
def lead(cooperative):
    return cooperative.keepers.get().user


@pytest.fixture
def shuimei():
    return an_artisan("水妹", "Shuimei")


def told(user):
    return list(Message.objects.filter(recipient=user.phone).values_list("kind", flat=True))


def test_invited_she_says_yes_and_is_a_member_without_any_grant(cooperative, lead, shuimei):
    row = invite(cooperative=cooperative, phone=shuimei.user.phone, by=lead)
    assert (row.state, Membership.objects.current().count()) == (State.INVITED, 0)

    answer_invitation(membership=row, takes=True, by=shuimei.user)

    assert row.state == State.MEMBER
    assert list(Membership.objects.current()) == [row]
    assert Grant.objects.count() == 0
    assert (told(shuimei.user), told(lead)) == (["coop.invite"], ["coop.answer"])


def test_who_makes_nothing_here_is_told_to_register(cooperative, lead):
    buyer = a_user()
    for phone in (buyer.phone, "+8613900000000"):
        with pytest.raises(NotRegistered):
            invite(cooperative=cooperative, phone=phone, by=lead)
    assert Membership.objects.count() == 0


def test_asked_the_lead_answers_once(cooperative, lead, shuimei):
    row = ask(cooperative=cooperative, artisan=shuimei, by=shuimei.user)
    answer_request(membership=row, takes=False, by=lead)

    with pytest.raises(NotAnyMore):
        answer_request(membership=row, takes=True, by=lead)
    with pytest.raises(NotAnyMore):
        answer_invitation(membership=row, takes=True, by=shuimei.user)

    assert row.state == State.REFUSED
    assert told(shuimei.user) == ["coop.answer"]


def test_nobody_answers_for_the_other_side(cooperative, lead, shuimei):
    row = invite(cooperative=cooperative, phone=shuimei.user.phone, by=lead)

    with pytest.raises(NotAnyMore):
        answer_request(membership=row, takes=True, by=lead)
    with pytest.raises(NotAnyMore):
        take_back(membership=row, state=State.ASKED, by=shuimei.user)

    row.refresh_from_db()
    assert row.state == State.INVITED


def test_she_is_asked_once_at_a_time_and_may_come_back(cooperative, lead, shuimei):
    row = a_member(cooperative, shuimei)
    with pytest.raises(OpenAlready) as known:
        invite(cooperative=cooperative, phone=shuimei.user.phone, by=lead)
    assert known.value.state == State.MEMBER

    leave(membership=row, by=shuimei.user)
    again = ask(cooperative=cooperative, artisan=shuimei, by=shuimei.user)
    answer_request(membership=again, takes=True, by=lead)

    assert [each.state for each in Membership.objects.order_by("pk")] == ["left", "member"]
    assert Grant.objects.in_force().count() == 0


def test_she_leaves_and_every_grant_is_stamped_and_none_deleted(cooperative, lead, shuimei):
    row = a_member(cooperative, shuimei)

    leave(membership=row, by=shuimei.user)
    with pytest.raises(NotAnyMore):
        leave(membership=row, by=shuimei.user)

    stamps = Grant.objects.values_list("revoked_by", flat=True)
    assert list(stamps) == [shuimei.user.pk] * len(Grant.Kind)
    assert told(lead) == ["coop.leave"]


def test_a_number_is_one_members(cooperative, lead, shuimei):
    row, other = a_member(cooperative, shuimei), a_member(cooperative)
    change_member(membership=row, number="7", pieces_a_week=3, by=lead)

    with pytest.raises(NumberTaken):
        change_member(membership=other, number="7", pieces_a_week=None, by=lead)

    other.refresh_from_db()
    assert (other.number, row.number, row.pieces_a_week) == ("", "7", 3)
