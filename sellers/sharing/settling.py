"""Pressing yes or no to what a fund was used for; the refusals have the same words for everyone."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from ground.money.formats import format_fen
from sellers.sharing.errors import MoreThanThere, NotAnyMore, SameHands
from sellers.sharing.fund_models import FundSpending


def settle(
    request: HttpRequest, deed: Callable[..., object], spending: FundSpending, done: str
) -> None:
    """Do it in the name of who is here, and tell how it went; `done` where it went well."""
    try:
        deed(spending=spending, by=request.user)
    except SameHands:
        messages.error(request, _("自己记的要别人来确认。"))
    except MoreThanThere as refusal:
        told = _("不能确认：里面只有 %(sum)s 了。") % {"sum": format_fen(refusal.there_fen)}
        messages.error(request, told)
    except NotAnyMore:
        messages.info(request, _("这一笔已经有了结果。"))
    else:
        messages.success(request, done)
