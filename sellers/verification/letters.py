"""What she is told of each step. No message says what the certificate is about."""

from django.conf import settings
from django.urls import reverse
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
    key = f"credential.{step}:{credential.pk}:{credential.reason and hash_of(credential.reason)}"
    reach = Reach(phone=user.phone, language=user.language)
    tell(kind=f"credential.{step}", key=key, reach=reach, body=body)


def hash_of(reason: str) -> str:
    """Asked twice for different things, she is told twice."""
    return str(sum(map(ord, reason)) % 100_000)


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
