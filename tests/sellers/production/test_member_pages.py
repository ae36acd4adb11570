"""Her side: she sees what it pays before she answers; a helper sees no money."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from sellers.artisans.models import HelperAct
from sellers.production.models import Appeal, Assignment, Delivery
from tests.cast import an_artisan
from tests.catalog.studio.hers import a_grant, a_seller, help_with
from tests.sellers.production.making import (
    REJECT,
    a_coop,
    a_member,
    an_offer,
    an_open_order,
    handed_in,
    her,
    in_hand,
    judged,
)

pytestmark = pytest.mark.django_db


def hers(assignment):
    client = Client()
    client.force_login(her(assignment))
    return client


def at(name, row):
    return reverse(name, args=[row.pk])


def test_she_reads_what_it_pays_before_she_answers(settings):
    settings.MINIMUM_HOURLY_FEN = {"default": 2500}
    offered = an_offer(pieces=4)

    page = hers(offered).get(at("studio-assignment", offered)).content.decode()

    assert "¥15.00" in page
    assert "¥60.00" in page
    assert "一小时大约 ¥22.50，低于当地最低 ¥25.00" in page


@pytest.mark.parametrize(("word", "state"), [("yes", "accepted"), ("no", "declined")])
def test_she_answers(word, state):
    offered = an_offer()

    hers(offered).post(at("studio-assignment-answer", offered), {"answer": word})

    offered.refresh_from_db()
    assert offered.state == state


def test_another_word_is_no_answer():
    offered = an_offer()

    hers(offered).post(at("studio-assignment-answer", offered), {"answer": "maybe"})

    offered.refresh_from_db()
    assert offered.state == Assignment.State.OFFERED


def test_she_tells_how_far_she_is_and_hands_in():
    mine = in_hand(pieces=4)
    client = hers(mine)

    client.post(at("studio-assignment-made", mine), {"made": "３"})
    client.post(at("studio-assignment-hand-in", mine), {"pieces": "2", "key": "k"})
    client.post(at("studio-assignment-hand-in", mine), {"pieces": "2", "key": "k"})

    mine.refresh_from_db()
    assert (mine.made, mine.delivered) == (3, 2)


@pytest.mark.parametrize("name", ["made", "hand-in"])
@pytest.mark.parametrize("typed", ["", "x", "-1", "9" * 99, "1.5", "\x00"])
def test_bad_numbers_change_nothing(name, typed):
    mine = in_hand(pieces=4)
    sent = {"pieces": typed, "made": typed, "key": "k"}

    answer = hers(mine).post(at(f"studio-assignment-{name}", mine), sent)

    mine.refresh_from_db()
    assert (answer.status_code, mine.made, Delivery.objects.count()) == (400, 0, 0)


@pytest.mark.parametrize(("name", "least"), [("hand-in", 1), ("made", 0)])
@pytest.mark.parametrize("typed", ["99", "-1"])
def test_what_she_cannot_have_is_marked_at_its_field_and_stays(name, least, typed):
    mine = in_hand(pieces=7)
    sent = {"pieces": typed, "made": typed, "key": "k"}

    answer = hers(mine).post(at(f"studio-assignment-{name}", mine), sent)

    page = answer.content.decode()
    field = "made" if name == "made" else "pieces"
    assert (answer.status_code, Delivery.objects.count()) == (400, 0)
    assert page.count(f"请写 {least} 到 7 之间的数") == 2  # on top and at the field
    assert (
        re.search(rf'<input[^>]*name="{field}"[^>]*>', page).group().count(f'value="{typed}"') == 1
    )


def test_all_of_it_sent_twice_is_handed_in_once_without_a_word():
    mine = in_hand(pieces=4)
    sent = {"pieces": "4", "key": "k"}

    client = hers(mine)
    answers = [client.post(at("studio-assignment-hand-in", mine), sent) for _ in range(2)]

    mine.refresh_from_db()
    assert [each.status_code for each in answers] == [302, 302]
    assert (mine.delivered, Delivery.objects.count()) == (4, 1)


def test_she_sees_why_and_asks_for_another_look_once():
    rejected = judged(handed_in(in_hand(pieces=3), 3), REJECT)
    client = hers(rejected.delivery.assignment)

    page = client.get(at("studio-assignment", rejected.delivery.assignment)).content.decode()
    empty = client.post(at("studio-rejection", rejected), {"words": " "})
    client.post(at("studio-rejection", rejected), {"words": "布是你们给的"})
    client.post(at("studio-rejection", rejected), {"words": "再一次"})

    assert "线头没有收好" in page
    assert empty.status_code == 400
    assert [each.words for each in Appeal.objects.all()] == ["布是你们给的"]


def test_easy_reading_has_the_same_page():
    offered = an_offer()
    type(her(offered)).objects.filter(pk=her(offered).pk).update(easy_read=True)

    page = hers(offered).get(at("studio-assignment", offered))

    assert page.status_code == 200
    assert 'class="icon"' in page.content.decode()


class TestHelper:
    @pytest.fixture
    def helper(self):
        shop = a_seller()
        member = a_member(a_coop(), artisan=shop.artisan)
        client = Client()
        help_with(client, a_grant(shop, may_order=True))
        return client, member

    def test_she_sees_no_pay_and_does_not_accept(self, helper):
        client, member = helper
        offered = an_offer(an_open_order(member.cooperative), member)

        page = client.get(at("studio-assignment", offered)).content.decode()
        answer = client.post(at("studio-assignment-answer", offered), {"answer": "yes"})

        offered.refresh_from_db()
        assert "¥" not in page
        assert (answer.status_code, offered.state) == (404, Assignment.State.OFFERED)

    def test_she_hands_in_and_it_is_written_down(self, helper):
        client, member = helper
        mine = in_hand(an_open_order(member.cooperative), member, pieces=3)

        client.post(at("studio-assignment-hand-in", mine), {"pieces": "2", "key": "k"})

        mine.refresh_from_db()
        assert mine.delivered == 2
        assert [each.what for each in HelperAct.objects.all()] == ["交了做好的"]


def test_who_was_never_asked_has_an_empty_list(client):
    client.force_login(an_artisan().user)

    assert "现在没有活" in client.get(reverse("studio-assignments")).content.decode()
