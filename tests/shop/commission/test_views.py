from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from oscar.apps.offer.models import Benefit, Condition, ConditionalOffer, Range

from shop.commission.models import CommissionRule
from tests.cast import a_craft, a_user, an_officer, an_operator
from tests.shop.commission.rules import in_force

pytestmark = pytest.mark.django_db
PAGE = "/desk/money/commission/"
DAY = timedelta(days=1)


@pytest.fixture
def operator(client):
    client.force_login(an_operator())
    return client


def day(number):
    return f"{timezone.localdate() + number * DAY:%Y-%m-%d}"


def typed(**changes):
    fields = {
        "name_zh": "绣品优惠", "name_en": "Embroidery rate", "percent": "3.5", "shop_kind": "",
        "craft": "", "campaign": "", "priority": "100", "first_day": day(0), "last_day": "",
    }  # fmt: skip
    return fields | changes


def test_a_rule_is_added_and_stands_among_those_in_force(operator):
    answer = operator.post(PAGE, typed(shop_kind="cooperative"), follow=True)

    rule = CommissionRule.objects.get()
    assert (rule.rate, rule.shop_kind, rule.valid_until) == (Decimal("0.035"), "cooperative", None)
    assert answer.context["terms"].now == [rule]
    assert "规则加好了。已经卖出的不变。" in answer.content.decode()


def test_a_rule_to_come_lasts_to_the_end_of_its_last_day(operator):
    operator.post(PAGE, typed(first_day=day(2), last_day=day(3)))

    rule = CommissionRule.objects.get()
    days = [timezone.localtime(at).date() for at in (rule.valid_from, rule.valid_until)]
    assert days == [timezone.localdate() + 2 * DAY, timezone.localdate() + 4 * DAY]
    assert operator.get(PAGE).context["terms"].coming == [rule]


@pytest.mark.parametrize(
    ("craft", "kept"), [("emb-miaoxiu", ("emb-miaoxiu", "")), ("embroidery", (None, "embroidery"))]
)
def test_a_rule_names_a_craft_or_a_family(operator, craft, kept):
    a_craft()

    operator.post(PAGE, typed(craft=craft))

    rule = CommissionRule.objects.get()
    assert (rule.craft_id, rule.family) == kept


def test_a_rule_names_a_campaign_there_is(operator):
    everything = Range.objects.create(name="全部", includes_all_products=True)
    ConditionalOffer.objects.create(
        name="春节",
        condition=Condition.objects.create(range=everything, type="Count", value=1),
        benefit=Benefit.objects.create(range=everything, type="Percentage", value=10),
    )

    operator.post(PAGE, typed(campaign="春节"))

    assert CommissionRule.objects.get().campaign == "春节"


@pytest.mark.parametrize(
    "wrong",
    [
        {"name_zh": ""}, {"name_en": ""}, {"name_zh": "长" * 61},
        {"percent": ""}, {"percent": "abc"}, {"percent": "-1"}, {"percent": "31"},
        {"percent": "3.555"}, {"percent": "NaN"}, {"percent": "1e9"},
        {"shop_kind": "factory"}, {"craft": "nothing"}, {"campaign": "没有这个"},
        {"priority": ""}, {"priority": "0"}, {"priority": "1000"}, {"priority": "first"},
        {"first_day": ""}, {"first_day": "明天"}, {"first_day": day(-1)},
        {"first_day": "2026-02-30"}, {"last_day": "x"}, {"last_day": day(-2)},
        {"percent": "8"}, {"percent": "8", "first_day": day(6)},
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_written(operator, wrong):
    answer = operator.post(PAGE, typed(**wrong))

    assert answer.status_code == 400
    assert "<title>有错误：" in answer.content.decode()
    assert CommissionRule.objects.count() == 0


def test_a_rise_too_soon_says_why_and_when_it_can_be(operator):
    said = operator.post(PAGE, typed(percent="8")).content.decode()

    assert "有的店会从 5% 涨到 8%，要提前七天告诉她们。最早" in said

    earliest = operator.post(PAGE, typed(percent="8", first_day=day(8)))
    assert earliest.status_code == 302


def test_a_rule_is_ended(operator):
    rule = in_force("0.08")

    assert operator.get(f"{PAGE}{rule.pk}/end/").status_code == 200
    operator.post(f"{PAGE}{rule.pk}/end/", {"last_day": ""})

    rule.refresh_from_db()
    assert rule.valid_until <= timezone.now()
    assert list(operator.get(PAGE).context["past"]) == [rule]


@pytest.mark.parametrize("last_day", ["x", day(-1), day(0), day(5)])
def test_a_rule_that_favours_her_is_not_ended_without_notice(operator, last_day):
    rule = in_force("0.01")

    answer = operator.post(f"{PAGE}{rule.pk}/end/", {"last_day": last_day})

    rule.refresh_from_db()
    assert (answer.status_code, rule.valid_until) == (400, None)


def test_what_is_over_or_unknown_is_not_ended(operator):
    over = in_force("0.08", since=3, valid_until=timezone.now() - DAY)

    assert operator.post(f"{PAGE}{over.pk}/end/").status_code == 404
    assert operator.post(f"{PAGE}999999/end/").status_code == 404


def test_nobody_else_learns_of_it(client):
    for user in (a_user(), an_officer().user):
        client.force_login(user)
        assert client.get(PAGE).status_code == 404
        assert client.post(PAGE, typed()).status_code == 404
    assert CommissionRule.objects.count() == 0


def queries(client):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(PAGE).status_code == 200
    return len(asked)


def test_the_page_asks_as_often_for_many_rules(operator):
    over = {"since": 9, "valid_until": timezone.now() - DAY, "family": "papercut"}
    in_force(craft=a_craft())
    in_force(**over)
    few = queries(operator)
    for _ in range(5):
        in_force(craft=a_craft())
        in_force(**over)

    assert queries(operator) == few <= 9


def test_it_speaks_english(operator):
    in_force("0.035", shop_kind="cooperative")

    page = operator.get(f"/en{PAGE}").content.decode()

    assert "A cooperative&#x27;s shop" in page
    assert "Opening rate" in page
