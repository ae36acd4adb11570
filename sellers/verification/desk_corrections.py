"""Where an officer puts an approval right that was a mistake."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from sellers.organs.doors import DeskRequest, desk_page
from sellers.verification import correcting
from sellers.verification.desk_forms import CorrectForm, UndoForm
from sellers.verification.desk_lists import verifies
from sellers.verification.desk_views import WHY, claim_of, decide
from sellers.verification.errors import NotNow
from sellers.verification.models import Credential

_TOLD: Any = {"label": _("哪里错了"), "hint": _("会用短信原样发给她，请写得简单明白。")}


@desk_page(verifies)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: DeskRequest, pk: int) -> HttpResponse:
    """Another last day, or the whole back into the queue; both say why and are told to her."""
    credential = claim_of(request, pk)
    if credential.status != Credential.Status.APPROVED or credential.undo_by_id:
        messages.info(request, WHY[NotNow])
        return redirect("desk-claim", pk)
    asked = request.POST.get("do", "")
    day = CorrectForm(credential, request.POST if asked == "day" else None, prefix="day", **_TOLD)
    back = UndoForm(request.POST if asked == "undo" else None, prefix="undo", **_TOLD)
    if day.is_valid():
        return decide(request, credential, correcting.correct_day, **day.cleaned_data)
    if back.is_valid():
        return decide(request, credential, correcting.undo, **back.cleaned_data)
    context = {"here": "verify", "claim": credential, "day": day, "back": back}
    status = 400 if day.errors or back.errors else 200
    return render(request, "desk/correct.html", context, status=status)


@desk_page(verifies)
@require_POST
def answer_undo(request: DeskRequest, pk: int) -> HttpResponse:
    """The second pair of eyes on taking back a change of grade: yes, or the approval stands."""
    agrees = request.POST.get("answer") == "yes"
    service = correcting.confirm_undo if agrees else correcting.keep_approval
    return decide(request, claim_of(request, pk), service)
