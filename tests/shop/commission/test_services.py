from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from ground.messages.models import Message
from shop.commission import guard
from shop.commission.errors import NotAnyMore, NoticeTooShort, StartsInThePast
from shop.commission.models import CommissionRule
from shop.commission.services import add_rule, end_rule
from tests.cast import a_cooperative, a_shop, an_operator
from tests.shop.commission.rules import a_rule, in_force

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


def acts():
    return list(ModelLogEntry.objects.order_by("pk").values_list("action", flat=True))


def told():
    return sorted(Message.objects.values_list("kind", "body"))


def test_a_lower_rate_may_begin_at_once():
    operator = an_operator()

    rule = add_rule(rule=a_rule("0.03"), by=operator)

    assert CommissionRule.objects.get().rate == Decimal("0.03")
    assert (rule.made_by, acts(), told()) == (operator, ["commission.add"], [])


def test_a_rate_that_rises_needs_seven_days_and_is_told_to_whom_it_concerns():
    a_shop()
    a_shop(name="云岭", cooperative=a_cooperative())
    rise = {"shop_kind": "artisan", "name_zh": "新的标准"}

    with pytest.raises(NoticeTooShort) as refusal:
        add_rule(rule=a_rule("0.08", days=6, **rise), by=an_operator())

    assert (refusal.value.was, refusal.value.now) == (Decimal("0.05"), Decimal("0.08"))
    assert (CommissionRule.objects.count(), acts(), told()) == (0, [], [])

    add_rule(rule=a_rule("0.08", days=7, **rise), by=an_operator())

    [(kind, body)] = told()
    assert kind == "commission.rise"
    assert "平台服务费有变化（新的标准）。已经卖出的不变" in body


def test_nobody_is_told_of_a_rise_that_was_refused_or_told_twice():
    a_shop()
    rule = add_rule(rule=a_rule("0.08", days=8), by=an_operator())
    assert len(told()) == 1

    end_rule(rule=rule, by=an_operator())

    assert len(told()) == 1


def test_no_rule_begins_in_the_past():
    past = a_rule(valid_from=timezone.now() - DAY)

    with pytest.raises(StartsInThePast):
        add_rule(rule=past, by=an_operator())

    assert (CommissionRule.objects.count(), acts()) == (0, [])


def test_a_rule_that_favours_her_ends_with_notice_only():
    rule = in_force("0.01")

    with pytest.raises(NoticeTooShort):
        end_rule(rule=rule, at=timezone.now() + DAY, by=an_operator())

    rule.refresh_from_db()
    assert (rule.valid_until, rule.ended_by, acts()) == (None, None, [])

    until = timezone.now() + 8 * DAY
    operator = an_operator()
    end_rule(rule=rule, at=until, by=operator)

    rule.refresh_from_db()
    assert (rule.valid_until, rule.ended_by, acts()) == (until, operator, ["commission.end"])


def test_a_rule_that_costs_her_ends_at_once():
    rule = in_force("0.08")

    end_rule(rule=rule, by=an_operator())

    assert rule.valid_until is not None


def test_a_rule_that_has_not_begun_is_taken_back():
    rule = add_rule(rule=a_rule("0.08", days=8), by=an_operator())

    end_rule(rule=rule, at=timezone.now() + DAY, by=an_operator())

    assert rule.is_withdrawn
    assert CommissionRule.objects.not_over().count() == 0


def test_an_end_is_not_put_off_and_not_set_in_the_past():
    rule = in_force("0.08", valid_until=timezone.now() + DAY)

    with pytest.raises(NotAnyMore):
        end_rule(rule=rule, at=timezone.now() + 2 * DAY, by=an_operator())
    with pytest.raises(StartsInThePast):
        end_rule(rule=rule, at=timezone.now() - DAY, by=an_operator())

    rule.refresh_from_db()
    assert (rule.ended_by, acts()) == (None, [])


@pytest.mark.parametrize(
    "wrong",
    [
        {"rate": Decimal("1.01")},
        {"rate": Decimal("-0.01")},
        {"valid_from": timezone.now() - 30 * DAY},
        {"valid_until": timezone.now() - 30 * DAY},
        {"craft_id": "emb-miaoxiu", "family": "embroidery"},
    ],
)
def test_the_database_refuses_a_rule_that_cannot_be(wrong):
    rule = a_rule(made_by=an_operator())
    for name, value in wrong.items():
        setattr(rule, name, value)

    with pytest.raises(IntegrityError), transaction.atomic():
        rule.save()


@pytest.fixture
def guarded():
    guard.install(connection)
    yield
    guard.remove(connection)


def test_the_database_refuses_to_change_a_rule_or_let_it_go(guarded):
    rule = in_force("0.03")
    rules = CommissionRule.objects.filter(pk=rule.pk)

    for change in (lambda: rules.update(rate=0), lambda: rules.update(priority=1), rules.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()

    end_rule(rule=rule, at=timezone.now() + 8 * DAY, by=an_operator())
    assert rules.get().rate == Decimal("0.03")
