"""What she and both organs are told while she goes from one to the other."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.accounts.models import User
from ground.messages.services import Reach, tell
from ground.regions.queries import path_of
from programme.record.move_queries import nearest_organ
from programme.record.moves import Handover
from sellers.organs.models import Officer, Organ


def tell_asked(handover: Handover) -> None:
    tell_her(handover, "asked")


def tell_her(handover: Handover, step: str) -> None:
    user = handover.person.artisan.user if handover.person.artisan else None
    if user is None:
        return
    with override(user.language):
        said = {
            "asked": _("【巧手】%(organ)s说你搬过去了，想接着帮你。答应不答应，由你定：%(url)s"),
            "signed": _("【巧手】%(organ)s收到了你签的纸。不是你签的，请马上收回：%(url)s"),
            "done": _("【巧手】你的记录转到了%(place)s。以后有事，找那里的残联：%(url)s"),
            "refused": _("【巧手】搬家这件事停下了，你的记录没有动：%(url)s"),
            "withdrawn": _("【巧手】搬家这件事停下了，你的记录没有动：%(url)s"),
            "expired": _("【巧手】搬家这件事过期了，你的记录没有动：%(url)s"),
        }[step]
        page = reverse("studio-move", args=[handover.pk])
        _tell(handover, step, user, said % _names(handover, page))


def tell_receiving(handover: Handover, step: str) -> None:
    """The officers who asked, or of the place to which she says she came."""
    organ = handover.organ or nearest_organ(handover.to_region, handover.to_special)
    for user in _officers(organ):
        with override(user.language):
            said = {
                "told": _("【巧手】有人说搬到了%(place)s，等你们收：%(url)s"),
                "agreed": _("【巧手】你们问的那位答应了，等原来的地方交：%(url)s"),
                "done": _("【巧手】交接好了，她的记录在你们这里了：%(url)s"),
                "refused": _("【巧手】你们问的那位没有答应：%(url)s"),
                "withdrawn": _("【巧手】一份交接收回了：%(url)s"),
                "expired": _("【巧手】一份交接过期了，没有人回答：%(url)s"),
            }[step]
            page = reverse("desk-move", args=[handover.pk])
            _tell(handover, step, user, said % _names(handover, page))


def tell_giving(handover: Handover, step: str) -> None:
    for user in _officers(nearest_organ(handover.from_region, handover.from_special)):
        with override(user.language):
            said = {
                "agreed": _("【巧手】有一位要转到%(place)s，她答应了，等你们交：%(url)s"),
                "done": _("【巧手】她转到了%(place)s。在你们这里做过的，还看得到：%(url)s"),
                "withdrawn": _("【巧手】一份交接收回了：%(url)s"),
            }[step]
            page = reverse("desk-moves")
            _tell(handover, f"{step}.giving", user, said % _names(handover, page))


def _officers(organ: Organ | None) -> list[User]:
    """Those of an organ who may write."""
    rows = Officer.objects.filter(organ=organ, is_active=True) if organ else Officer.objects.none()
    rows = rows.exclude(role=Officer.Role.AUDITOR).select_related("user")
    return [officer.user for officer in rows]


def _names(handover: Handover, page: str) -> dict[str, str]:
    organ = handover.organ.name if handover.organ else ""
    place = path_of(handover.to_region)
    return {"organ": organ, "place": place, "url": f"{settings.SITE_URL}{page}"}


def _tell(handover: Handover, step: str, user: User, body: str) -> None:
    tell(
        kind=f"handover.{step}"[:40],
        key=f"handover.{step}:{handover.pk}:{user.pk}",
        reach=Reach(phone=user.phone, email=user.email, language=user.language),
        subject=_("搬家和交接"),
        body=body,
    )
