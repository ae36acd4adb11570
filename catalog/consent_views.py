"""She takes a grant back, or leaves; a lead asks a member to leave. What is shown goes with it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from catalog.consents import leave_cooperative, remove_member, revoke_grant, shown_for
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.cooperatives.doors import CoopRequest, Role, coop_page
from sellers.cooperatives.errors import NotAnyMore
from sellers.cooperatives.models import Membership
from sellers.cooperatives.queries import grants_of, members_of, memberships_of

BOTH = ["GET", "HEAD", "POST"]
_MEMBER = Membership.State.MEMBER


@studio_page(None)
@require_http_methods(BOTH)
def take_back_grant(request: StudioRequest, pk: int) -> HttpResponse:
    grant = get_object_or_404(grants_of(request.subject), pk=pk)
    if request.method != "POST":
        shown = _shown(grant.membership) if grant.kind == "show" else 0
        context = {"here": "coops", "grant": grant, "shown": shown}
        return render(request, "cooperatives/revoke.html", context)
    try:
        number = revoke_grant(grant=grant, by=request.user)
        messages.success(request, _told(number, _("收回了。从现在起它不能再这样做。")))
    except NotAnyMore:
        messages.info(request, _("以前就收回了。"))
    return redirect("studio-cooperatives")


@studio_page(None)
@require_http_methods(BOTH)
def leave(request: StudioRequest, pk: int) -> HttpResponse:
    membership = get_object_or_404(memberships_of(request.subject), pk=pk, state=_MEMBER)
    if request.method != "POST":
        context = {"here": "coops", "membership": membership, "shown": _shown(membership)}
        return render(request, "cooperatives/leave.html", context)
    try:
        number = leave_cooperative(membership=membership, by=request.user)
        told = _("你退出了。它欠你的钱还在账上，照样要给你。")
        messages.success(request, _told(number, told))
    except NotAnyMore:
        messages.info(request, _("你以前就退出了。"))
    return redirect("studio-cooperatives")


@coop_page(Role.LEAD)
@require_http_methods(BOTH)
def remove(request: CoopRequest, pk: int) -> HttpResponse:
    rows = members_of(request.cooperative).filter(state=_MEMBER)
    membership = get_object_or_404(rows, pk=pk)
    if request.method != "POST":
        context = {"here": "coop", "membership": membership, "shown": _shown(membership)}
        return render(request, "cooperatives/remove.html", context)
    try:
        number = remove_member(membership=membership, by=request.user)
        messages.success(request, _told(number, _("她不再是成员了，也告诉了她。")))
    except NotAnyMore:
        messages.info(request, _("她以前就退出了。"))
    return redirect("coop-members", request.cooperative.pk)


def _shown(membership: Membership) -> int:
    return len(shown_for(membership.cooperative, membership.artisan_id))


def _told(number: int, what: str) -> str:
    if not number:
        return what
    works = ngettext("%(n)s 件作品下架了。", "%(n)s 件作品下架了。", number) % {"n": number}
    return f"{what} {works}"
