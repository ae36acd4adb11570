"""Her helpers, and those whom one helps."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.easy.questions import is_answered
from ground.privacy.errors import NotAgreed
from ground.privacy.models import Consent
from ground.privacy.queries import agrees
from ground.privacy.services import give_consent
from sellers.artisans.doors import HELPING, StudioRequest, private, studio_page
from sellers.artisans.errors import HelpsAlready, HelpsHerself, NotOfferedAnyMore
from sellers.artisans.forms import HelperConsentForm, HelperForm
from sellers.artisans.models import Artisan
from sellers.artisans.queries import acts_for, grants_of, grants_to, offers_to
from sellers.artisans.services import answer_offer, ask_helper, end_help, let_publish

ACTS_A_PAGE = 20


@studio_page(None)
@require_safe
def show_helpers(request: StudioRequest) -> HttpResponse:
    artisan = get_object_or_404(Artisan, user=request.subject)
    number = request.GET.get("page", "1")
    acts = Paginator(acts_for(request.subject), ACTS_A_PAGE)
    context = {
        "here": "helpers",
        "artisan": artisan,
        "grants": grants_of(request.subject).filter(ended_at=None),
        "acts": acts.get_page(number if len(number) < 9 else 1),
    }
    return render(request, "artisans/helpers.html", context)


@studio_page(None)
@require_http_methods(["GET", "HEAD", "POST"])
def add_helper(request: StudioRequest) -> HttpResponse:
    artisan = get_object_or_404(Artisan, user=request.subject)
    kind = HelperForm if agrees(request.subject, Consent.Kind.HELPER) else HelperConsentForm
    form = kind(request.POST if request.method == "POST" else None)
    if is_answered(form, request) and asked(request, artisan, form):
        return redirect("studio-helpers")
    status = 400 if form.errors else 200
    context = {"form": form, "here": "helpers"}
    return render(request, "artisans/add_helper.html", context, status=status)


def asked(request: StudioRequest, artisan: Artisan, form: HelperForm) -> bool:
    """By herself, or by the cooperative that vouched for her; whose consent it is, only she gives.

    False: the form says why not.
    """
    is_hers = artisan.user_id == request.user.pk
    try:
        with transaction.atomic():
            if is_hers:
                give_consent(user=request.subject, kind=Consent.Kind.HELPER)
            ask_helper(artisan=artisan, by=request.user, **form.terms)
    except HelpsHerself:
        form.add_error("phone", _("这是你自己的手机号") if is_hers else _("这是她自己的手机号"))
    except HelpsAlready:
        form.add_error(
            "phone",
            _("你已经请过她了，先结束那一次再请") if is_hers else _("她已经被请过了，没有再请"),
        )
    except NotAgreed:
        form.add_error(None, _("她还没有同意让人帮忙，没有发短信"))
    else:
        messages.success(request, _("已发短信给她。她答应以后，就可以帮你了。"))
        return True
    return False


@studio_page(None)
@require_POST
def end_helper(request: StudioRequest, pk: int) -> HttpResponse:
    grant = get_object_or_404(grants_of(request.subject), pk=pk)
    end_help(grant=grant, by=request.user)
    messages.success(request, _("她不能再替你办事了。"))
    return redirect("studio-helpers")


@studio_page(None)
@require_POST
def publish_by_helper(request: StudioRequest, pk: int) -> HttpResponse:
    grant = get_object_or_404(grants_of(request.subject).filter(ended_at=None), pk=pk)
    may_publish = request.POST.get("may") == "yes"
    let_publish(grant=grant, may_publish=may_publish, by=request.user)
    yes, no = _("她可以直接上架，不用再问你。"), _("她写好的作品，要你点头才上架。")
    messages.success(request, yes if may_publish else no)
    return redirect("studio-helpers")


@private
@login_required
@require_safe
def show_helping(request: HttpRequest) -> HttpResponse:
    """For a helper: who asked her, and for whom she may act."""
    context = {
        "here": "helping",
        "offers": offers_to(request.user),
        "grants": grants_to(request.user),
        "in_use": request.session.get(HELPING),
    }
    return render(request, "artisans/helping.html", context)


@private
@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    grant = get_object_or_404(offers_to(request.user), pk=pk)
    takes = request.POST.get("answer") == "yes"
    try:
        answer_offer(grant=grant, user=request.user, takes=takes)
    except NotOfferedAnyMore:
        messages.error(request, _("这个请求已经收回或过期了。"))
    else:
        told = _("谢谢你。现在可以替她办事了。") if takes else _("已告诉她你这次帮不了。")
        messages.success(request, told)
    return redirect("studio-helping")


@private
@login_required
@require_POST
def start_helping(request: HttpRequest, pk: int) -> HttpResponse:
    grant = get_object_or_404(grants_to(request.user), pk=pk)
    request.session[HELPING] = grant.pk
    return redirect("studio")


@private
@login_required
@require_POST
def stop_helping(request: HttpRequest) -> HttpResponse:
    """For now: the grant stays."""
    request.session.pop(HELPING, None)
    return redirect("studio-helping")


@private
@login_required
@require_POST
def give_up_helping(request: HttpRequest, pk: int) -> HttpResponse:
    """For good."""
    grant = get_object_or_404(grants_to(request.user), pk=pk)
    end_help(grant=grant, by=request.user)
    if request.session.get(HELPING) == grant.pk:
        del request.session[HELPING]
    messages.success(request, _("你不再帮她了。"))
    return redirect("studio-helping")
