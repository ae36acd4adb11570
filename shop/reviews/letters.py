"""What the shop, the maker and the buyer are told of a review, each in their own language."""

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.accounts.models import User
from ground.messages.services import Reach, tell
from sellers.partner.models import Partner
from sellers.partner.runners import runners_of_all
from shop.order.links import order_key
from shop.order.queries import reach_of
from shop.reviews.models import Hiding, Review


def tell_shop(review: Review, step: str) -> None:
    """`step`: new, edited. To whoever runs the shop, and to the maker."""
    url = f"{settings.SITE_URL}{reverse('studio-review', args=[review.pk])}"
    for user in _hers(review):
        with override(user.language):
            tell(
                kind=f"review.{step}",
                key=f"review.{step}:{review.pk}:{review.version}:{user.pk}",
                reach=Reach(phone=user.phone, email=user.email, language=user.language),
                subject=_("有一条评价"),
                body=_said_to_shop(step) % {"work": review.line.title, "url": url},
            )


def _said_to_shop(step: str) -> str:
    return {
        "new": _("有买家评价了「%(work)s」，看看，也可以回一句：%(url)s"),
        "edited": _("有买家改了对「%(work)s」的评价：%(url)s"),
    }[step]


def _hers(review: Review) -> list[User]:
    shop = Partner.objects.filter(pk=review.line.seller_order.shop_id)
    maker = review.work.maker_id if review.work else None
    makers = User.objects.filter(Q(artisan=maker), is_active=True) if maker else []
    return list({user.pk: user for user in [*runners_of_all(shop), *makers]}.values())


def tell_reply(review: Review) -> None:
    assert review.replied_at is not None  # noqa: S101 -- called with the reply
    key = str(int(review.replied_at.timestamp()))
    tell_writer(review, "reply", key=key)


def tell_writer(
    review: Review, step: str, *, key: str, hiding: Hiding | None = None, words: str = ""
) -> None:
    """The buyer, where her order's letters go."""
    order = review.line.seller_order.order
    with override(order.language):
        path = reverse("review", args=[order.number, review.line_id])
        names = {
            "work": review.line.title_en if order.language == "en" else "",
            "url": f"{settings.SITE_URL}{path}?key={order_key(order.number)}",
            "reason": hiding.get_reason_display() if hiding else "",
            "words": hiding.words if hiding else words,
        }
        names["work"] = names["work"] or review.line.title
        tell(
            kind=f"review.{step}",
            key=f"review.{step}:{review.pk}:{key}",
            reach=reach_of(order),
            subject=_("您的评价"),
            body=_said_to_writer(step) % names,
        )


def _said_to_writer(step: str) -> str:
    return {
        "reply": _("【巧手】您对「%(work)s」的评价有了回复：%(url)s"),
        "let_through": _("【巧手】您对「%(work)s」的评价公开了：%(url)s"),
        "hide": _("【巧手】您对「%(work)s」的评价没有公开：%(reason)s。%(words)s 可以改：%(url)s"),
        "show_again": _("【巧手】您对「%(work)s」的评价又公开了：%(url)s"),
        "refuse_photos": _("【巧手】您评价「%(work)s」的照片没有公开：%(words)s 可以换：%(url)s"),
    }[step]
