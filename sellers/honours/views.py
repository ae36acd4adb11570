"""Her honours: hers alone to say, to show and to take back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.easy.questions import is_answered
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.artisans.models import Artisan
from sellers.honours import services
from sellers.honours.errors import ClaimedAlready, NotNow
from sellers.honours.forms import ClaimForm
from sellers.honours.models import Honour
from sellers.honours.queries import honours_of


@studio_page(None)
@require_safe
def list_honours(request: StudioRequest) -> HttpResponse:
    artisan = get_object_or_404(Artisan, user=request.subject)
    honours = honours_of(request.subject).exclude(state=Honour.State.WITHDRAWN)
    context = {"here": "honours", "honours": honours, "artisan": artisan}
    return render(request, "honours/list.html", context)


@studio_page(None)
@require_http_methods(["GET", "HEAD", "POST"])
def claim_honour(request: StudioRequest) -> HttpResponse:
    artisan = get_object_or_404(Artisan, user=request.subject)
    sent = [request.POST, request.FILES] if request.method == "POST" else []
    form = ClaimForm(*sent)
    if is_answered(form, request) and _claimed(request, artisan, form):
        messages.success(request, _("记下了。核对好了，发短信告诉你。"))
        return redirect("studio-honours")
    context = {"here": "honours", "form": form}
    return render(request, "honours/new.html", context, status=400 if form.errors else 200)


def _claimed(request: StudioRequest, artisan: Artisan, form: ClaimForm) -> bool:
    """False: the form says why not."""
    data = form.cleaned_data
    shown = {"photo": data["photo"], "shows": data["shows"]}
    try:
        services.claim(artisan=artisan, facts=form.facts, by=request.user, **shown)
    except ClaimedAlready:
        form.add_error("kind", _("这一年的这个荣誉已经记下了"))
        return False
    return True


@studio_page(None)
@require_POST
def show_honour(request: StudioRequest, pk: int) -> HttpResponse:
    honour = get_object_or_404(honours_of(request.subject), pk=pk)
    is_shown = request.POST.get("show") == "yes"
    yes = _("放在你的页面上了。") if honour.is_verified else _("核对好了，就放在你的页面上。")
    no = _("收起来了，买家看不到。")
    if services.show(honour=honour, is_shown=is_shown, by=request.user):
        messages.success(request, yes if is_shown else no)
    return redirect("studio-honours")


@studio_page(None)
@require_POST
def take_back(request: StudioRequest, pk: int) -> HttpResponse:
    honour = get_object_or_404(honours_of(request.subject), pk=pk)
    try:
        services.withdraw(honour=honour, by=request.user)
    except NotNow:
        messages.info(request, _("已经收回了。"))
    else:
        messages.success(request, _("收回了，照片也删掉了。"))
    return redirect("studio-honours")
