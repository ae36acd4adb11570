"""What members and keepers are told of their money."""

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.accounts.models import User
from ground.messages.services import Reach, tell
from ground.money.fen import to_yuan
from sellers.cooperatives.models import Keeper
from sellers.sharing.models import Agreement, MemberPayment


def tell_agreement(agreement: Agreement) -> None:
    """All members, before it begins."""
    same_day = Agreement.objects.filter(
        cooperative=agreement.cooperative_id, in_force_from=agreement.in_force_from
    )
    is_another = same_day.exclude(withdrawn_at=None).exists()
    _tell_all(agreement, "sharing.agreed", "another" if is_another else "new")


def tell_withdrawn(agreement: Agreement) -> None:
    """All members: what they were told will not be."""
    _tell_all(agreement, "sharing.withdrawn", "withdrawn")


def _tell_all(agreement: Agreement, kind: str, step: str) -> None:
    members = agreement.cooperative.memberships.current()
    for user in User.objects.filter(artisan__memberships__in=members, is_active=True):
        with override(user.language):
            body = _to_all(step) % {
                "name": agreement.cooperative,
                "day": date_format(agreement.in_force_from, "DATE_FORMAT"),
                "url": _shares(),
            }
        _tell(user, kind, f"{agreement.pk}:{user.pk}", body)


def _to_all(step: str) -> str:
    return {
        "new": _("【巧手】%(name)s 定了新的分钱约定，%(day)s 起开始的活按它算：%(url)s"),
        "another": _("【巧手】%(name)s 改了 %(day)s 起的分钱约定，上次说的不算了：%(url)s"),
        "withdrawn": _("【巧手】%(name)s 撤回了 %(day)s 起的分钱约定，还照现在的分：%(url)s"),
    }[step]


def tell_paid(payment: MemberPayment) -> None:
    """Paid by hand she is asked whether she has it."""
    user = payment.artisan.user
    if user is None:
        return
    with override(user.language):
        body = {
            MemberPayment.Way.HAND: _(
                "【巧手】%(name)s 记下了：发给你 %(yuan)s 元。收到没有，请在这里说一声：%(url)s"
            ),
            MemberPayment.Way.PLATFORM: _(
                "【巧手】%(name)s 给你 %(yuan)s 元，平台会打到你的收款账户：%(url)s"
            ),
        }[MemberPayment.Way(payment.way)] % _facts(payment)
    _tell(user, "sharing.paid", str(payment.pk), body)


def tell_undone(payment: MemberPayment) -> None:
    user = payment.artisan.user
    if user is None:
        return
    with override(user.language):
        body = _("【巧手】%(name)s 记错了一笔 %(yuan)s 元，已经改回来，还欠着你：%(url)s") % _facts(
            payment
        )
    _tell(user, "sharing.undone", str(payment.pk), body)


def tell_disputed(payment: MemberPayment) -> None:
    """Who keeps its money looks into it."""
    place = reverse("coop-shares", args=[payment.cooperative_id])
    keepers = Keeper.objects.filter(
        cooperative=payment.cooperative_id, role__in=Keeper.SEES_MONEY, user__is_active=True
    )
    for keeper in keepers.select_related("user"):
        with override(keeper.user.language):
            body = _("【巧手】%(who)s 说没有收到 %(yuan)s 元，请去查一下：%(url)s") % {
                "who": payment.artisan.name,
                "yuan": to_yuan(payment.amount_fen),
                "url": f"{settings.SITE_URL}{place}",
            }
        _tell(keeper.user, "sharing.disputed", f"{payment.pk}:{keeper.user_id}", body)


def _facts(payment: MemberPayment) -> dict[str, object]:
    return {
        "name": payment.cooperative,
        "yuan": to_yuan(payment.amount_fen),
        "url": _shares(),
    }


def _shares() -> str:
    return f"{settings.SITE_URL}{reverse('studio-shares')}"


def _tell(user: User, kind: str, key: str, body: str) -> None:
    reach = Reach(phone=user.phone, language=user.language)
    tell(kind=kind, key=f"{kind}:{key}", reach=reach, body=body)
