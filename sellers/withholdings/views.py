"""What is kept back of her income: hers alone to sign and to stop."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ground.money.formats import format_fen
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.withholdings import services
from sellers.withholdings.errors import AboveCap, NotNow
from sellers.withholdings.models import Agreement
from sellers.withholdings.queries import agreements_of, takings_of

_A_PAGE = 20


def words_of(agreement: Agreement) -> str:
    """What she agrees to, in her language; kept with her signature."""
    said = _(
        "我同意：每次打给我的货款，最多扣百分之 %(percent)s，%(purpose)s。一共最多扣 %(total)s。"
        "扣下的钱交给%(payee)s。我随时可以停，停了以后，从下一次打款起不再扣。"
    )
    return said % {
        "percent": agreement.percent,
        "purpose": agreement.get_purpose_display(),
        "total": format_fen(agreement.total_fen),
        "payee": agreement.payee_zh,
    }


@studio_page(None)
@require_safe
def list_agreements(request: StudioRequest) -> HttpResponse:
    agreements = list(agreements_of(request.subject))
    number = request.GET.get("page", "1")[:8]
    context = {
        "here": "finance",
        "offers": [(row, words_of(row)) for row in agreements if row.state == "offered"],
        "agreements": [row for row in agreements if row.signed_at],
        "takings": Paginator(takings_of(request.subject), _A_PAGE).get_page(number),
    }
    return render(request, "withholdings/list.html", context)


def _agreement(request: StudioRequest, pk: int) -> Agreement:
    rows = agreements_of(request.subject).select_related("artisan__user")
    return get_object_or_404(rows, pk=pk)


@studio_page(None)
@require_POST
def sign(request: StudioRequest, pk: int) -> HttpResponse:
    """With the words as they stood above the button."""
    agreement = _agreement(request, pk)
    try:
        services.sign(agreement=agreement, words=words_of(agreement), by=request.user)
    except NotNow:
        messages.info(request, _("这一份已经有结果了，没有改动。"))
    except AboveCap:
        messages.error(request, _("和另一份加起来扣得太多了，没有签上。"))
    else:
        messages.success(request, _("签好了。想停，随时在这里停。"))
    return redirect("studio-withholdings")


@studio_page(None)
@require_POST
def decline(request: StudioRequest, pk: int) -> HttpResponse:
    try:
        services.decline(agreement=_agreement(request, pk), by=request.user)
    except NotNow:
        messages.info(request, _("这一份已经有结果了，没有改动。"))
    else:
        messages.success(request, _("没有签，一分钱也不扣。"))
    return redirect("studio-withholdings")


@studio_page(None)
@require_POST
def stop(request: StudioRequest, pk: int) -> HttpResponse:
    try:
        services.revoke(agreement=_agreement(request, pk), by=request.user)
    except NotNow:
        messages.info(request, _("这一份已经停了，没有改动。"))
    else:
        messages.success(request, _("停了。从下一次打款起，一分钱也不扣。"))
    return redirect("studio-withholdings")
