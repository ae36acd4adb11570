"""What a shop's owner is told of her money, each in her own language."""

from collections.abc import Callable

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.messages.services import Reach, tell
from ground.money.formats import format_fen
from sellers.partner.models import Partner
from shop.payouts.models import Collection, Payout, PayoutAccount, Reversal, StripeAccount
from shop.payouts.queries import owners_of


def tell_leaving(payout: Payout) -> None:
    _tell(payout, "leaving", lambda: _("【巧手】%(amount)s 正在打到你尾号 %(tail)s 的账户。"))


def tell_paid(payout: Payout) -> None:
    _tell(
        payout,
        "paid",
        lambda: _("【巧手】%(amount)s 打到了，账户尾号 %(tail)s。可以查：%(url)s"),
    )


def tell_failed(payout: Payout) -> None:
    _tell(
        payout,
        "failed",
        lambda: _(
            "【巧手】%(amount)s 没有打成，钱还是你的。请看尾号 %(tail)s 的账户对不对：%(account)s"
        ),
    )


def tell_account(account: PayoutAccount) -> None:
    """At once, so that she can stop what she did not do."""

    def said() -> str:
        words = _("【巧手】收款账户换成了尾号 %(tail)s，%(moment)s 起用。不是你换的？%(way)s")
        return words % {
            "tail": account.tail,
            "moment": _moment(account),
            "way": _way_to_stop(),
        }

    _tell_owners(account.shop, f"payout.account:{account.pk}", said)


def _way_to_stop() -> str:
    page = f"{settings.SITE_URL}{reverse('studio-payout')}"
    if settings.HELP_PHONE:
        return _("马上打电话 %(phone)s") % {"phone": settings.HELP_PHONE}
    return _("马上到这里停掉：%(url)s") % {"url": page}


def _moment(account: PayoutAccount) -> str:
    return date_format(timezone.localtime(account.in_force_from), "DATETIME_FORMAT")


def _tell(payout: Payout, step: str, words: Callable[[], str]) -> None:
    def said() -> str:
        return words() % {
            "amount": format_fen(payout.amount_fen),
            "tail": payout.account.tail,
            "url": f"{settings.SITE_URL}{reverse('studio-income')}",
            "account": f"{settings.SITE_URL}{reverse('studio-payout')}",
        }

    _tell_owners(payout.shop, f"payout.{step}:{payout.key}", said)


def _tell_owners(shop: Partner, key: str, said: Callable[[], str]) -> None:
    for user in owners_of(shop):
        with override(user.language):
            body = said()
        reach = Reach(phone=user.phone, language=user.language)
        tell(kind=key.split(":")[0], key=f"{key}:{user.pk}", reach=reach, body=body)


def tell_collection(collection: Collection) -> None:
    def said() -> str:
        words = _("【巧手】%(name)s 从今天起替你收货款。不想这样？到这里结束：%(url)s")
        page = f"{settings.SITE_URL}{reverse('studio-payout')}"
        return words % {"name": collection.cooperative.name, "url": page}

    _tell_owners(collection.shop, f"payout.collect:{collection.pk}", said)


def tell_stripe_off(account: StripeAccount) -> None:
    """Each time it happens: nothing else tells her why no money comes."""

    def said() -> str:
        words = _("【巧手】Stripe 停了你的账户，钱先留着等你。请看：%(url)s")
        page = reverse("studio-payout-stripe", args=[account.shop_id])
        return words % {"url": f"{settings.SITE_URL}{page}"}

    moment = int(account.heard_at.timestamp()) if account.heard_at else 0
    _tell_owners(account.shop, f"payout.stripe_off:{account.pk}:{moment}", said)


def tell_reversed(reversal: Reversal) -> None:
    """What went out of her account, why, and that nothing more is asked of her."""

    def said() -> str:
        by_us = _(
            "【巧手】Stripe 账户退回了 %(amount)s，还清欠平台的钱。原因：%(why)s。可以查：%(url)s"
        )
        itself = _("【巧手】Stripe 退回了打给你的 %(amount)s，钱记在你的账上。可以查：%(url)s")
        return (by_us if reversal.asked_by_id else itself) % {
            "amount": format_fen(reversal.amount_fen),
            "why": reversal.reason,
            "url": f"{settings.SITE_URL}{reverse('studio-income')}",
        }

    _tell_owners(reversal.shop, f"payout.reversed:{reversal.pk}", said)
