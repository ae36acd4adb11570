"""What a shop is told of a dispute: her order and what happens, nothing of the buyer."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.messages.services import Reach, tell
from shop.order.queries import runners_of
from shop.payments.models import Dispute


def tell_shops(dispute: Dispute, step: str) -> None:
    """`step`: open, won, lost."""
    number = dispute.attempt.order.number
    for part in dispute.attempt.order.seller_orders.select_related("shop"):
        for user in runners_of(part.shop):
            with override(user.language):
                path = reverse("seller-order", args=[part.pk])
                names = {"number": number, "url": f"{settings.SITE_URL}{path}"}
                tell(
                    kind=f"dispute.{step}",
                    key=f"dispute.{step}:{dispute.stripe_id}:{user.pk}",
                    reach=Reach(phone=user.phone, email=user.email, language=user.language),
                    subject=_("订单 %(number)s 的付款有争议") % names,
                    body=_said(step) % names,
                )


def _said(step: str) -> str:
    return {
        "open": _(
            "银行在查订单 %(number)s 的付款。我们来回答银行。"
            "查清之前，这笔钱先不打。有寄件的凭据请留好：%(url)s"
        ),
        "won": _("订单 %(number)s 的付款查清了。你的钱不受影响：%(url)s"),
        "lost": _(
            "银行把订单 %(number)s 的钱退给了买家。这笔钱从你的收入里扣。不明白就问我们：%(url)s"
        ),
    }[step]
