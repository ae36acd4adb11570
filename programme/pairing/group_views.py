"""The desk: groups that help one another, and enterprises that give work."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programme.pairing import services
from programme.pairing.desk_views import BOTH, found, page, sent, why_not, works
from programme.pairing.errors import PairingError, UsccTaken
from programme.pairing.forms import (
    EnterpriseForm,
    GroupForm,
    LicenceForm,
    PersonForm,
    ReportForm,
)
from programme.pairing.models import Member
from programme.pairing.queries import enterprises_for, groups_for, leaders_for
from programme.record.queries import persons_for
from sellers.organs.doors import DeskRequest, desk_page
from sellers.verification.desk_lists import page_of


@desk_page()
@require_safe
def list_groups(request: DeskRequest) -> HttpResponse:
    rows = groups_for(request.officer).order_by("name_zh", "pk")
    return page(request, "desk_groups", None, groups=page_of(request, rows))


@desk_page(works)
@require_http_methods(BOTH)
def new_group(request: DeskRequest) -> HttpResponse:
    leaders = leaders_for(request.officer).filter(ended_on=None)
    form = GroupForm(request.officer, leaders, *sent(request))
    if form.is_valid():
        made = services.found_group(officer=request.officer, facts=form.facts)
        messages.success(request, _("记下了。"))
        return redirect("desk-pairing-group", made.pk)
    return page(request, "desk_group_new", form)


@desk_page()
@require_http_methods(BOTH)
def show_group(request: DeskRequest, pk: int) -> HttpResponse:
    """Who is in it; a press takes another in."""
    group = get_object_or_404(groups_for(request.officer), pk=pk)
    persons, typed = found(request)
    form = PersonForm(persons, *(sent(request) if works(request.officer) else []))
    if form.is_valid():
        try:
            person = form.cleaned_data["person"]
            services.join(group=group, person=person, officer=request.officer)
        except PairingError as refusal:
            messages.error(request, why_not(refusal))
        else:
            messages.success(request, _("加进来了。"))
        return redirect("desk-pairing-group", pk)
    seen = persons_for(request.officer).order_by().values("pk")
    members = group.members.filter(until_on=None, person__in=seen).select_related("person")
    more = {"group": group, "members": members, "typed": typed, "is_found": persons.exists()}
    return page(request, "desk_group", form, **more)


@desk_page(works)
@require_POST
def leave_group(request: DeskRequest, pk: int) -> HttpResponse:
    rows = Member.objects.filter(group__in=groups_for(request.officer).order_by().values("pk"))
    member = get_object_or_404(rows.select_related("group"), pk=pk)
    try:
        services.leave_group(member=member, officer=request.officer)
    except PairingError as refusal:
        messages.error(request, why_not(refusal))
    else:
        messages.success(request, _("她离开了这个组。"))
    return redirect("desk-pairing-group", member.group_id)


@desk_page()
@require_safe
def list_enterprises(request: DeskRequest) -> HttpResponse:
    rows = enterprises_for(request.officer).order_by("name_zh", "pk")
    return page(request, "desk_enterprises", None, enterprises=page_of(request, rows))


@desk_page(works)
@require_http_methods(BOTH)
def new_enterprise(request: DeskRequest) -> HttpResponse:
    form = EnterpriseForm(request.officer, *sent(request))
    if form.is_valid():
        try:
            made = services.register_enterprise(officer=request.officer, facts=form.facts)
        except PairingError:
            form.add_error("uscc", _("这个代码已经记过了"))
        else:
            messages.success(request, _("记下了。"))
            return redirect("desk-pairing-enterprise", made.pk)
    return page(request, "desk_enterprise_new", form)


@desk_page()
@require_http_methods(BOTH)
def show_enterprise(request: DeskRequest, pk: int) -> HttpResponse:
    """What is proven and what it reports, apart; a press notes a report."""
    enterprise = get_object_or_404(enterprises_for(request.officer), pk=pk)
    form = ReportForm(*(sent(request) if works(request.officer) else []))
    if form.is_valid():
        try:
            services.note_report(
                enterprise=enterprise, officer=request.officer, **form.cleaned_data
            )
        except PairingError:
            messages.error(request, _("没有改动：已经有更晚的报告。"))
        else:
            messages.success(request, _("记下了。"))
        return redirect("desk-pairing-enterprise", pk)
    return page(request, "desk_enterprise", form, enterprise=enterprise)


@desk_page(works)
@require_http_methods(BOTH)
def check_enterprise(request: DeskRequest, pk: int) -> HttpResponse:
    """Who has seen its licence says so; from then on it may offer posts."""
    enterprise = get_object_or_404(enterprises_for(request.officer), pk=pk)
    posted = request.POST if request.method == "POST" else None
    form = LicenceForm(posted, initial={"uscc": enterprise.uscc})
    if form.is_valid():
        try:
            services.check_enterprise(
                enterprise=enterprise, uscc=form.cleaned_data["uscc"], officer=request.officer
            )
        except UsccTaken:
            form.add_error("uscc", _("这个代码已经记过了"))
        except PairingError as refusal:
            messages.error(request, why_not(refusal))
        else:
            messages.success(request, _("记下了，这家企业可以发岗位了。"))
        if not form.errors:
            return redirect("desk-pairing-enterprise", pk)
    return page(request, "desk_enterprise_check", form, enterprise=enterprise)
