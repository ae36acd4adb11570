"""What she is told of what is kept back of her income."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.messages.services import Reach, tell
from ground.money.formats import format_fen
from sellers.withholdings.models import Agreement, HandOver


def tell_offer(agreement: Agreement) -> None:
    _tell(agreement, f"withholding.offer:{agreement.pk}", agreement.total_fen)


def tell_handed(handover: HandOver) -> None:
    _tell(handover.agreement, f"withholding.handed:{handover.pk}", handover.amount_fen)


def _tell(agreement: Agreement, key: str, fen: int) -> None:
    user = agreement.artisan.user
    if user is None:
        return
    kind = key.split(":")[0]
    with override(user.language):
        said = {
            "withholding.offer": _(
                "【巧手】%(payee)s想从你的货款里扣钱%(purpose)s，不签就不扣。请看：%(url)s"
            ),
            "withholding.handed": _("【巧手】扣下的 %(amount)s 交给了%(payee)s。可以查：%(url)s"),
        }[kind]
        names = {
            "payee": agreement.payee_zh,
            "purpose": agreement.get_purpose_display(),
            "amount": format_fen(fen),
            "url": f"{settings.SITE_URL}{reverse('studio-withholdings')}",
        }
        reach = Reach(phone=user.phone, email=user.email, language=user.language)
        tell(kind=kind, key=key, reach=reach, subject=_("从货款里扣钱"), body=said % names)
