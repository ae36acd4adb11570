"""What a fund was used for, as a member sees it: she looks at the receipt, and may confirm."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sellers.artisans.doors import StudioRequest, studio_page
from sellers.sharing.funds import confirm_spending
from sellers.sharing.queries import spendings_seen_by
from sellers.sharing.receipts import receipt_answer
from sellers.sharing.settling import settle


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
    settle(request, confirm_spending, row, _("确认好了，成员都能看到。"))
    return redirect("studio-shares")
