"""Her account at Stripe: shown in plain words, opened there, and made the one that is paid."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ground.accounts.confirming import send_code
from ground.accounts.errors import TooManyRequests
from ground.accounts.waits import in_words
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.partner.models import Partner
from sellers.partner.queries import money_shops_of
from shop.payments.errors import PaymentUnavailable
from shop.payouts.connecting import ask_after, draft_stripe, start_connecting
from shop.payouts.errors import AccountTaken, NotAnyMore, NotVerified
from shop.payouts.models import StripeAccount
from shop.payouts.places import ACCOUNT_STEP, is_used


@studio_page(None)
@require_safe
def show(request: StudioRequest, pk: int) -> HttpResponse:
    shop = _shop(request, pk)
    account = StripeAccount.objects.filter(shop=shop).first()
    context = {
        "here": "income",
        "shop": shop,
        "account": account,
        "state": account.state if account else "",
        "is_used": bool(account) and is_used(account),
        "is_again": "again" in request.GET,
    }
    return render(request, "payouts/stripe.html", context)


@studio_page(None)
@require_POST
def connect(request: StudioRequest, pk: int) -> HttpResponse:
    """One press, and she is on Stripe's page."""
    shop = _shop(request, pk)
    page = f"{settings.SITE_URL}{reverse('studio-payout-stripe', args=[pk])}"
    pages = (f"{page}back/", f"{page}?again=1")
    try:
        return redirect(start_connecting(shop=shop, by=request.user, pages=pages))
    except NotVerified:
        messages.error(request, _("先核对证件，再连 Stripe。"))
    except PaymentUnavailable:
        messages.error(request, _("Stripe 现在没有回答，什么也没有变。请过一会儿再按。"))
    return redirect("studio-payout-stripe", pk)


@studio_page(None)
@require_safe
def come_back(request: StudioRequest, pk: int) -> HttpResponse:
    """From Stripe's page, or asking once more; Stripe alone says how far it is."""
    account = StripeAccount.objects.filter(shop=_shop(request, pk)).first()
    try:
        if account:
            ask_after(account=account)
    except PaymentUnavailable:
        messages.error(request, _("Stripe 现在没有回答。请过一会儿再看。"))
    return redirect("studio-payout-stripe", pk)


@studio_page(None)
@require_POST
def use(request: StudioRequest, pk: int) -> HttpResponse:
    """From now on the money goes there, once she has typed the code."""
    account = get_object_or_404(
        StripeAccount.objects.select_related("shop"), shop=_shop(request, pk)
    )
    try:
        draft = draft_stripe(account=account, by=request.user)
        send_code(request, request.user, step=ACCOUNT_STEP, row=draft.pk)
        return redirect("studio-payout-confirm")
    except NotVerified:
        messages.error(request, _("先核对证件，再填收款账户。"))
    except (NotAnyMore, AccountTaken):
        messages.error(request, _("这个账户现在不能收钱。"))
    except TooManyRequests as refusal:
        wait = {"wait": in_words(refusal.wait)}
        messages.error(request, _("要得太频繁了，请过 %(wait)s再试。") % wait)
    return redirect("studio-payout-stripe", pk)


def _shop(request: StudioRequest, pk: int) -> Partner:
    """A marketplace that does not pay by Stripe has no such page."""
    if not settings.PAYOUT_BY_STRIPE:
        raise Http404
    shops = money_shops_of(request.subject).select_related("artisan", "cooperative")
    return get_object_or_404(shops, pk=pk)
