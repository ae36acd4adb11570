"""What an artisan is told about her works."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalog.models import Product, Proposal
from ground.accounts.models import User
from ground.messages.marks import in_marks
from ground.messages.services import Reach, tell
from ground.money.formats import format_fen


def tell_asked(work: Product, helper: User, asked_at: datetime) -> None:
    """Someone typed a work for her; nothing is shown before she nods."""
    artisan = work.maker.user if work.maker else None
    if artisan is None:
        return
    with override(artisan.language):
        body = _("【巧手】%(name)s 替你写好了%(work)s，等你点头才会上架：%(url)s") % {
            "name": helper,
            "work": in_marks(work.title),
            "url": f"{settings.SITE_URL}{reverse('studio-works')}",
        }
    tell(
        kind="work.asked",
        key=f"work.asked:{work.pk}:{asked_at.timestamp()}",
        reach=Reach(phone=artisan.phone, language=artisan.language),
        body=body,
    )


def tell_proposed(proposal: Proposal) -> None:
    """Someone wrote down what she said of a work on show; nothing changes before she nods."""
    work = proposal.work
    artisan = work.maker.user if work.maker else None
    if artisan is None:
        return
    with override(artisan.language):
        body = _("【巧手】%(name)s 把你说的%(work)s写成了字，等你点头才会换上：%(url)s") % {
            "name": proposal.by,
            "work": in_marks(work.title),
            "url": f"{settings.SITE_URL}{reverse('studio-work', args=[work.pk])}",
        }
    tell(
        kind="work.proposed",
        key=f"work.proposed:{proposal.pk}:{proposal.made_at.timestamp()}",
        reach=Reach(phone=artisan.phone, language=artisan.language),
        body=body,
    )


def tell_price(work: Product, by: User, was_fen: int, at: datetime) -> None:
    """Who keeps the shop asks another price for what she made."""
    artisan = work.maker.user if work.maker else None
    if artisan is None:
        return
    with override(artisan.language):
        body = _("【巧手】%(name)s 把你的%(work)s从 %(was)s 改成了 %(now)s：%(url)s") % {
            "name": by,
            "work": in_marks(work.title),
            "was": format_fen(was_fen),
            "now": format_fen(work.price_fen),
            "url": f"{settings.SITE_URL}{work.get_absolute_url()}",
        }
    tell(
        kind="work.price",
        key=f"work.price:{work.pk}:{at.timestamp()}",
        reach=Reach(phone=artisan.phone, language=artisan.language),
        body=body,
    )


def tell_prices(work: Product, number: int, by: User, at: datetime) -> None:
    """Who keeps the shop asks other prices for several of hers; `work`: the first of them."""
    artisan = work.maker.user if work.maker else None
    if artisan is None:
        return
    with override(artisan.language):
        body = _("【巧手】%(name)s 改了你 %(number)s 件作品的价格，看看改成了多少：%(url)s") % {
            "name": by,
            "number": number,
            "url": f"{settings.SITE_URL}{reverse('studio-works')}",
        }
    tell(
        kind="work.price",
        key=f"work.prices:{work.maker_id}:{at.timestamp()}",
        reach=Reach(phone=artisan.phone, language=artisan.language),
        body=body,
    )
