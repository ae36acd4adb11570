"""The officer's desk: her region's queue, one claim at a time, and who saw what."""

import base64
from collections.abc import Callable

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.privacy.errors import Unreadable
from ground.privacy.services import write_sighting
from sellers.organs.doors import DeskRequest, desk_page
from sellers.verification import correcting, deciding
from sellers.verification.desk_forms import ApproveForm, ReasonForm, RefuseForm
from sellers.verification.desk_lists import page_of, verifies
from sellers.verification.errors import (
    CertificateExpired,
    GuardianMissing,
    NameDiffers,
    NotNow,
    NumberMissing,
    NumberTaken,
    OtherClaim,
    SameEyes,
)
from sellers.verification.facts import facts_of
from sellers.verification.models import Credential
from sellers.verification.queries import (
    credentials_for,
    guardianships_for,
    queue_of,
    refused_by,
    to_check_again,
)

WHY = {
    CertificateExpired: gettext_lazy("证件已经过期，不能通过。请让她换新证。"),
    GuardianMissing: gettext_lazy("这一类证件要由监护人来办。请让她先报监护人。"),
    NumberTaken: gettext_lazy("这个证号已经核对给另一个账户了。请查清楚再定。"),
    NumberMissing: gettext_lazy("还没有证号，请填上。"),
    SameEyes: gettext_lazy("改等级或证号要两个人核对，请另一位同事来确认。"),
    NotNow: gettext_lazy("这一份已经有结果了，没有改动。"),
    NameDiffers: gettext_lazy("名册上是另一个名字。请先看证件，再勾选确认。"),
    OtherClaim: gettext_lazy("她又交了一份，还没有核对。请先核对那一份。"),
}

_LOOKED, _STILL = "verification.looked", 15 * 60
_TOLD = gettext_lazy("会用短信原样发给她，请写得简单明白。")
_REASONS = {
    "look": (gettext_lazy("为什么要看"), ""),
    "ask": (gettext_lazy("还要她补充什么"), _TOLD),
    "refuse": (gettext_lazy("为什么不通过"), _TOLD),
    "reopen": (gettext_lazy("哪里弄错了"), _TOLD),
}


def _reason_form(name: str, data: QueryDict | None = None) -> ReasonForm:
    label, hint = _REASONS[name]
    kind = RefuseForm if name == "refuse" else ReasonForm
    return kind(data, prefix=name, label=label, hint=hint)


@desk_page(verifies)
@require_safe
def show_queue(request: DeskRequest) -> HttpResponse:
    show = request.GET.get("show", "")
    rows = {"again": to_check_again, "refused": refused_by}.get(show, queue_of)(request.officer)
    context = {
        "here": "verify",
        "again": show == "again",
        "refused": show == "refused",
        "also": f"show={show}" if show in {"again", "refused"} else "",
        "claims": page_of(request, rows),
        "guardians": guardianships_for(request.officer),
    }
    return render(request, "desk/queue.html", context)


@desk_page(verifies)
@require_safe
def show_claim(request: DeskRequest, pk: int) -> HttpResponse:
    return _claim_page(request, claim_of(request, pk))


def claim_of(request: DeskRequest, pk: int) -> Credential:
    return get_object_or_404(credentials_for(request.officer), pk=pk)


@sensitive_variables("shown")
def _claim_page(request: DeskRequest, credential: Credential, **shown: object) -> HttpResponse:
    """Category and grade stand on it, so each view of it is written down."""
    about = credential.artisan.user
    write_sighting(viewer=request.user, about=about, what="credential.view")
    context = {
        "here": "verify",
        "claim": credential,
        "facts": facts_of(credential),
        "look": _reason_form("look"),
        "approve": ApproveForm(credential),
        "ask": _reason_form("ask"),
        "refuse": _reason_form("refuse"),
        "reopen": _reason_form("reopen"),
        **shown,
    }
    has_errors = any(getattr(each, "errors", None) for each in shown.values())
    return render(request, "desk/claim.html", context, status=400 if has_errors else 200)


@desk_page(verifies)
@require_POST
def look(request: DeskRequest, pk: int) -> HttpResponse:
    """The number or the photo in clear, on this one answer, with the reason on record."""
    credential = claim_of(request, pk)
    form = _reason_form("look", request.POST)
    if not form.is_valid():
        return _claim_page(request, credential, look=form)
    try:
        shown = _looked(
            request, credential, request.POST.get("what", ""), form.cleaned_data["reason"]
        )
    except (NotNow, Unreadable):
        messages.error(request, _("照片已经没有了。"))
        return redirect("desk-claim", pk)
    return _claim_page(request, credential, **shown)


