"""What who leads settles: the registration, the keepers, the relations of the plan."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sellers.cooperatives.doors import CoopRequest, Role, coop_page
from sellers.cooperatives.errors import (
    KeepsAlready,
    LastLead,
    NobodyThere,
    NotAnyMore,
    NotAUscc,
    UsccTaken,
)
from sellers.cooperatives.forms import (
    EndForm,
    KeeperForm,
    RegisterForm,
    RelationForm,
    RoleForm,
)
from sellers.cooperatives.keeping import add_keeper, change_role, end_keeper
from sellers.cooperatives.queries import keepers_of, relations_of
from sellers.cooperatives.relations import Terms, end_relation, record_relation
from sellers.cooperatives.services import register
from sellers.cooperatives.views import BOTH, page_of


@coop_page(Role.LEAD)
@require_http_methods(BOTH)
def change_registration(request: CoopRequest) -> HttpResponse:
    coop = request.cooperative
    first = {"kind": coop.kind, "uscc": coop.uscc or ""}
    form = RegisterForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_valid():
        try:
            register(cooperative=coop, by=request.user, **form.cleaned_data)
        except NotAUscc:
            form.add_error("uscc", _("这个代码对不上。请照营业执照再看一遍"))
        except UsccTaken:
            form.add_error("uscc", _("这个代码别的合作社在用。请打电话给我们"))
        else:
            messages.success(request, _("登记好了。"))
            return redirect("coop-registration", coop.pk)
    context = {"here": "coop", "form": form}
    status = 400 if form.errors else 200
    return render(request, "cooperatives/registration.html", context, status=status)


@coop_page(Role.LEAD)
@require_safe
def show_keepers(request: CoopRequest) -> HttpResponse:
    context = {"here": "coop", "keepers": keepers_of(request.cooperative)}
    return render(request, "cooperatives/keepers.html", context)


@coop_page(Role.LEAD)
@require_http_methods(BOTH)
def new_keeper(request: CoopRequest) -> HttpResponse:
    form = KeeperForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            add_keeper(cooperative=request.cooperative, by=request.user, **form.cleaned_data)
        except NobodyThere:
            form.add_error("phone", _("这个手机号还没有登录过。请她先登录一次"))
        except KeepsAlready:
            form.add_error("phone", _("她已经在管事了，回去改她的分工就行"))
        else:
            messages.success(request, _("加好了，也告诉了她。"))
            return redirect("coop-keepers", request.cooperative.pk)
    context = {"here": "coop", "form": form}
    status = 400 if form.errors else 200
    return render(request, "cooperatives/keeper_new.html", context, status=status)


@coop_page(Role.LEAD)
@require_http_methods(BOTH)
def change_keeper(request: CoopRequest, pk: int) -> HttpResponse:
    """Another role, or none any more."""
    keeper = get_object_or_404(keepers_of(request.cooperative), pk=pk)
    ends = request.POST.get("do") == "end"
    sent = request.POST if request.method == "POST" and not ends else None
    form = RoleForm(sent, initial={"role": keeper.role})
    if ends or form.is_valid():
        try:
            if ends:
                end_keeper(keeper=keeper, by=request.user)
            else:
                change_role(keeper=keeper, by=request.user, **form.cleaned_data)
            messages.success(request, _("改好了。"))
        except LastLead:
            messages.error(request, _("总要有一个负责人。先请另一位当负责人，再改。"))
        is_out = ends and keeper.user_id == request.user.pk
        return redirect("studio") if is_out else redirect("coop-keepers", request.cooperative.pk)
    context = {"here": "coop", "form": form, "keeper": keeper}
    status = 400 if form.errors else 200
    return render(request, "cooperatives/keeper.html", context, status=status)


@coop_page()
@require_safe
def show_relations(request: CoopRequest) -> HttpResponse:
    rows = page_of(request, relations_of(request.cooperative))
    return render(request, "cooperatives/relations.html", {"here": "coop", "relations": rows})


@coop_page(Role.LEAD)
@require_http_methods(BOTH)
def new_relation(request: CoopRequest) -> HttpResponse:
    coop = request.cooperative
    form = RelationForm(request.POST if request.method == "POST" else None, cooperative=coop)
    if form.is_valid():
        said = form.cleaned_data
        terms = Terms(said["model"], said["agreed_on"], said["note"])
        people = {"members": said["members"], "others": said["others"]}
        record_relation(cooperative=coop, terms=terms, by=request.user, **people)
        messages.success(request, _("登记好了。"))
        return redirect("coop-relations", coop.pk)
    context = {"here": "coop", "form": form}
    status = 400 if form.errors else 200
    return render(request, "cooperatives/relation_new.html", context, status=status)


@coop_page(Role.LEAD)
@require_http_methods(BOTH)
def close_relation(request: CoopRequest, pk: int) -> HttpResponse:
    relation = get_object_or_404(relations_of(request.cooperative), pk=pk)
    form = EndForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            end_relation(relation=relation, by=request.user, **form.cleaned_data)
            messages.success(request, _("记好了，这次合作结束了。"))
        except NotAnyMore:
            messages.error(request, _("没有改动：它已经结束了，或者日子比开始还早。"))
        return redirect("coop-relations", request.cooperative.pk)
    context = {"here": "coop", "form": form, "relation": relation}
    status = 400 if form.errors else 200
    return render(request, "cooperatives/relation_end.html", context, status=status)
