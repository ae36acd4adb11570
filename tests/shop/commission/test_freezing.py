"""An order keeps the rate and the rule of its day."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from shop.commission.queries import terms_for
from shop.commission.services import end_rule
from shop.order.models import Line
from tests.cast import a_cooperative, a_craft, a_shop, a_work, an_operator
from tests.shop.baskets import an_order
from tests.shop.commission.rules import in_force

pytestmark = pytest.mark.django_db


def frozen():
    lines = Line.objects.order_by("pk")
    return list(lines.values_list("commission_fen", "commission_rate", "commission_rule"))


def test_without_rules_the_usual_rate_is_frozen():
    an_order({a_work(price_fen=10000): 1})

    assert frozen() == [(500, Decimal("0.05"), None)]


def test_each_line_keeps_the_rule_that_made_its_rate():
    embroidery = in_force("0.03", family="embroidery")
    theirs = in_force("0.08", shop_kind="cooperative", priority=1)
    paper = a_craft("cut", "剪纸", "Paper-cut", "papercut")
    works = [
        a_work(price_fen=10000),
        a_work(price_fen=10000, craft=paper),
        a_work(price_fen=10000, shop=a_shop("云岭", cooperative=a_cooperative())),
    ]

    order = an_order(dict.fromkeys(works, 1))

    assert frozen() == [
        (300, Decimal("0.03"), embroidery.pk),
        (500, Decimal("0.05"), None),
        (800, Decimal("0.08"), theirs.pk),
    ]
    assert sorted(part.commission_fen for part in order.seller_orders.all()) == [300, 500, 800]


def test_what_ended_and_what_comes_decides_nothing():
    in_force("0.01", since=9, valid_until=timezone.now() - timezone.timedelta(days=1))
    in_force("0.02", since=-1, shop_kind="artisan")

    an_order({a_work(price_fen=10000): 1})

    assert frozen() == [(500, Decimal("0.05"), None)]


def test_a_change_never_touches_the_past(settings):
    rule = in_force("0.08")
    an_order({a_work(price_fen=10000): 1})

    end_rule(rule=rule, by=an_operator())
    in_force("0.01", priority=1)
    settings.COMMISSION = Decimal("0.2")

    assert frozen() == [(800, Decimal("0.08"), rule.pk)]


def test_rules_are_read_once_whatever_the_number_of_lines():
    for family in ("embroidery", "papercut", "dye"):
        in_force(family=family)
    counts = []
    for number in (1, 6):
        works = {a_work(): 1 for _ in range(number)}
        with CaptureQueriesContext(
            connection,
        ) as asked:
            an_order(works)
        about = [each["sql"] for each in asked if "commissionrule" in each["sql"]]
        counts.append(len([sql for sql in about if sql.startswith("SELECT")]))

    assert counts == [1, 1]


def test_she_reads_of_rules_that_can_concern_her():
    shop = a_work().shop
    hers = in_force("0.03", family="embroidery")
    anybody = in_force("0.04", priority=200)
    soon = in_force("0.02", since=-1, shop_kind="artisan", priority=300)
    in_force(shop_kind="cooperative")
    in_force(family="papercut")
    in_force(craft=a_craft("cut", "剪纸", "Paper-cut", "papercut"))

    terms = terms_for([shop])

    assert (terms.now, terms.coming) == ([hers, anybody], [soon])


def test_her_income_says_how_it_is_reckoned_even_before_the_first_sale(client):
    shop = a_work().shop
    in_force("0.03", family="embroidery")
    client.force_login(shop.artisan.user)

    page = client.get("/studio/income/").content.decode()

    assert "平常收作品钱的 5%。" in page
    assert "开业优惠" in page
    assert "收 3%" in page
