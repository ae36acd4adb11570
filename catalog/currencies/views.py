"""The operator's table of rates, and the currency that a buyer chooses for the basket."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST

from catalog.currencies.choosing import choose
from catalog.currencies.errors import FarFromBefore, NotNow
from catalog.currencies.forms import RatesForm
from catalog.currencies.models import Currency, Rate
from catalog.currencies.queries import rates_before, rates_in_force
from catalog.currencies.services import end_rate, set_rates
from sellers.organs.doors import operator_page

ROWS_A_PAGE = 20


@operator_page
@require_http_methods(["GET", "HEAD", "POST"])
def show_rates(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, RatesForm(initial={"day": timezone.localdate()}))
    form = RatesForm(request.POST, asks_if_sure="sure" in request.POST)
    if not form.is_valid():
        return _page(request, form)
    typed = {"yuan": form.yuan, "day": form.cleaned_data["day"]}
    try:
        set_rates(**typed, by=request.user, sure=bool(form.cleaned_data.get("sure")))
    except FarFromBefore as far:
        return _page(request, _doubting(request, far))
    except NotNow:
        messages.warning(request, _("别人刚刚也在写，请看看现在是多少。"))
    else:
        messages.success(request, _("汇率写好了，作品页上马上是新的。"))
    return redirect("market-rates")


def _doubting(request: HttpRequest, far: FarFromBefore) -> RatesForm:
    """The same again, with the question whether it is right."""
    form = RatesForm(request.POST, asks_if_sure=True)
    said = _("和上次差得多：上次是 %(was)s。是不是单位错了？")
    for currency, (was, _now) in far.far.items():
        form.add_error(currency, said % {"was": was.normalize()})
    return form


def _page(request: HttpRequest, form: RatesForm) -> HttpResponse:
    oldest = timezone.localdate() - timedelta(days=settings.RATE_DAYS)
    known, number = rates_in_force(), request.GET.get("page", "1")
    past = Paginator(rates_before(), ROWS_A_PAGE)
    context = {
        "here": "rates",
        "form": form,
        "rates": [
            (known[each], known[each].day >= oldest) for each in Currency.values if each in known
        ],
        "past": past.get_page(number if len(number) < 9 else 1),
        "days": settings.RATE_DAYS,
    }
    status = 400 if form.errors else 200
    return render(request, "currencies/rates.html", context, status=status)


@operator_page
@require_POST
def take_off(request: HttpRequest, pk: int) -> HttpResponse:
    rate = get_object_or_404(Rate.objects.all(), pk=pk)
    try:
        end_rate(rate=rate, by=request.user)
    except NotNow:
        messages.info(request, _("以前就撤下了。"))
    else:
        messages.success(request, _("撤下了。写上新的以前，不再显示这种货币。"))
    return redirect("market-rates")


@cache_control(private=True, no_store=True)
@require_POST
def choose_currency(request: HttpRequest) -> HttpResponse:
    """For the basket and the checkout of this visitor alone; nothing else changes."""
    if not choose(request, request.POST.get("currency", "")):
        messages.info(request, _("这种货币现在看不了。"))
    return redirect("checkout" if request.POST.get("next") == "checkout" else "basket")
