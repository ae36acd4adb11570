from decimal import Decimal

from django import template
from django.utils.translation import gettext as _

from shop.commission.models import CommissionRule

register = template.Library()


@register.filter
def percent(rate: Decimal | None) -> str:
    """Such as 5% or 3.5%, without needless zeros."""
    return f"{(100 * (rate or Decimal(0))).normalize():f}%"


@register.filter
def scope(rule: CommissionRule) -> str:
    """What it holds for, in words."""
    named = [
        rule.get_shop_kind_display() if rule.shop_kind else "",
        rule.craft.name if rule.craft else "",
        rule.get_family_display() if rule.family else "",
        _("活动「%(name)s」") % {"name": rule.campaign} if rule.campaign else "",
    ]
    return " · ".join(each for each in named if each) or _("所有作品")
