"""A member finds on her start page what her cooperatives want of her, and what they owe her."""

import re

import pytest

from sellers.cooperatives.models import Membership
from sellers.production.offering import accept, offer
from sellers.sharing.paying import pay_by_hand
from sellers.sharing.services import earn
from tests.cast import a_shop
from tests.marketplace.studio.acting import a_helper_of
from tests.sellers.production.making import a_coop, a_member, an_offer, an_open_order, her, lead
from tests.shop.fulfilment.parts import a_paid_part

pytestmark = pytest.mark.django_db
START = "/studio/"


@pytest.fixture
def member():
    return a_member(a_coop())


def seen(client, member):
    client.force_login(member.artisan.user)
    return client.get(START)


def earned(member, fen):
    whose = {"cooperative_id": member.cooperative_id, "artisan_id": member.artisan_id}
    earn(**whose, fen=fen, key="piece:1:1", kind="piece_pay", reference="p")


def test_an_offer_stands_on_her_start_page_without_a_shop(client, member):
    an_offer(member=member, order=an_open_order(member.cooperative))

    body = seen(client, member).content.decode()
    assert "有 1 份活等你答复" in body
    assert "/studio/assignments/" in body
    assert "/studio/shares/" in body
    assert "/studio/cooperatives/" in body


def test_it_stands_there_with_a_shop_too(client, member):
    a_shop(artisan=member.artisan)
    an_offer(member=member, order=an_open_order(member.cooperative))

    assert "有 1 份活等你答复" in seen(client, member).content.decode()


def test_work_in_hand_and_what_she_is_owed_are_counted(client, member):
    order = an_open_order(member.cooperative)
    (given,) = offer(order=order, pieces={member.pk: 3}, by=lead(member.cooperative))
    accept(assignment=given, by=her(given))
    earned(member, 5000)
    sums = {member.artisan_id: 2000}
    pay_by_hand(cooperative=member.cooperative, sums=sums, by=lead(member.cooperative))

    circle = seen(client, member).context["circle"]
    found = (circle.offered, circle.in_hand, circle.paid, circle.owed_fen)
    assert found == (0, 1, 1, 3000)


def test_who_has_no_cooperative_reads_nothing_of_one(client, member):
    Membership.objects.all().delete()

    assert seen(client, member).context["circle"] is None


def test_a_helper_reads_of_offers_and_nothing_of_money(client, till):
    part = a_paid_part(till)
    member = a_member(a_coop(), artisan=part.shop.artisan)
    an_offer(member=member, order=an_open_order(member.cooperative))
    earned(member, 5000)
    a_helper_of(part, client, may_order=True)

    answer = client.get(START)
    assert "有 1 份活等她答复" in answer.content.decode()
    assert answer.context["circle"].owed_fen == 0
    assert "50.00" not in answer.content.decode()


def test_her_income_without_a_shop_leads_to_her_shares(client, member):
    client.force_login(member.artisan.user)

    assert 'class="button" href="/studio/shares/"' in client.get("/studio/income/").content.decode()


def test_without_a_shop_she_finds_the_way_to_all_that_is_hers(client, member):
    body = seen(client, member).content.decode()

    ways = re.search(r'aria-labelledby="people".*?</section>', body, re.DOTALL)[0]
    for address in re.findall(r'href="([^"]+)"', ways):
        assert (address, client.get(address).status_code) == (address, 200)
    assert "/studio/way/" in ways
