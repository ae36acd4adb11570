"""The rules, for everybody to read; a comment has a page of its own."""

from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ground.accounts.errors import TooManyRequests
from ground.accounts.limits import Limit, network_of, take_turn
from ground.pagecache.decorators import public_page
from ground.rules.forms import CommentForm
from ground.rules.models import Kind, Version
from ground.rules.queries import coming_version, earlier_versions, overview, version_now
from ground.rules.services import comment
from ground.rules.text import blocks

COMMENTS_FOR_ADDRESS = (Limit("rules-comment-hour", 10, timedelta(hours=1)),)


@public_page
def show_all(request: HttpRequest) -> HttpResponse:
    return render(request, "rules/index.html", {"rows": overview()})


@public_page
def show_now(request: HttpRequest, kind: str) -> HttpResponse:
    return _page(request, _kind(kind), version_now(kind))


@public_page
def show_version(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    version = get_object_or_404(Version.objects.published(), kind=_kind(kind), number=number)
    return _page(request, _kind(kind), version)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, kind: str) -> HttpResponse:
    """Open while a version is announced and not in force."""
    version = coming_version(_kind(kind))
    if version is None:
        raise Http404
    form = CommentForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            take_turn((COMMENTS_FOR_ADDRESS, network_of(get_adapter().get_client_ip(request))))
        except TooManyRequests:
            form.add_error(None, _("写得太勤了，请过一个小时再来"))
        else:
            comment(version=version, text=form.cleaned_data["text"])
            messages.success(request, _("收到了，谢谢您。我们会读每一条。"))
            return redirect("rules-comment", kind)
    context = {"kind": _kind(kind), "version": version, "form": form}
    return render(request, "rules/comment.html", context, status=400 if form.errors else 200)


def _kind(name: str) -> Kind:
    if name not in Kind.values:
        raise Http404
    return Kind(name)


def _page(request: HttpRequest, kind: Kind, version: Version | None) -> HttpResponse:
    earlier = earlier_versions(kind)
    context = {
        "kind": kind,
        "version": version,
        "blocks": list(blocks(version.text)) if version else [],
        "now": earlier[0] if earlier else None,
        "earlier": earlier,
        "coming": coming_version(kind),
    }
    return render(request, "rules/version.html", context)
