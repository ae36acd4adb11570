"""The operator's disputes: the answer to a bank, and who bears one that was lost."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sellers.organs.doors import operator_page
from shop.payments.adjusting import ask_about_dispute
from shop.payments.desk_forms import AdjustForm, EvidenceForm
from shop.payments.desk_queries import asked_about
from shop.payments.desk_views import FORMS, OperatorRequest, page_of
from shop.payments.dispute_queries import all_disputes, closed_disputes, open_disputes
from shop.payments.errors import CannotAdjust, PaymentUnavailable, TooLateToAnswer
from shop.payments.evidence import answer_bank
from shop.payments.models import Adjustment, Dispute
from shop.payments.story import tell_story

Kind, State = Adjustment.Kind, Dispute.State


@operator_page
@require_safe
def list_disputes(request: OperatorRequest) -> HttpResponse:
    context = {
        "here": "disputes",
        "rows": page_of(request, open_disputes()),
        "closed": closed_disputes()[:20],
    }
    return render(request, "payments/disputes.html", context)


@operator_page
@FORMS
def show_dispute(request: OperatorRequest, pk: int) -> HttpResponse:
    """A post answers the bank while it is open, and asks who bears it once it is lost."""
    dispute = get_object_or_404(all_disputes(), pk=pk)
    form = _form(request, dispute)
    if form is not None and form.is_valid():
        _do(request, dispute, form)
        return redirect("money-dispute", pk)
    context = {
        "here": "disputes",
        "dispute": dispute,
        "form": form,
        "evidence": dispute.evidence.select_related("by", "file").order_by("pk"),
        "adjustment": asked_about(f"dispute:{dispute.stripe_id}"),
        "story": tell_story(dispute.attempt.order.number),
        "answers": dispute.state in {State.OPEN, State.REVIEW},
    }
    status = 400 if form is not None and form.errors else 200
    return render(request, "payments/dispute.html", context, status=status)


def _form(request: OperatorRequest, dispute: Dispute) -> AdjustForm | EvidenceForm | None:
    is_sent = request.method == "POST"
    data, files = (request.POST, request.FILES) if is_sent else (None, None)
    if dispute.state in {State.OPEN, State.REVIEW}:
        return EvidenceForm(data, files)
    if dispute.state == State.LOST and dispute.is_taken and not dispute.is_borne:
        return AdjustForm([Kind.SHOPS, Kind.GOODWILL], data)
    return None


def _do(request: OperatorRequest, dispute: Dispute, form: AdjustForm | EvidenceForm) -> None:
    try:
        if isinstance(form, EvidenceForm):
            answer_bank(dispute=dispute, by=request.user, **form.cleaned_data)
            messages.success(request, _("记下了，正在送给银行。"))
        else:
            ask_about_dispute(dispute=dispute, by=request.user, **form.cleaned_data)
            messages.success(request, _("记下了。请另一位运营来看。"))
    except (CannotAdjust, TooLateToAnswer):
        messages.info(request, _("现在不能这样做，没有改动。"))
    except PaymentUnavailable:
        messages.info(request, _("记下了。银行那边没有回应，过一会儿会再送。"))
