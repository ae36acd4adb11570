"""What she and whoever reported are told, each in their own language."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.messages.services import Reach, tell
from ground.rules.models import Version
from sellers.partner.models import Partner
from sellers.partner.runners import runners_of_all
from shop.moderation.models import Appeal, Report, Suspension


def tell_suspended(suspension: Suspension) -> None:
    said = _said("suspended")
    _tell_shop(suspension, f"suspended:{suspension.pk}", said, suspension.words)


def tell_lifted(suspension: Suspension) -> None:
    _tell_shop(suspension, f"lifted:{suspension.pk}", _said("lifted"), suspension.lift_words)


def tell_upheld(appeal: Appeal) -> None:
    _tell_shop(appeal.suspension, f"upheld:{appeal.pk}", _said("upheld"), appeal.answer)


def _said(step: str) -> str:
    """Still Chinese: each reader's language comes with the message."""
    with override("zh-hans"):
        return {
            "suspended": _("【巧手】「%(name)s」暂停了：%(reason)s。%(words)s 怎么申诉：%(url)s"),
            "lifted": _("【巧手】「%(name)s」恢复了。%(words)s 看看：%(url)s"),
            "upheld": _("【巧手】看过你的申诉，「%(name)s」还是暂停。%(words)s 看看：%(url)s"),
        }[step]


def _tell_shop(suspension: Suspension, key: str, said: str, words: str) -> None:
    shop = suspension.shop_id or suspension.work.shop_id
    url = f"{settings.SITE_URL}{reverse('studio-suspension', args=[suspension.pk])}"
    for user in runners_of_all(Partner.objects.filter(pk=shop)):
        with override(user.language):
            names = {
                "name": suspension.name,
                "reason": suspension.get_reason_display(),
                "words": words,
                "url": url,
            }
            tell(
                kind="suspension",
                key=f"suspension.{key}:{user.pk}",
                reach=Reach(phone=user.phone, email=user.email, language=user.language),
                subject=_("你的店有消息"),
                body=_(said) % names,
            )


def tell_answer(report: Report) -> None:
    """Before the contact is deleted."""
    is_mail = "@" in report.contact
    reach = Reach(
        phone="" if is_mail else report.contact,
        email=report.contact if is_mail else "",
        language=report.language,
    )
    with override(report.language):
        tell(
            kind="report.answer",
            key=f"report.answer:{report.number}",
            reach=reach,
            subject=_("您反映的事有了答复"),
            body=_("【巧手】您反映的事（%(number)s）：%(answer)s 不满意可以拨打 12315。")
            % {"number": report.number, "answer": report.answer},
        )


def tell_rules(version: Version) -> None:
    """Everybody who sells: what comes, and where to say something about it."""
    shops = Partner.objects.exclude(artisan=None, cooperative=None)
    url = f"{settings.SITE_URL}{version.get_absolute_url()}"
    for user in runners_of_all(shops).iterator():
        with override(user.language):
            day = date_format(timezone.localtime(version.effective_from), "MONTH_DAY_FORMAT")
            tell(
                kind="rules.coming",
                key=f"rules.coming:{version.pk}:{user.pk}",
                reach=Reach(phone=user.phone, email=user.email, language=user.language),
                subject=_("规则要改"),
                body=_("【巧手】「%(kind)s」的规则 %(day)s起有改动，有意见可以写给我们：%(url)s")
                % {"kind": version.get_kind_display(), "day": day, "url": url},
            )
