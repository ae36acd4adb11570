"""Commission rules for tests: dull, but for what a test names."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from shop.commission.models import CommissionRule
from tests.cast import an_operator


def a_rule(rate="0.03", days=0, **fields) -> CommissionRule:
    """Not written yet; in force from so many days on."""
    fields.setdefault("valid_from", timezone.now() + timedelta(days=days, minutes=1))
    fields.setdefault("name_zh", "开业优惠")
    fields.setdefault("name_en", "Opening rate")
    return CommissionRule(rate=Decimal(rate), **fields)


def in_force(rate="0.03", since=1, **fields) -> CommissionRule:
    """Written some days ago."""
    then = timezone.now() - timedelta(days=since)
    rule = a_rule(rate, valid_from=then, made_at=then, **fields)
    rule.made_by = an_operator()
    rule.save()
    return rule
