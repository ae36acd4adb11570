"""Where she is paid: one thing a page, and never a helper's to see."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.accounts.confirming import accept_code, row_to_confirm, send_code
from ground.accounts.errors import TooManyAttempts, TooManyRequests
from ground.accounts.forms import CodeForm
from ground.accounts.phones import spoken
from ground.accounts.waits import in_words
from ground.easy.questions import is_answered
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.partner.models import Partner
from sellers.partner.queries import money_shops_of
from shop.payouts.accounts import (
    agree_to_collect,
    ask_to_collect,
    confirm_account,
    draft_account,
    end_collection,
    stop_account,
)
from shop.payouts.errors import (
    AccountTaken,
    CollectsAlready,
    NotAMember,
    NotAnyMore,
    NotHerName,
    NothingToConfirm,
    NotVerified,
)
from shop.payouts.forms import CollectForm, PayoutAccountForm, SignedForm
from shop.payouts.models import PayoutAccount
from shop.payouts.places import ACCOUNT_STEP, place_of
from shop.payouts.queries import (
    collections_asked_of,
    collections_that_concern,
    cooperatives_of,
    draft_of,
    owner_name,
)

_POSTED = ["GET", "HEAD", "POST"]


@studio_page(None)
@require_safe
def show_accounts(request: StudioRequest) -> HttpResponse:
    shops = list(money_shops_of(request.subject).select_related("artisan", "cooperative"))
    context = {
        "here": "income",
        "places": [place_of(shop) for shop in shops],
        "asked": collections_asked_of(request.subject),
    }
    return render(request, "payouts/accounts.html", context)


@sensitive_post_parameters()
@studio_page(None)
@require_http_methods(_POSTED)
def change_account(request: StudioRequest, pk: int) -> HttpResponse:
    """She types it, and the code goes to her phone."""
    shop = _shop(request, pk)
    form = PayoutAccountForm(request.POST if request.method == "POST" else None)
    is_foreign = False
    if is_answered(form, request):
        is_foreign, account = _draft(request, shop, form)
        if account is not None:
            return redirect("studio-payout-confirm")
    context = {"here": "income", "shop": shop, "form": form, "is_foreign": is_foreign}
    context["is_checked"] = bool(owner_name(shop))
    status = 400 if form.errors else 200
    return render(request, "payouts/change.html", context, status=status)


def _draft(
    request: StudioRequest, shop: Partner, form: PayoutAccountForm
) -> tuple[bool, PayoutAccount | None]:
    """Whether another's name stands there, and what is to be confirmed; or the form says why."""
    data = form.cleaned_data
    number = (data["number"], data["bank"])
    try:
        account = draft_account(
            shop=shop, kind=data["kind"], holder=data["holder"], number=number, by=request.user
        )
        send_code(request, request.user, step=ACCOUNT_STEP, row=account.pk)
    except NotHerName as refusal:
        told = _("账户要写 %(name)s 的名字。家里人的账户不能用。") % {"name": refusal.name}
        form.add_error("holder", told)
        return True, None
    except NotVerified:
        form.add_error(None, _("先核对证件，再填收款账户。"))
    except AccountTaken:
        form.add_error("number", _("这个账号别的店在用。请打电话给我们。"))
    except TooManyRequests as refusal:
        form.add_error(None, _patience(refusal))
    else:
        return False, account
    return False, None


@sensitive_post_parameters()
@studio_page(None)
@require_http_methods(_POSTED)
def confirm(request: StudioRequest) -> HttpResponse:
    account = _to_confirm(request)
    if account is None:
        messages.error(request, _("验证码过期了，请再填一次。"))
        return redirect("studio-payout")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            if accept_code(request, form.cleaned_data["code"]):
                return _confirmed(request, account)
            form.add_error("code", _("验证码不对，请看一下最新的短信"))
        except TooManyAttempts:
            messages.error(request, _("试的次数太多了，请再填一次。"))
            return redirect("studio-payout")
    context = {
        "here": "income",
        "form": form,
        "account": account,
        "phone": spoken(request.user.phone),
    }
    return render(request, "payouts/confirm.html", context, status=400 if form.errors else 200)


