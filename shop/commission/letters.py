"""What sellers are told of a commission that rises, in time to say something about it."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.messages.services import Reach, tell
from sellers.partner.models import Partner
from sellers.partner.runners import runners_of_all
from shop.commission.models import CommissionRule


def tell_of_rise(rule: CommissionRule, at: datetime) -> None:
    """Whoever runs a shop of the rule's kind, once a rule and moment."""
    missing = {"artisan": "artisan", "cooperative": "cooperative"}.get(rule.shop_kind)
    shops = Partner.objects.filter(is_open=True)
    if missing:
        shops = shops.filter(**{f"{missing}__isnull": False})
    for user in runners_of_all(shops).iterator():
        with override(user.language):
            day = date_format(timezone.localtime(at), "MONTH_DAY_FORMAT")
            url = f"{settings.SITE_URL}{reverse('studio-income')}"
            tell(
                kind="commission.rise",
                key=f"commission.rise:{rule.pk}:{at:%Y%m%d}:{user.pk}",
                reach=Reach(phone=user.phone, email=user.email, language=user.language),
                subject=_("服务费要变"),
                body=_(
                    "%(day)s起，平台服务费有变化（%(name)s）。已经卖出的不变。看看是多少：%(url)s"
                )
                % {"day": day, "name": rule.name, "url": url},
            )
