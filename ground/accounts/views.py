from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from ground.accounts.errors import TooManyAttempts, TooManyRequests
from ground.accounts.forms import AccountForm, CodeForm, PhoneForm
from ground.accounts.goals import next_of
from ground.accounts.models import User
from ground.accounts.phones import spoken
from ground.accounts.services import change_account
from ground.accounts.signin import SignIn
from ground.accounts.waits import in_words
from ground.easy.questions import is_answered
from ground.messages.voice import can_call


class SignedInRequest(HttpRequest):
    user: User


_SENT_AGAIN = gettext_lazy("新的验证码已发出，之前的不能再用了。")
_CALLING = gettext_lazy("我们马上打电话，把新的验证码念给您听。之前的不能再用了。")
private = cache_control(private=True, no_store=True)


@private
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(next_of(request) or "account")
    form = PhoneForm(request.POST or None)
    status = 400 if request.method == "POST" else 200
    if form.is_valid():
        try:
            SignIn.start(request, form.cleaned_data["phone"])
            return _to("sign-in-code", request)
        except TooManyRequests as refusal:
            form.add_error("phone", _patience(refusal))
            status = 429
    context = {"form": form, "next": next_of(request)}
    return render(request, "accounts/sign_in.html", context, status=status)


@private
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(next_of(request) or "account")
    process = SignIn.pending(request)
    if process is None:
        messages.error(request, _("验证码已过期，请再要一个。"))
        return _to("sign-in", request)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            if process.accept(form.cleaned_data["code"]):
                return process.finish(next_of(request) or resolve_url("home"))
            form.add_error("code", _("验证码不对，请看一下最新的一条短信"))
        except TooManyAttempts:
            messages.error(request, _("这个验证码试的次数太多了，请再要一个。"))
            return _to("sign-in", request)
    context = {
        "form": form,
        "next": next_of(request),
        "phone": spoken(process.phone),
        "called": process.by_call,
        "can_call": can_call(),
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "accounts/code.html", context, status=status)


@private
@require_POST
def send_again(request: HttpRequest) -> HttpResponse:
    """By SMS, or read out by a call: whoever cannot see the text may hear it."""
    process = SignIn.pending(request)
    if process is None:
        return _to("sign-in", request)
    by_call = request.POST.get("by") == "call" and can_call()
    try:
        SignIn.start(request, process.phone, by_call=by_call)
        messages.success(request, _CALLING if by_call else _SENT_AGAIN)
    except TooManyRequests as refusal:
        messages.error(request, _patience(refusal))
    return _to("sign-in-code", request)


@private
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    get_adapter().logout(request)
    messages.success(request, _("已退出登录。"))
    return redirect("sign-in")


@private
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show_account(request: SignedInRequest) -> HttpResponse:
    form = AccountForm.of(request.user, request.POST or None)
    if is_answered(form, request) and _keep(request, form):
        return redirect("account")
    context = {
        "form": form,
        "phone": spoken(request.user.phone),
        "unconfirmed": EmailAddress.objects.get_new(request.user),
    }
    return render(request, "accounts/account.html", context, status=400 if form.errors else 200)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_email(request: HttpRequest, key: str) -> HttpResponse:
    confirmation = EmailConfirmationHMAC.from_key(key)
    if request.method == "POST" and confirmation:
        if confirmation.confirm(request):
            messages.success(request, _("邮箱已确认。"))
        else:
            messages.error(request, _("这个邮箱已属于另一个账户。"))
        return redirect("account")
    context = {"email": confirmation and confirmation.email_address.email}
    return render(
        request, "accounts/confirm_email.html", context, status=200 if context["email"] else 404
    )


def _keep(request: SignedInRequest, form: AccountForm) -> bool:
    try:
        is_mailed = change_account(request=request, user=request.user, **form.cleaned_data)
    except TooManyRequests as refusal:
        form.add_error("email", _patience(refusal))
        return False
    messages.success(request, _("已保存。"))
    if is_mailed:
        messages.success(request, _("请打开我们发到新邮箱的信，点里面的链接确认。"))
    return True


def _to(name: str, request: HttpRequest) -> HttpResponse:
    goal = next_of(request)
    return redirect(f"{resolve_url(name)}?{urlencode({'next': goal})}" if goal else name)


def _patience(refusal: TooManyRequests) -> str:
    return _("要得太频繁了，请过 %(wait)s再试。") % {"wait": in_words(refusal.wait)}
