"""What she is told of her honour."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.messages.services import Reach, tell
from sellers.honours.models import Honour


def tell_decision(honour: Honour, step: str) -> None:
    """`step`: verify, refuse."""
    user = honour.artisan.user
    if user is None:
        return
    with override(user.language):
        said = {
            "verify": _("【巧手】你的「%(title)s」核对好了。放不放在店里，由你定：%(url)s"),
            "refuse": _("【巧手】你的「%(title)s」没有通过。原因：%(reason)s 可以再报：%(url)s"),
        }[step]
        names = {
            "title": honour.title,
            "reason": honour.reason,
            "url": f"{settings.SITE_URL}{reverse('studio-honours')}",
        }
        tell(
            kind=f"honour.{step}",
            key=f"honour.{step}:{honour.pk}",
            reach=Reach(phone=user.phone, email=user.email, language=user.language),
            subject=_("你的荣誉"),
            body=said % names,
        )