@sensitive_variables()
def _looked(
    request: DeskRequest, credential: Credential, what: str, reason: str
) -> dict[str, object]:
    """What the page shows in clear, and what lets it show that again where a form is refused."""
    details = {"credential": credential, "officer": request.officer, "reason": reason}
    token = signing.dumps([credential.pk, request.user.pk, what, reason], salt=_LOOKED)
    if what != "scan":
        return {"number": deciding.look_at_number(**details), "looked": token}
    scan = base64.b64encode(deciding.look_at_scan(**details)).decode()
    return {"scan": f"data:image/jpeg;base64,{scan}", "looked": token}


@sensitive_variables()
def _refused(request: DeskRequest, credential: Credential, **form: object) -> HttpResponse:
    """The page again with what was typed and what was looked at; that is one more look."""
    try:
        sent = request.POST.get("looked", "")
        claim, viewer, what, reason = signing.loads(sent, salt=_LOOKED, max_age=_STILL)
        is_so = (claim, viewer) == (credential.pk, request.user.pk)
        shown = _looked(request, credential, what, reason) if is_so else {}
    except (signing.BadSignature, NotNow, Unreadable):
        shown = {}
    return _claim_page(request, credential, **shown, **form)


@desk_page(verifies)
@sensitive_post_parameters()
@require_POST
def approve(request: DeskRequest, pk: int) -> HttpResponse:
    credential = claim_of(request, pk)
    form = ApproveForm(credential, request.POST)
    if not form.is_valid():
        return _refused(request, credential, approve=form)
    return decide(request, credential, deciding.approve, **form.cleaned_data)


@desk_page(verifies)
@require_POST
def confirm(request: DeskRequest, pk: int) -> HttpResponse:
    """The second pair of eyes on a change of grade: yes, or back."""
    agrees = request.POST.get("answer") == "yes"
    service = deciding.confirm_grade if agrees else deciding.send_back
    return decide(request, claim_of(request, pk), service)


@desk_page(verifies)
@require_POST
def ask(request: DeskRequest, pk: int) -> HttpResponse:
    return _with_reason(request, claim_of(request, pk), "ask", deciding.ask_for_more)


@desk_page(verifies)
@require_POST
def refuse(request: DeskRequest, pk: int) -> HttpResponse:
    return _with_reason(request, claim_of(request, pk), "refuse", deciding.refuse)


@desk_page(verifies)
@require_POST
def reopen(request: DeskRequest, pk: int) -> HttpResponse:
    return _with_reason(request, claim_of(request, pk), "reopen", correcting.reopen)


@desk_page(verifies)
@require_POST
def check_again(request: DeskRequest, pk: int) -> HttpResponse:
    return decide(request, claim_of(request, pk), deciding.check_again)


def _with_reason(
    request: DeskRequest, credential: Credential, name: str, service: Callable[..., object]
) -> HttpResponse:
    form = _reason_form(name, request.POST)
    if not form.is_valid():
        return _refused(request, credential, **{name: form})
    return decide(request, credential, service, reason=form.cleaned_data["reason"])


def decide(
    request: DeskRequest,
    credential: Credential,
    service: Callable[..., object],
    **details: object,
) -> HttpResponse:
    try:
        service(credential=credential, officer=request.officer, **details)
    except tuple(WHY) as refusal:
        messages.error(request, WHY[type(refusal)])
        return redirect("desk-claim", credential.pk)
    credential.refresh_from_db()
    state = _("要收回，等第二人复核") if credential.undo_by_id else credential.get_status_display()
    name = credential.artisan.name_zh
    told = _("%(name)s，办好了：%(state)s") % {"name": name, "state": state}
    messages.success(request, told)
    return redirect("desk-queue")


@desk_page(verifies)
@require_http_methods(["GET", "HEAD", "POST"])
def show_guardian(request: DeskRequest, pk: int) -> HttpResponse:
    """The paper that proves it, shown on a logged view; then yes or no."""
    row = get_object_or_404(guardianships_for(request.officer), pk=pk)
    if request.method == "POST":
        is_proven = request.POST.get("answer") == "yes"
        try:
            deciding.decide_guardian(guardianship=row, officer=request.officer, is_proven=is_proven)
        except NotNow:
            messages.info(request, WHY[NotNow])
        else:
            messages.success(request, _("记下了。"))
        return redirect("desk-queue")
    try:
        proof = deciding.look_at_proof(guardianship=row, officer=request.officer)
    except Unreadable:
        proof = b""
    address = f"data:image/jpeg;base64,{base64.b64encode(proof).decode()}" if proof else ""
    context = {"row": row, "proof": address, "here": "verify"}
    return render(request, "desk/guardian.html", context)
