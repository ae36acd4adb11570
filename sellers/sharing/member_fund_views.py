"""What a fund was used for, as a member sees it: she looks at the receipt, and may confirm."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ground.money.formats import format_fen
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.sharing.errors import MoreThanThere, NotAnyMore, SameHands
from sellers.sharing.funds import confirm_spending
from sellers.sharing.queries import spendings_seen_by
from sellers.sharing.receipts import receipt_answer


@studio_page(None)
@require_safe
def show_receipt(request: StudioRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(spendings_seen_by(request.subject), pk=pk)
    return receipt_answer(row, request.user)


@studio_page(None)
@require_POST
def confirm(request: StudioRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(spendings_seen_by(request.subject), pk=pk)
    if request.POST.get("answer") != "yes":
        return redirect("studio-shares")
    try:
        confirm_spending(spending=row, by=request.user)
    except SameHands:
        messages.error(request, _("自己记的要别人来确认。"))
    except MoreThanThere as refusal:
        told = _("不能确认：里面只有 %(sum)s 了。") % {"sum": format_fen(refusal.there_fen)}
        messages.error(request, told)
    except NotAnyMore:
        messages.info(request, _("这一笔已经有了结果。"))
    else:
        messages.success(request, _("确认好了，成员都能看到。"))
    return redirect("studio-shares")
