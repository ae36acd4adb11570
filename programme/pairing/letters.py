"""What a woman and a leader are told of their pairing."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.messages.services import Reach, tell
from programme.pairing.models import Pairing


def tell_her(pairing: Pairing, step: str) -> None:
    """`step`: begun, ended."""
    user = pairing.person.artisan.user if pairing.person.artisan else None
    reach = (
        Reach(phone=user.phone, email=user.email, language=user.language)
        if user
        else Reach(phone=pairing.person.phone)
    )
    _tell(reach, step, f"her:{pairing.pk}", _names(pairing))


def tell_leader(pairing: Pairing, step: str) -> None:
    """Without her name: what of her the leader may know is hers to say."""
    user = pairing.leader.user
    if user:
        reach = Reach(phone=user.phone, email=user.email, language=user.language)
        _tell(reach, f"leader-{step}", f"leader:{pairing.pk}", _names(pairing))


def _names(pairing: Pairing) -> dict[str, str]:
    shown = pairing.leader.name_zh if pairing.leader.agrees_to_name else ""
    return {
        "leader": shown or _("一位带头人"),
        "url": f"{settings.SITE_URL}{reverse('studio-pairing')}",
    }


def _tell(reach: Reach, step: str, key: str, names: dict[str, str]) -> None:
    with override(reach.language):
        said = {
            "begun": _("【巧手】%(leader)s和你结了对，一起做手工。让不让看你的事，由你定：%(url)s"),
            "ended": _("【巧手】%(leader)s和你的结对结束了，你的事看不到了。"),
            "leader-begun": _("【巧手】有人和你结了对。在这里看：%(url)s"),
            "leader-ended": _("【巧手】一次结对结束了：%(url)s"),
        }[step]
        kind = f"pairing.{step}"
        tell(kind=kind, key=f"{kind}:{key}", reach=reach, subject=_("结对"), body=said % names)
