"""The operator's page: what was kept back, handed on with its voucher."""

import base64

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.privacy.errors import Unreadable
from sellers.organs.doors import operator_page
from sellers.withholdings.errors import NotNow
from sellers.withholdings.forms import HandForm
from sellers.withholdings.handing import Handed, hand_on, look_at_voucher
from sellers.withholdings.models import HandOver
from sellers.withholdings.queries import to_hand_on, with_firm

_A_PAGE = 20


@operator_page
@require_safe
def list_firm(request: HttpRequest) -> HttpResponse:
    number = request.GET.get("page", "1")[:8]
    done = HandOver.objects.select_related("agreement__artisan", "by")
    context = {
        "here": "money",
        "agreements": to_hand_on(),
        "handovers": Paginator(done, _A_PAGE).get_page(number),
    }
    return render(request, "withholdings/desk_list.html", context)


@operator_page
@require_http_methods(["GET", "HEAD", "POST"])
def hand(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = get_object_or_404(with_firm(), pk=pk)
    initial = {"fen": agreement.firm_fen}
    is_sent = request.method == "POST"
    form = HandForm(*([request.POST, request.FILES] if is_sent else []), initial=initial)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        handed = Handed(data["fen"], data["happened_on"], data["voucher"])
        try:
            hand_on(agreement=agreement, handed=handed, by=request.user)
        except NotNow:
            messages.error(request, _("金额变了，或者刚刚有人交过，没有改动。请再看一遍。"))
        else:
            messages.success(request, _("记下了，也告诉她了。"))
        return redirect("money-withholdings")
    context = {"here": "money", "agreement": agreement, "form": form}
    status = 400 if form.errors else 200
    return render(request, "withholdings/desk_hand.html", context, status=status)


@operator_page
@require_POST
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """The voucher, on this one answer; the look is on record."""
    handover = get_object_or_404(HandOver.objects.select_related("agreement__artisan"), pk=pk)
    try:
        photo = look_at_voucher(handover=handover, viewer=request.user)
    except Unreadable:
        messages.error(request, _("照片打不开了。"))
        return redirect("money-withholdings")
    scan = f"data:image/jpeg;base64,{base64.b64encode(photo).decode()}"
    context = {"here": "money", "handover": handover, "scan": scan}
    return render(request, "withholdings/desk_voucher.html", context)
