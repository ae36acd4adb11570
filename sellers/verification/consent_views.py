"""What she agreed to, in which words and when; giving and taking back; who looked."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ground.privacy.models import Consent
from ground.privacy.queries import consents_of, folded, lines_of, sightings_of
from ground.privacy.texts import TEXTS
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.verification.services import agree, take_back_consent

ROWS_A_PAGE = 20


@studio_page(None)
@require_safe
def show_consents(request: StudioRequest) -> HttpResponse:
    given = {each.kind: each for each in consents_of(request.user).filter(withdrawn_at=None)}
    number = request.GET.get("page", "1")
    pages = Paginator(folded(sightings_of(request.user)), ROWS_A_PAGE)
    seen = pages.get_page(number if len(number) < 9 else 1)
    context = {
        "kinds": [
            {"kind": kind, "label": kind.label, "text": TEXTS[kind], "given": given.get(kind)}
            for kind in Consent.Kind
        ],
        "past": consents_of(request.user).exclude(withdrawn_at=None)[:ROWS_A_PAGE],
        "seen": seen,
        "looks": lines_of(seen),
    }
    return render(request, "verification/consents.html", context)


@studio_page(None)
@require_POST
def change_consent(request: StudioRequest, kind: str) -> HttpResponse:
    if kind not in Consent.Kind.values:
        raise Http404
    is_about_shop = kind == Consent.Kind.VERIFICATION
    if request.POST.get("answer") == "yes":
        agree(user=request.user, kind=kind)
        messages.success(request, _("记下了你的同意。"))
        return redirect("studio" if is_about_shop else "consents")
    if is_about_shop and request.POST.get("sure") != "yes":
        context = {"label": Consent.Kind(kind).label, "text": TEXTS[Consent.Kind(kind)]}
        return render(request, "verification/take_back.html", context)
    if take_back_consent(user=request.user, kind=kind):
        messages.success(request, _("收回了，马上生效。"))
    return redirect("consents")
