"""Her four steps (phone and code come first), and what became of them."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.easy.questions import is_answered
from ground.privacy.models import Consent, PrivateFile
from ground.privacy.queries import agrees
from ground.privacy.services import keep_file
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.artisans.forms import HelperForm
from sellers.artisans.models import Artisan
from sellers.artisans.views import asked
from sellers.verification.errors import NotNow, NumberTaken, TooYoung
from sellers.verification.filling import filled_before
from sellers.verification.forms import GuardianForm, ProofForm, RegisterForm
from sellers.verification.models import Credential
from sellers.verification.number import NEEDS_GUARDIAN, Certificate
from sellers.verification.queries import (
    OPEN,
    claims_to_vouch,
    guardian_of,
    open_claim_of,
    vouched_artisans,
)
from sellers.verification.services import (
    agree,
    hand_in,
    name_guardian,
    refuse_to_vouch,
    register,
    take_back,
    vouch,
)

Kind = Consent.Kind


@studio_page(None)
@require_http_methods(["GET", "HEAD", "POST"])
def show_register(request: StudioRequest) -> HttpResponse:
    """Name and village; the county follows from what she typed."""
    known = Artisan.objects.filter(user=request.user).first()
    initial = {"name": known.name_zh if known else request.user.name}
    initial["place"] = known.place_zh if known else ""
    initial |= {} if known else filled_before(request)
    form = RegisterForm(request.POST if request.method == "POST" else None, initial=initial)
    if is_answered(form, request) and form.county_found and not form.asks_special:
        names = {"name": form.cleaned_data["name"], "place": form.cleaned_data["place"]}
        names["special"] = form.special_said
        register(user=request.user, county=form.county_found, **names)
        return redirect("studio-proof")
    status = 400 if form.errors else 200
    return render(request, "verification/register.html", {"form": form}, status=status)


@studio_page(None)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def show_proof(request: StudioRequest) -> HttpResponse:
    artisan = get_object_or_404(Artisan, user=request.user, region__isnull=False)
    is_sent = request.method == "POST"
    agreed = {kind: agrees(request.user, kind) for kind in (Kind.VERIFICATION, Kind.PUBLIC_PROFILE)}
    form = ProofForm(
        artisan, *([request.POST, request.FILES] if is_sent else []), initial=dict(agreed)
    )
    if is_answered(form, request) and _handed_in(artisan, form):
        if _lacks_guardian(artisan, form.cleaned_data["number"]):
            messages.info(request, _("证号交上去了。这一类证件要由监护人来办，请接着填监护人。"))
            return redirect("studio-guardian")
        messages.success(request, _("交上去了。结果会发短信告诉你。"))
        return redirect("studio")
    status = 400 if form.errors else 200
    context = {"form": form, "open": open_claim_of(artisan)}
    return render(request, "verification/proof.html", context, status=status)


def _lacks_guardian(artisan: Artisan, number: Certificate | None) -> bool:
    is_needed = number is not None and number.category in NEEDS_GUARDIAN
    return is_needed and guardian_of(artisan) is None


def _handed_in(artisan: Artisan, form: ProofForm) -> bool:
    data = form.cleaned_data
    try:
        with transaction.atomic():
            agree(user=artisan.user, kind=Kind.VERIFICATION)
            if data["public_profile"]:
                agree(user=artisan.user, kind=Kind.PUBLIC_PROFILE)
            hand_in(
                artisan=artisan,
                number=data["number"],
                photo=data["photo"],
                cooperative=data.get("cooperative"),
            )
    except TooYoung:
        form.add_error("number", _("满 16 岁才能开店。在那以前，可以请家人或合作社卖你的作品"))
    except NumberTaken:
        told = _("这个证号不能用来开店。如果证件是你的，请联系我们或县残联，我们帮你查清楚")
        form.add_error("number", told)
    else:
        return True
    return False


def _sealed(artisan: Artisan, data: bytes, kind: str) -> PrivateFile:
    return keep_file(data=data, kind=kind, content_type="image/jpeg", owner=artisan.user)


@studio_page(None)
@require_POST
def withdraw_proof(request: StudioRequest) -> HttpResponse:
    claims = Credential.objects.filter(artisan__user=request.user)
    try:
        take_back(credential=get_object_or_404(claims, status__in=OPEN), by=request.user)
    except NotNow:
        messages.info(request, _("已经核对完了，没有改动。"))
    else:
        messages.success(request, _("收回了。号码和照片已经删掉。"))
    return redirect("studio")


@studio_page(None)
@require_safe
def show_vouching(request: StudioRequest) -> HttpResponse:
    """For a cooperative's keeper: who asks to be vouched for."""
    context = {
        "here": "vouching",
        "claims": claims_to_vouch(request.user),
        "vouched": vouched_artisans(request.user),
    }
    return render(request, "verification/vouching.html", context)


@studio_page(None)
@require_POST
def answer_vouching(request: StudioRequest, pk: int) -> HttpResponse:
    credential = get_object_or_404(claims_to_vouch(request.user), pk=pk)
    is_known = request.POST.get("answer") == "yes"
    try:
        (vouch if is_known else refuse_to_vouch)(credential=credential, by=request.user)
    except NotNow:
        messages.info(request, _("已经有人答过了，没有改动。"))
    else:
        yes, no = _("担保了，现在由残联核对。"), _("没有担保。她还可以交证号或照片。")
        messages.success(request, yes if is_known else no)
    return redirect("studio-vouching")


@studio_page(None)
@require_http_methods(["GET", "HEAD", "POST"])
def ask_helper_for(request: StudioRequest, pk: int) -> HttpResponse:
    """The cooperative that vouched for her asks a helper for her, once she agreed to be helped."""
    artisan = get_object_or_404(vouched_artisans(request.user), pk=pk)
    form = HelperForm(request.POST if request.method == "POST" else None)
    if artisan.agrees_to_help and is_answered(form, request) and asked(request, artisan, form):
        return redirect("studio-vouching")
    status = 400 if form.errors else 200
    context = {"form": form, "here": "vouching", "artisan": artisan}
    return render(request, "verification/helper_for.html", context, status=status)


@studio_page(None)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def show_guardian(request: StudioRequest) -> HttpResponse:
    artisan = get_object_or_404(Artisan, user=request.user)
    is_sent = request.method == "POST"
    form = GuardianForm(request.user.phone, *([request.POST, request.FILES] if is_sent else []))
    if is_answered(form, request):
        data = form.cleaned_data
        proof = _sealed(artisan, data["proof"], PrivateFile.Kind.PROOF)
        name_guardian(artisan=artisan, name=data["name"], phone=data["phone"], proof=proof)
        messages.success(request, _("交上去了，残联的人会核对。"))
        return redirect("studio")
    status = 400 if form.errors else 200
    return render(request, "verification/guardian.html", {"form": form}, status=status)
