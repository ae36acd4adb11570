"""What she is told of each step. No message says what the certificate is about."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.messages.services import Reach, tell
from sellers.cooperatives.models import Keeper
from sellers.verification.models import Credential, Guardianship


def tell_decision(credential: Credential, step: str) -> None:
    """`step`: approve, ask, refuse, expire."""
    user = credential.artisan.user
    if user is None:
        return
    with override(user.language):
        body = _words(credential, step)
    _tell(credential, step, body)


def _tell(credential: Credential, step: str, body: str) -> None:
    """Decided twice she is told twice: each decision moves the row once, and tells once."""
    user = credential.artisan.user
    reach = Reach(phone=user.phone, language=user.language)
    key = f"credential.{step}:{credential.pk}:{timezone.now().isoformat()}"
    tell(kind=f"credential.{step}", key=key, reach=reach, body=body)


def tell_correction(credential: Credential, step: str, reason: str) -> None:
    """`step`: correct, undo, return, reopen."""
    user = credential.artisan.user
    if user is None:
        return
    with override(user.language):
        day = credential.valid_until and date_format(credential.valid_until, "DATE_FORMAT")
        body = {
            "correct": _("【巧手】证件的有效期记错了，改成了 %(day)s。原因：%(reason)s"),
            "undo": _("【巧手】上次的核对有错，店先关上，我们重新核对。原因：%(reason)s"),
            "reopen": _("【巧手】上次没有通过，是我们弄错了，请再交一次。原因：%(reason)s"),
            "return": _("【巧手】上次的核对有错，先按以前的算，店照开。原因：%(reason)s"),
        }[step] % {"day": day, "reason": reason}
    _tell(credential, step, body)


def _words(credential: Credential, step: str) -> str:
    names = {"reason": credential.reason, "url": f"{settings.SITE_URL}{reverse('studio')}"}
    return {
        "approve": _("【巧手】核对通过了，你的店开了。现在就可以上架：%(url)s"),
        "ask": _("【巧手】证件还要补充一点：%(reason)s 请到这里补：%(url)s"),
        "refuse": _("【巧手】证件这次没有核对通过：%(reason)s 改好以后可以再交：%(url)s"),
        "expire": _("【巧手】你的证件到期了。换了新证，请到这里再交一次：%(url)s"),
    }[step] % names


def tell_guardian(guardianship: Guardianship, is_proven: bool) -> None:
    user = guardianship.artisan.user
    if user is None:
        return
    with override(user.language):
        yes = _("【巧手】监护人核对好了，接着核对证件，好了再告诉你。")
        no = _("【巧手】监护人的证明不够，请再拍一张交来：%(url)s") % {
            "url": f"{settings.SITE_URL}{reverse('studio-guardian')}"
        }
    tell(
        kind="guardian.decided",
        key=f"guardian.decided:{guardianship.pk}",
        reach=Reach(phone=user.phone, language=user.language),
        body=yes if is_proven else no,
    )


def remind_expiry(credential: Credential, days: int) -> None:
    user = credential.artisan.user
    if user is None or credential.valid_until is None:
        return
    with override(user.language):
        body = _("【巧手】你的证件 %(day)s 到期，请先去换新证，再到这里交一次：%(url)s") % {
            "day": date_format(credential.valid_until, "DATE_FORMAT"),
            "url": f"{settings.SITE_URL}{reverse('studio')}",
        }
    reach = Reach(phone=user.phone, language=user.language)
    tell(
        kind="credential.remind",
        key=f"credential.remind:{credential.pk}:{days}",
        reach=reach,
        body=body,
    )


def ask_to_vouch(credential: Credential) -> None:
    keepers = Keeper.objects.filter(cooperative=credential.cooperative).select_related("user")
    for keeper in keepers:
        with override(keeper.user.language):
            body = _("【巧手】%(name)s 想开店，请合作社为她担保。请看：%(url)s") % {
                "name": credential.artisan.name_zh,
                "url": f"{settings.SITE_URL}{reverse('studio-vouching')}",
            }
        reach = Reach(phone=keeper.user.phone, language=keeper.user.language)
        key = f"credential.vouch:{credential.pk}:{keeper.user_id}"
        tell(kind="credential.vouch", key=key, reach=reach, body=body)
