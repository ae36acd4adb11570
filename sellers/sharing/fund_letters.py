"""Who keeps the money hears what was done with a fund; the members, where she keeps it alone."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.accounts.models import User
from ground.messages.services import Reach, tell
from ground.money.fen import to_yuan
from sellers.cooperatives.models import Keeper
from sellers.sharing.models import FundSpending
from sellers.sharing.queries import members_beside


def tell_fund(spending: FundSpending, step: str, by: User) -> None:
    """`step`: recorded, confirmed, undone. Where no other keeper can confirm, members may."""
    place = reverse("coop-fund", args=[spending.cooperative_id, spending.pk])
    readers = _keepers(spending, by)
    if step == "recorded" and not readers:
        readers, place = members_beside(spending.cooperative_id, by), reverse("studio-shares")
    for user in readers:
        with override(user.language):
            body = _said(step) % {
                "who": by.name,
                "fund": spending.get_fund_display(),
                "yuan": to_yuan(spending.amount_fen),
                "url": f"{settings.SITE_URL}{place}",
            }
        reach = Reach(phone=user.phone, language=user.language)
        key = f"fund.{step}:{spending.pk}:{user.pk}"
        tell(kind=f"fund.{step}", key=key, reach=reach, body=body)


def _keepers(spending: FundSpending, by: User) -> list[User]:
    keepers = Keeper.objects.filter(
        cooperative=spending.cooperative_id, role__in=Keeper.SEES_MONEY, user__is_active=True
    )
    return [keeper.user for keeper in keepers.exclude(user=by).select_related("user")]


def _said(step: str) -> str:
    return {
        "recorded": _("【巧手】%(who)s 从%(fund)s用了 %(yuan)s 元，请你看一看，对就确认：%(url)s"),
        "confirmed": _("【巧手】%(who)s 确认了：从%(fund)s用了 %(yuan)s 元。%(url)s"),
        "undone": _("【巧手】%(who)s 撤回了一笔：从%(fund)s用的 %(yuan)s 元不算了。%(url)s"),
    }[step]
