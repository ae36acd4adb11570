"""What the other side is told; whoever works at the organ now."""

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.messages.services import Reach, tell
from programme.lending.models import Lending
from sellers.organs.models import Officer, Organ


def tell_side(lending: Lending, step: str, organ: Organ) -> None:
    """`step`: ask, agree, refuse, use, take_back, withdraw."""
    officers = Officer.objects.filter(organ=organ, is_active=True)
    for officer in officers.exclude(role=Officer.Role.AUDITOR).select_related("user"):
        user = officer.user
        with override(user.language):
            tell(
                kind=f"lending.{step}",
                key=f"lending.{step}:{lending.pk}:{user.pk}",
                reach=Reach(phone=user.phone, email=user.email, language=user.language),
                subject=_("单位之间借用"),
                body=_said(step) % _names(lending),
            )


def _said(step: str) -> str:
    return {
        "ask": _("【巧手】%(borrower)s想借「%(what)s」，%(first)s 到 %(last)s。请答复：%(url)s"),
        "agree": _("【巧手】%(lender)s答应借「%(what)s」，%(first)s 到 %(last)s：%(url)s"),
        "refuse": _("【巧手】%(lender)s没有借「%(what)s」。原因：%(reason)s %(url)s"),
        "use": _("【巧手】%(borrower)s开始用「%(what)s」了，用到 %(last)s：%(url)s"),
        "take_back": _("【巧手】%(lender)s收到还回的「%(what)s」了，谢谢。%(url)s"),
        "withdraw": _("【巧手】%(borrower)s不借「%(what)s」了。%(url)s"),
    }[step]


def _names(lending: Lending) -> dict[str, str]:
    page = reverse("desk-lending-one", args=[lending.pk])
    return {
        "what": lending.what,
        "lender": lending.lender.name,
        "borrower": lending.borrower.name,
        "first": date_format(lending.from_on, "MONTH_DAY_FORMAT"),
        "last": date_format(lending.until_on, "MONTH_DAY_FORMAT"),
        "reason": lending.reason,
        "url": f"{settings.SITE_URL}{page}",
    }
