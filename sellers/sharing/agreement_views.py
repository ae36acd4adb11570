"""What was agreed, what comes, a new one: looked at once more before all members hear of it."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sellers.cooperatives.doors import CoopRequest, Role, coop_page
from sellers.sharing.errors import AgreedAlready, NotAnyMore
from sellers.sharing.forms import AgreementForm, percents_of
from sellers.sharing.models import Agreement
from sellers.sharing.parts import Rates
from sellers.sharing.queries import agreement_on, agreements_of
from sellers.sharing.services import agree, replace, withdraw
from sellers.sharing.views import page_of

_POSTED = ["GET", "HEAD", "POST"]


@coop_page()
@require_safe
def show_agreements(request: CoopRequest) -> HttpResponse:
    rows = page_of(request, agreements_of(request.cooperative.pk))
    return render(request, "sharing/agreements.html", {"here": "coop", "agreements": rows})


@coop_page(Role.LEAD)
@require_http_methods(_POSTED)
def new_agreement(request: CoopRequest) -> HttpResponse:
    """Written from today's, shown once more beside what it changes, and then agreed."""
    today = agreement_on(request.cooperative.pk, timezone.localdate())
    said = percents_of(today.rates) if today else None
    form = AgreementForm(request.POST if request.method == "POST" else None, initial=said)
    sure = request.POST.get("sure", "")
    if form.is_valid() and sure != "back":
        same_day = _of_that_day(request, form)
        if same_day is not None and not same_day.is_coming:
            form.add_error("from_day", _("那一天起已经有一个约定了，请换一天"))
        elif sure != "yes":
            return _look_again(request, form, same_day)
        elif _agreed(request, form, same_day):
            return redirect("coop-agreements", request.cooperative.pk)
    status = 400 if form.errors else 200
    return render(request, "sharing/agree.html", {"here": "coop", "form": form}, status=status)


def _of_that_day(request: CoopRequest, form: AgreementForm) -> Agreement | None:
    rows = agreements_of(request.cooperative.pk).filter(withdrawn_at=None)
    return rows.filter(in_force_from=form.cleaned_data["from_day"]).first()


def _look_again(
    request: CoopRequest, form: AgreementForm, same_day: Agreement | None
) -> HttpResponse:
    day = form.cleaned_data["from_day"]
    before = agreement_on(request.cooperative.pk, day - timedelta(days=1))
    was, now = before.rates if before else Rates(), form.rates
    context = {
        "here": "coop",
        "form": form,
        "day": day,
        "before": before,
        "same_day": same_day,
        "members": request.cooperative.memberships.current().count(),
        "changes": [
            (_("做的人"), was.maker, now.maker),
            (_("公益金"), was.welfare, now.welfare),
            (_("材料金"), was.material, now.material),
            (_("留在合作社"), was.kept, now.kept),
        ],
    }
    return render(request, "sharing/agree_sure.html", context)


def _agreed(request: CoopRequest, form: AgreementForm, same_day: Agreement | None) -> bool:
    """Only in place of what the page before showed."""
    said = {"rates": form.rates, "words": form.cleaned_data["words"], "by": request.user}
    try:
        if same_day is not None and request.POST.get("instead") == str(same_day.pk):
            replace(agreement=same_day, **said)
        else:
            day = form.cleaned_data["from_day"]
            agree(cooperative=request.cooperative, from_day=day, **said)
    except (AgreedAlready, NotAnyMore):
        form.add_error("from_day", _("刚才有人改过那一天的约定，请再看一眼"))
        return False
    messages.success(request, _("约定记好了，也告诉了每一个成员。"))
    return True


@coop_page(Role.LEAD)
@require_http_methods(_POSTED)
def withdraw_agreement(request: CoopRequest, pk: int) -> HttpResponse:
    agreement = get_object_or_404(agreements_of(request.cooperative.pk), pk=pk)
    if request.method != "POST":
        context = {"here": "coop", "agreement": agreement}
        return render(request, "sharing/agreement_withdraw.html", context)
    try:
        withdraw(agreement=agreement, by=request.user)
        messages.success(request, _("撤回了，也告诉了每一个成员。"))
    except NotAnyMore:
        messages.error(request, _("这个约定已经开始，或以前就撤回了，不能再撤回。"))
    return redirect("coop-agreements", request.cooperative.pk)
