"""The officer's desk: documents and their targets, and what their figures count."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programme.targets import services
from programme.targets.errors import KnownAlready, NotNow, NotYours, Overlap
from programme.targets.forms import MetricForm, ResponsibleForm, SetForm, TargetForm
from programme.targets.models import Target, TargetSet
from programme.targets.queries import may_speak_for, writes
from sellers.organs.doors import DeskRequest, desk_page
from sellers.verification.desk_lists import page_of

_BOTH = require_http_methods(["GET", "HEAD", "POST"])


@desk_page()
@require_safe
def list_sets(request: DeskRequest) -> HttpResponse:
    sets = TargetSet.objects.select_related("document", "organ")
    context = {"here": "programme", "sets": page_of(request, sets), "may": writes(request.officer)}
    return render(request, "targets/sets.html", context)


@desk_page()
@require_safe
def show_set(request: DeskRequest) -> HttpResponse:
    """Its targets, as they stand; those that she may speak for lead on."""
    if "set" not in request.GET:
        return redirect("desk-targets-sets")
    targets = _set(request)
    rows = targets.targets.select_related("unit", "region__parent__parent", "metric_by")
    page = page_of(request, rows)
    lines = [(row, may_speak_for(request.officer, row.place)) for row in page]
    context = {"set": targets, "page": page, "lines": lines, "may": writes(request.officer)}
    context |= {"here": "programme", "also": f"set={targets.pk}"}
    return render(request, "targets/set.html", context)


def _set(request: DeskRequest) -> TargetSet:
    number = request.GET.get("set", "")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise Http404
    rows = TargetSet.objects.select_related("document", "organ")
    return get_object_or_404(rows, pk=number)


@desk_page(writes)
@_BOTH
def enter_set(request: DeskRequest) -> HttpResponse:
    form = SetForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = services.enter_set(officer=request.officer, facts=form.cleaned_data)
        except KnownAlready:
            form.add_error("name_zh", _("这份文件已经有一组叫这个名字"))
        else:
            messages.success(request, _("录好了，现在一个一个加目标。"))
            return redirect(f"{reverse('desk-targets-set')}?set={made.pk}")
    context = {"here": "programme", "form": form}
    return render(request, "targets/set_new.html", context, status=400 if form.errors else 200)


@desk_page(writes)
@_BOTH
def add_target(request: DeskRequest) -> HttpResponse:
    if "set" not in request.GET:
        return redirect("desk-targets-sets")
    targets = _set(request)
    form = TargetForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        facts = form.cleaned_data
        try:
            services.add_target(targets=targets, officer=request.officer, facts=facts)
        except NotYours:
            form.add_error("unit", _("只能录你们自己地区的"))
        except Overlap:
            form.add_error("unit", _("这一组里，这个地方或者它的上下级已经有这样的目标"))
        else:
            messages.success(request, _("加好了。"))
            return redirect(f"{reverse('desk-targets-set')}?set={targets.pk}")
    context = {"here": "programme", "form": form, "set": targets}
    return render(request, "targets/target_new.html", context, status=400 if form.errors else 200)


@desk_page(writes)
@_BOTH
def show_target(request: DeskRequest, pk: int) -> HttpResponse:
    """What it counts and who answers for it; for an officer of that place."""
    rows = Target.objects.select_related("set__document", "unit", "region__parent", "metric_by")
    target = get_object_or_404(rows, pk=pk)
    if not may_speak_for(request.officer, target.place):
        raise Http404
    do = request.POST.get("do") if request.method == "POST" else None
    metric = MetricForm(request.POST if do == "metric" else None)
    responsible = ResponsibleForm(
        request.POST if do == "responsible" else None,
        initial={"responsible_zh": target.responsible_zh},
    )
    if metric.is_valid() or responsible.is_valid():
        return _write(request, target, metric, responsible)
    context = {"here": "programme", "target": target, "form": metric, "responsible": responsible}
    status = 400 if metric.errors or responsible.errors else 200
    return render(request, "targets/target.html", context, status=status)


def _write(
    request: DeskRequest, target: Target, metric: MetricForm, responsible: ResponsibleForm
) -> HttpResponse:
    said: dict[str, Any] = {"target": target, "officer": request.officer}
    try:
        if metric.is_bound:
            services.say_metric(**said, **metric.cleaned_data)
        else:
            name = responsible.cleaned_data["responsible_zh"]
            services.name_responsible(**said, responsible=name)
    except (NotNow, Overlap):
        messages.error(request, _("没有改动：刚刚有人写明了，或者已经有这样的目标。"))
    else:
        messages.success(request, _("记下了。"))
    return redirect("desk-target", target.pk)
