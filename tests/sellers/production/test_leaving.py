"""Who leaves is asked for nothing any more, in the same step."""

import pytest
from django.test import Client
from django.urls import reverse

from catalog.consents import leave_cooperative, remove_member
from ground.messages.models import Message
from sellers.cooperatives.errors import NotAnyMore
from sellers.cooperatives.models import Membership
from sellers.production.errors import LeftAlready
from sellers.production.models import Assignment
from sellers.production.offering import accept
from sellers.production.queries import left_to_give, left_with_pieces
from tests.sellers.production.making import (
    a_coop,
    a_member,
    an_offer,
    an_open_order,
    her,
    in_days,
    in_hand,
)

pytestmark = pytest.mark.django_db
Hers = Assignment.State


@pytest.fixture
def coop():
    return a_coop()


def state_of(assignment):
    assignment.refresh_from_db()
    return assignment.state


@pytest.mark.parametrize("end", [leave_cooperative, remove_member])
def test_what_she_was_asked_for_is_free_again_and_both_are_told(coop, end):
    order = an_open_order(coop, pieces=10)
    offered = an_offer(order, pieces=6)

    end(membership=offered.membership, by=her(offered))

    assert (state_of(offered), left_to_give(order)) == (Hers.WITHDRAWN, 10)
    assert list(left_with_pieces(coop)) == []
    for kind in ("assignment.withdrawn", "production.free_again"):
        assert Message.objects.filter(kind=kind).count() == 1


def test_what_she_has_in_hand_and_what_others_were_asked_stays(coop):
    member = a_member(coop)
    mine = in_hand(an_open_order(coop), member)
    others = an_offer(an_open_order(coop), a_member(coop, "阿彩"))

    leave_cooperative(membership=member, by=her(mine))

    assert (state_of(mine), state_of(others)) == (Hers.ACCEPTED, Hers.OFFERED)


def test_who_left_before_leaves_no_second_time(coop):
    offered = an_offer(an_open_order(coop))
    Membership.objects.filter(pk=offered.membership_id).update(state="left", left_on=in_days(0))

    with pytest.raises(NotAnyMore):
        leave_cooperative(membership=offered.membership, by=her(offered))

    assert state_of(offered) == Hers.OFFERED


def test_an_old_page_tells_her_in_her_own_words(coop):
    offered = an_offer(an_open_order(coop))
    client = Client()
    client.force_login(her(offered))
    leave_cooperative(membership=offered.membership, by=her(offered))

    address = reverse("studio-assignment-answer", args=[offered.pk])
    page = client.post(address, {"answer": "yes"}, follow=True)

    assert page.redirect_chain[-1][0] == reverse("studio-assignments")
    assert "不用答复了" in page.content.decode()
    assert state_of(offered) == Hers.WITHDRAWN


def test_asked_while_she_left_she_does_not_take_it(coop):
    offered = an_offer(an_open_order(coop))
    Membership.objects.filter(pk=offered.membership_id).update(state="left", left_on=in_days(0))

    with pytest.raises(LeftAlready):
        accept(assignment=offered, by=her(offered))

    assert state_of(offered) == Hers.OFFERED
