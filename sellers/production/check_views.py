"""What waits for quality's eye, and what she asks to be seen again."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ground.pictures.errors import PictureRefused
from ground.pictures.services import take_picture
from sellers.cooperatives.doors import CoopRequest, Role, coop_page
from sellers.production.checking import Finding, check, decide
from sellers.production.forms import CheckForm, CheckPhotoForm, DecideForm
from sellers.production.keeper_views import BOTH, page_of, shown, tried
from sellers.production.models import Check, Delivery
from sellers.production.queries import appeals_in, deliveries_in, unchecked_in

Result = Check.Result


@coop_page(Role.QUALITY)
@require_safe
def list_checks(request: CoopRequest) -> HttpResponse:
    appeals = appeals_in(request.cooperative).filter(is_granted=None)
    rows = page_of(request, unchecked_in(request.cooperative))
    return shown(request, "checks", {"deliveries": rows, "appeals": appeals[:50]})


@coop_page(Role.QUALITY)
@require_http_methods(BOTH)
def check_delivery(request: CoopRequest, pk: int) -> HttpResponse:
    """Counted, shown once more with what it pays, and then paid."""
    delivery = get_object_or_404(deliveries_in(request.cooperative), pk=pk)
    form = CheckForm(delivery.unchecked, request.POST if request.method == "POST" else None)
    sure = request.POST.get("sure", "")
    if form.is_valid() and sure != "back":
        photo = CheckPhotoForm(request.POST, request.FILES) if sure == "yes" else CheckPhotoForm()
        if sure != "yes" or not photo.is_valid() or not (found := _findings(request, form, photo)):
            return _look_again(request, delivery, form, photo)
        if tried(request, _("检好了，也告诉她了。"), check, delivery=delivery, findings=found):
            return redirect("production-checks", request.cooperative.pk)
    context = _about(delivery) | {
        "form": form,
        "done": delivery.checks.select_related("by", "photo"),
    }
    return shown(request, "check", context, 400 if form.errors else 200)


def _about(delivery: Delivery) -> dict[str, Any]:
    hers = delivery.assignment
    return {"delivery": delivery, "hers": hers, "order": hers.production_order}


def _look_again(
    request: CoopRequest, delivery: Delivery, form: CheckForm, photo: CheckPhotoForm
) -> HttpResponse:
    data = form.cleaned_data
    context = _about(delivery) | {
        "counted": form,
        "form": photo,
        "is_shown": bool(data["rework"] or data["bad"]),
        "good": data["good"] or 0,
        "pays_fen": (data["good"] or 0) * delivery.assignment.piece_fen,
        "rest": delivery.unchecked - sum(data[name] or 0 for name in ("good", "rework", "bad")),
    }
    return shown(request, "check_sure", context, 400 if photo.errors else 200)


def _findings(request: CoopRequest, form: CheckForm, asked: CheckPhotoForm) -> list[Finding]:
    """Empty: the photo was none, and its form says so."""
    data = form.cleaned_data
    photo = None
    if asked.cleaned_data["photo"] and (data["rework"] or data["bad"]):
        alt = (data["bad_reason"] or data["rework_reason"])[:200]
        file = asked.cleaned_data["photo"]
        try:
            photo = take_picture(file=file, title=alt, alt_zh=alt, by=request.user)
        except PictureRefused as refusal:
            asked.add_error("photo", refusal.told)
            return []
    rows: list[tuple[Any, int | None, str, Any]] = [
        (Result.PASS, data["good"], "", None),
        (Result.REWORK, data["rework"], data["rework_reason"], photo),
        (Result.REJECT, data["bad"], data["bad_reason"], photo),
    ]
    return [Finding(result, pieces, why, each) for result, pieces, why, each in rows if pieces]


@coop_page(Role.QUALITY)
@require_http_methods(BOTH)
def answer_appeal(request: CoopRequest, pk: int) -> HttpResponse:
    """By another than who rejected it."""
    row = get_object_or_404(appeals_in(request.cooperative), pk=pk)
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        is_granted = form.cleaned_data["verdict"] == DecideForm.GRANT
        details = {"appeal": row, "is_granted": is_granted, "answer": form.cleaned_data["answer"]}
        if tried(request, _("决定好了，也告诉她了。"), decide, **details):
            return redirect("production-checks", request.cooperative.pk)
    hers = row.check_made.delivery.assignment
    mine = {row.check_made.by_id, hers.membership.artisan.user_id}
    context = {
        "form": form,
        "row": row,
        "hers": hers,
        "order": hers.production_order,
        "is_mine": request.user.pk in mine,
    }
    return shown(request, "appeal", context, 400 if form.errors else 200)
