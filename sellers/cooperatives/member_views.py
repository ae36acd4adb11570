"""The cooperative's list of members: who is one, who asks, who is asked."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sellers.cooperatives.doors import CoopRequest, Role, coop_page
from sellers.cooperatives.errors import NotAnyMore, NotRegistered, NumberTaken, OpenAlready
from sellers.cooperatives.forms import MemberForm, PhoneForm
from sellers.cooperatives.models import Membership
from sellers.cooperatives.queries import members_of, past_members_of, places_of, with_grants
from sellers.cooperatives.services import answer_request, change_member, invite, take_back
from sellers.cooperatives.views import BOTH, page_of

State = Membership.State


@coop_page()
@require_safe
def show_members(request: CoopRequest) -> HttpResponse:
    rows = members_of(request.cooperative)
    context = {
        "here": "coop",
        "waiting": rows.exclude(state=State.MEMBER)[:50],
        "members": page_of(request, with_grants(rows.filter(state=State.MEMBER))),
        "past": past_members_of(request.cooperative)[:20],
    }
    return render(request, "cooperatives/members.html", context)


@coop_page(Role.LEAD)
@require_http_methods(BOTH)
def invite_member(request: CoopRequest) -> HttpResponse:
    form = PhoneForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            invite(cooperative=request.cooperative, by=request.user, **form.cleaned_data)
        except NotRegistered:
            told = _("没有手艺人用这个手机号注册。请她先注册成手艺人，再来请她。")
            form.add_error("phone", told)
        except OpenAlready as known:
            form.add_error("phone", _already(known.state))
        else:
            messages.success(request, _("已发短信给她，等她答应。"))
            return redirect("coop-members", request.cooperative.pk)
    status = 400 if form.errors else 200
    return render(
        request, "cooperatives/invite.html", {"here": "coop", "form": form}, status=status
    )


def _already(state: str) -> str:
    return {
        State.INVITED: _("已经请过她了，等她答应"),
        State.ASKED: _("她也想加入，回到成员名单里答应她就行"),
        State.MEMBER: _("她已经是成员了"),
    }[State(state)]


@coop_page(Role.LEAD)
@require_POST
def answer_member(request: CoopRequest, pk: int) -> HttpResponse:
    """To her request; or an invitation is taken back."""
    membership = get_object_or_404(members_of(request.cooperative), pk=pk)
    said = request.POST.get("answer")
    try:
        if said == "back":
            take_back(membership=membership, state=State.INVITED, by=request.user)
        else:
            answer_request(membership=membership, takes=said == "yes", by=request.user)
    except NotAnyMore:
        messages.info(request, _("这件事已经有了结果。"))
        return redirect("coop-members", request.cooperative.pk)
    told = {"yes": _("她是成员了，也告诉了她。"), "back": _("收回了，不请她了。")}
    messages.success(request, told.get(said or "", _("告诉她了：这次没有答应。")))
    return redirect("coop-members", request.cooperative.pk)


@coop_page(Role.BOOKKEEPER, Role.QUALITY)
@require_http_methods(BOTH)
def edit_member(request: CoopRequest, pk: int) -> HttpResponse:
    rows = with_grants(members_of(request.cooperative).filter(state=State.MEMBER))
    membership = get_object_or_404(rows, pk=pk)
    first = {"number": membership.number, "pieces_a_week": membership.pieces_a_week}
    form = MemberForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_valid():
        try:
            change_member(membership=membership, by=request.user, **form.cleaned_data)
        except NumberTaken:
            form.add_error("number", _("这个成员号别的成员在用"))
        except NotAnyMore:
            messages.info(request, _("她已经退出了，没有改动。"))
            return redirect("coop-members", request.cooperative.pk)
        else:
            messages.success(request, _("改好了。"))
            return redirect("coop-members", request.cooperative.pk)
    context = {"here": "coop", "form": form, "membership": membership}
    context |= {"places": places_of(membership)}
    status = 400 if form.errors else 200
    return render(request, "cooperatives/member.html", context, status=status)