def _confirmed(request: StudioRequest, account: PayoutAccount) -> HttpResponse:
    try:
        confirm_account(account=account, by=request.user)
        messages.success(request, _("记下了。过了冷静期，钱就打到这里。"))
    except NothingToConfirm:
        messages.info(request, _("这个账户已经确认过了。"))
    return redirect("studio-payout")


@studio_page(None)
@require_POST
def send_again(request: StudioRequest) -> HttpResponse:
    account = _to_confirm(request)
    if account is None:
        return redirect("studio-payout")
    try:
        send_code(request, request.user, step=ACCOUNT_STEP, row=account.pk)
        messages.success(request, _("新的验证码发出了，之前的不能用了。"))
    except TooManyRequests as refusal:
        messages.error(request, _patience(refusal))
    return redirect("studio-payout-confirm")


@studio_page(None)
@require_http_methods(_POSTED)
def stop(request: StudioRequest, pk: int) -> HttpResponse:
    """A change that still cools; asked once more before it is gone."""
    account = get_object_or_404(
        PayoutAccount.objects.exclude(confirmed_at=None).filter(stopped_at=None),
        pk=pk,
        shop__in=money_shops_of(request.subject),
    )
    if request.method != "POST":
        return render(request, "payouts/stop.html", {"here": "income", "account": account})
    try:
        stop_account(account=account, by=request.user)
        messages.success(request, _("停掉了，钱不会打到这里。"))
    except NotAnyMore:
        messages.error(request, _("这个账户已经在用了。请换一个，或打电话给我们。"))
    return redirect("studio-payout")


@studio_page(None)
@require_http_methods(_POSTED)
def collect(request: StudioRequest, pk: int) -> HttpResponse:
    """Her half of the agreement: the cooperative is asked to collect."""
    shop = _shop(request, pk)
    choices = cooperatives_of(shop)
    form = CollectForm(request.POST if request.method == "POST" else None, choices=choices)
    if is_answered(form, request):
        try:
            ask_to_collect(shop=shop, cooperative=form.cleaned_data["cooperative"], by=request.user)
            messages.success(request, _("告诉合作社了。合作社签好委托书，就能代收。"))
            return redirect("studio-payout")
        except (NotAMember, CollectsAlready):
            form.add_error(None, _("已经请过合作社了。先结束那一次。"))
    context = {"here": "income", "shop": shop, "form": form, "choices": choices}
    return render(request, "payouts/collect.html", context, status=400 if form.errors else 200)


@studio_page(None)
@require_http_methods(_POSTED)
def agree(request: StudioRequest, pk: int) -> HttpResponse:
    """The cooperative's half, by who leads it."""
    row = get_object_or_404(collections_asked_of(request.subject), pk=pk, agreed_at=None)
    form = SignedForm(request.POST if request.method == "POST" else None)
    if is_answered(form, request):
        try:
            agree_to_collect(
                collection=row, signed_on=form.cleaned_data["signed_on"], by=request.user
            )
            messages.success(request, _("记下了，以后她的货款打给合作社。"))
        except NotAnyMore:
            messages.info(request, _("这件事已经有了结果。"))
        return redirect("studio-payout")
    context = {"here": "income", "form": form, "row": row}
    return render(request, "payouts/agree.html", context, status=400 if form.errors else 200)


@studio_page(None)
@require_POST
def end(request: StudioRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(collections_that_concern(request.subject), pk=pk)
    try:
        end_collection(collection=row, by=request.user)
        messages.success(request, _("代收结束了。"))
    except NotAnyMore:
        messages.info(request, _("代收以前就结束了。"))
    return redirect("studio-payout")


def _shop(request: StudioRequest, pk: int) -> Partner:
    shops = money_shops_of(request.subject).select_related("artisan", "cooperative")
    return get_object_or_404(shops, pk=pk)


def _to_confirm(request: StudioRequest) -> PayoutAccount | None:
    row = row_to_confirm(request, request.user, step=ACCOUNT_STEP)
    return draft_of(request.user, row) if row else None


def _patience(refusal: TooManyRequests) -> str:
    return _("要得太频繁了，请过 %(wait)s再试。") % {"wait": in_words(refusal.wait)}
