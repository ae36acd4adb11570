"""A helper who may get her messages hears of her orders, as long as that holds."""

import re

import pytest

from ground.messages.models import Message
from sellers.artisans.services import end_help
from shop.fulfilment.letters import remind_shop, tell_shop_called_off
from tests.cast import a_cooperative, a_member, a_shop, a_user, a_work
from tests.catalog.studio.hers import a_grant, a_seller
from tests.shop.fulfilment.parts import a_paid_part

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]


def bodies_to(user):
    return list(
        Message.objects.filter(recipient=user.phone).order_by("pk").values_list("body", flat=True)
    )


@pytest.fixture
def shop():
    return a_seller()


def test_she_is_told_of_a_new_order_and_never_of_money(till, shop):
    grant = a_grant(shop, may_list=False, may_message=True)

    part = a_paid_part(till, {a_work(shop=shop, price_fen=26800): 2})
    remind_shop(part)
    tell_shop_called_off(part)

    bodies = bodies_to(grant.helper)
    url = "http://testserver/studio/helping/"
    assert bodies == [
        f"你在帮彩云：她的店有一笔新订单，请告诉她。替她办事：{url}",
        f"你在帮彩云：有一笔订单还在等她接，请告诉她。替她办事：{url}",
        f"你在帮彩云：有一笔订单取消了，不用再做、再寄：{url}",
    ]
    assert [re.findall(r"[¥￥\d]", body) for body in bodies] == [[]] * 3
    assert len(bodies_to(shop.artisan.user)) == 3


@pytest.mark.parametrize(
    "terms", [{"may_order": True}, {"may_message": True, "until": "2020-01-01"}]
)
def test_out_of_scope_or_past_her_day_she_hears_nothing(till, shop, terms):
    grant = a_grant(shop, **terms)

    a_paid_part(till, {a_work(shop=shop): 1})

    assert bodies_to(grant.helper) == []


def test_once_it_is_ended_she_hears_nothing(till, shop):
    grant = a_grant(shop, may_message=True)
    end_help(grant=grant, by=shop.artisan.user)

    a_paid_part(till, {a_work(shop=shop): 1})

    assert bodies_to(grant.helper) == []


def test_of_a_cooperative_s_orders_a_member_s_helper_hears_nothing(till, shop):
    cooperative = a_cooperative()
    theirs = a_shop(name="云岭", cooperative=cooperative)
    a_member(cooperative, shop.artisan)
    grant = a_grant(shop, may_message=True)

    a_paid_part(till, {a_work(shop=theirs, maker=shop.artisan): 1})

    assert bodies_to(grant.helper) == []
    assert len(bodies_to(cooperative.keepers.get().user)) == 1


def test_who_runs_the_shop_as_well_is_told_once(till):
    cooperative = a_cooperative()
    keeper = cooperative.keepers.get().user
    theirs = a_shop(name="云岭", cooperative=cooperative)
    a_grant(a_seller(), helper=keeper, may_message=True)

    a_paid_part(till, {a_work(shop=theirs): 1})

    assert len(bodies_to(keeper)) == 1


def test_a_helper_reads_it_in_her_own_language(till, shop):
    grant = a_grant(shop, helper=a_user(name="Mei", language="en"), may_message=True)

    a_paid_part(till, {a_work(shop=shop): 1})

    [body] = bodies_to(grant.helper)
    assert "has a new order" in body
