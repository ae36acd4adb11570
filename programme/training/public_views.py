"""Is this certificate so? For whoever holds its code; it says as little as answers that."""

from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ground.accounts.errors import TooManyRequests
from ground.accounts.limits import Limit, network_of, take_turn
from ground.accounts.waits import in_words
from programme.training.codes import tidied
from programme.training.forms import CodeForm
from programme.training.models import Certificate
from sellers.organs.doors import private

ASKS = (Limit("certificate-hour", 30, timedelta(hours=1)),)


@private
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """By the code as it is typed."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if not form.is_valid():
        status = 400 if form.errors else 200
        return render(request, "training/certificate_find.html", {"form": form}, status=status)
    return _answer(request, form, form.cleaned_data["code"])


@private
@require_safe
def show(request: HttpRequest, code: str) -> HttpResponse:
    """As it is scanned."""
    return _answer(request, CodeForm({"code": code}), code)


def _answer(request: HttpRequest, form: CodeForm, typed: str) -> HttpResponse:
    form.is_valid()
    try:
        take_turn((ASKS, network_of(get_adapter().get_client_ip(request))))
    except TooManyRequests as refusal:
        told = _("查得太多了，请过 %(wait)s再试。") % {"wait": in_words(refusal.wait)}
        form.add_error(None, told)
        return render(request, "training/certificate_find.html", {"form": form}, status=429)
    code = tidied(typed)
    rows = Certificate.objects.select_related(
        "enrolment__person", "enrolment__run__course", "enrolment__run__organ"
    )
    certificate = rows.filter(code=code).first() if code else None
    if certificate is None:
        form.add_error("code", _("没有这张结业证。请对着证书再看一遍"))
        return render(request, "training/certificate_find.html", {"form": form}, status=404)
    context = {"certificate": certificate, "initial": certificate.enrolment.person.name_zh[:1]}
    return render(request, "training/certificate.html", context)
