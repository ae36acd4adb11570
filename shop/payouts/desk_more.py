"""The operator's single payout, a look at an account's number, and the holds."""

from datetime import datetime, time

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.accounts.models import User
from sellers.organs.doors import operator_page
from sellers.partner.models import Partner
from shop.order.models import SellerOrder
from shop.payments.story import tell_story
from shop.payouts.accounts import look_at_number
from shop.payouts.desk_queries import holds_to_see, shops_named, shops_to_choose
from shop.payouts.desk_views import page_of
from shop.payouts.errors import NotAnyMore
from shop.payouts.forms import HoldForm, ReasonForm
from shop.payouts.holds import hold_part, hold_shop, lift_hold
from shop.payouts.models import Hold, Payout
from shop.payouts.reversal_queries import reach_of
from shop.payouts.services import cancel_payout, retry_payout

_POSTED = ["GET", "HEAD", "POST"]
_TOO_LATE = gettext_lazy("别人刚刚处理过，请看现在的样子。")


@operator_page
@require_safe
def show_payout(request: HttpRequest, pk: int) -> HttpResponse:
    return _payout_page(request, _payout(pk), ReasonForm())


def _payout_page(
    request: HttpRequest, payout: Payout, form: ReasonForm, number: str = ""
) -> HttpResponse:
    context = {
        "here": "payouts",
        "payout": payout,
        "parts": payout.parts.select_related("seller_order__order").order_by("pk"),
        "lines": payout.lines.select_related("batch").order_by("pk"),
        "form": form,
        "number": number,
        "reach": reach_of(payout),
        "back": payout.reversals.order_by("pk"),
        "story": tell_story(payout.number),
    }
    status = 400 if form.errors else 200
    return render(request, "payouts/desk/payout.html", context, status=status)


@operator_page
@require_POST
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """The number in full, once, with a reason that its owner can read."""
    payout, form = _payout(pk), ReasonForm(request.POST)
    if not form.is_valid():
        return _payout_page(request, payout, form)
    reason = form.cleaned_data["reason"]
    number = look_at_number(account=payout.account, by=request.user, reason=reason)
    return _payout_page(request, payout, ReasonForm(), number)


@operator_page
@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        if retry_payout(payout=_payout(pk), by=request.user):
            messages.success(request, _("备好了，可以编进下一批。"))
        else:
            messages.error(request, _("这家店现在没有能用的收款账户。"))
    except NotAnyMore:
        messages.error(request, _TOO_LATE)
    return redirect("money-payout", pk)


@operator_page
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        cancel_payout(payout=_payout(pk), by=request.user)
        messages.success(request, _("取消了，今晚按账本重新算。"))
    except NotAnyMore:
        messages.error(request, _TOO_LATE)
    return redirect("money-payout", pk)


@operator_page
@require_http_methods(_POSTED)
def show_holds(request: HttpRequest) -> HttpResponse:
    form = HoldForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _hold(form, request.user):
        messages.success(request, _("暂缓了。店主在收入里看得到理由。"))
        return redirect("money-holds")
    context = {
        "here": "holds",
        "form": form,
        "holds": page_of(request, holds_to_see()),
        "shops": shops_to_choose(),
    }
    return render(request, "payouts/desk/holds.html", context, status=400 if form.errors else 200)


def _hold(form: HoldForm, by: User) -> bool:
    """Of the shop, or of its part of an order; False: the form says what there is not."""
    data = form.cleaned_data
    until = data["until"] and timezone.make_aware(datetime.combine(data["until"], time.min))
    terms = {"reason": data["reason"], "until": until, "by": by}
    shops = shops_named(data["shop"].strip())
    if len(shops) != 1:
        form.add_error("shop", _which(shops))
        return False
    shop = shops[0]
    if not data["number"]:
        hold_shop(shop=shop, **terms)
        return True
    part = SellerOrder.objects.filter(shop=shop, order__number=data["number"].strip()).first()
    if part is None:
        form.add_error("number", _("这家店没有这个订单"))
        return False
    hold_part(seller_order=part, **terms)
    return True


def _which(shops: list[Partner]) -> str:
    if not shops:
        return _("没有这家店")
    names = "、".join(f"{shop.local_name}（{shop.slug}）" for shop in shops)
    return _("不止一家，请写括号里的：%(names)s") % {"names": names}


@operator_page
@require_POST
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        lift_hold(hold=get_object_or_404(Hold, pk=pk), by=request.user)
        messages.success(request, _("恢复了，到期的钱今晚备好。"))
    except NotAnyMore:
        messages.error(request, _TOO_LATE)
    return redirect("money-holds")


def _payout(pk: int) -> Payout:
    rows = Payout.objects.select_related("shop__artisan", "shop__cooperative", "account__shop")
    return get_object_or_404(rows, pk=pk)
