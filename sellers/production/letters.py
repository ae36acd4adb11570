"""What members and keepers are told. No message names money: her page does."""

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.accounts.models import User
from ground.messages.services import Reach, tell
from sellers.artisans.models import Artisan
from sellers.artisans.queries import listeners_of
from sellers.cooperatives.models import Keeper
from sellers.production.models import Assignment, ProductionOrder

Role = Keeper.Role


def tell_member(assignment: Assignment, step: str, about: object = "", reason: str = "") -> None:
    """Herself, and helpers who get her messages."""
    artisan = assignment.membership.artisan
    path = reverse("studio-assignment", args=[assignment.pk])
    if step == "withdrawn":
        path = reverse("studio-assignments")  # it is hers no more
    for user in _readers(artisan):
        with override(user.language):
            body = _to_member(step) % (_names(assignment) | {"reason": reason})
            _tell(user, f"assignment.{step}:{assignment.pk}:{about}", body, path)


def tell_keepers(assignment: Assignment, step: str, about: object = "") -> None:
    order = assignment.production_order
    path = reverse("production-order", args=[order.cooperative_id, order.pk])
    roles = [Role.LEAD, Role.QUALITY] if step in {"delivered", "appealed"} else [Role.LEAD]
    keepers = Keeper.objects.filter(cooperative=order.cooperative_id, role__in=roles)
    for keeper in keepers.filter(user__is_active=True).select_related("user"):
        with override(keeper.user.language):
            body = _to_keeper(step) % _names(assignment)
            key = f"production.{step}:{assignment.pk}:{about}"
            _tell(keeper.user, key, body, path)


def _readers(artisan: Artisan) -> list[User]:
    own = [artisan.user] if artisan.user and artisan.user.is_active else []
    return [*own, *listeners_of(Artisan.objects.filter(pk=artisan.pk))]


def _tell(user: User, key: str, body: str, path: str) -> None:
    reach = Reach(phone=user.phone, email=user.email, language=user.language)
    tell(
        kind=key.split(":")[0],
        key=f"{key}:{user.pk}",
        reach=reach,
        subject=_("合作社的活"),
        body=f"{body} {settings.SITE_URL}{path}",
    )


def _names(assignment: Assignment) -> dict[str, object]:
    order: ProductionOrder = assignment.production_order
    return {
        "name": assignment.membership.artisan.name,
        "coop": order.cooperative.name,
        "title": order.title,
        "pieces": assignment.pieces,
        "due": date_format(order.due_on, "MONTH_DAY_FORMAT"),
        "rest": assignment.rest,
    }


def _to_member(step: str) -> str:
    return {
        "offered": _("「%(coop)s」有活问你接不接：%(title)s，%(pieces)d 件，%(due)s 前。看看："),
        "withdrawn": _("「%(coop)s」收回了「%(title)s」，不用答复了："),
        "received": _("「%(coop)s」收到了你交的「%(title)s」，等检查："),
        "passed": _("你做的「%(title)s」合格了："),
        "rework": _("「%(title)s」有几件请你再改改：%(reason)s 看看："),
        "rejected": _("「%(title)s」有几件不合格：%(reason)s 不同意可以说："),
        "granted": _("再看过了，「%(title)s」那几件算合格："),
        "refused": _("再看过了，「%(title)s」那几件还是不合格：%(reason)s"),
        "handed_over": _("「%(title)s」没做的件数转给别人了，做好的照样交："),
        "near": _("「%(title)s」还有 %(rest)d 件，%(due)s 要交。做不完就告诉合作社："),
        "late": _("「%(title)s」的日子到了，还有 %(rest)d 件。做不完就告诉合作社："),
    }[step]


def _to_keeper(step: str) -> str:
    return {
        "accepted": _("%(name)s接了「%(title)s」%(pieces)d 件："),
        "declined": _("%(name)s这次不接「%(title)s」，可以派给别人："),
        "delivered": _("%(name)s交了「%(title)s」，请检查："),
        "appealed": _("%(name)s请你们再看「%(title)s」，要另一位来定："),
        "late": _("「%(title)s」的日子到了，%(name)s还有 %(rest)d 件："),
        "free_again": _("%(name)s退出了，问她的「%(title)s」%(pieces)d 件可以派给别人了："),
        "left": _("%(name)s退出了，手上还有「%(title)s」%(rest)d 件："),
    }[step]
