"""A run held once more, and the yearly plan that it belongs to."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programme.training.desk_views import writes
from programme.training.errors import NotNow
from programme.training.plan_forms import AgainForm, LinkForm
from programme.training.planning import link_run
from programme.training.queries import runs_for
from programme.training.repeating import repeat_run
from sellers.organs.doors import DeskRequest, desk_page


@desk_page(writes)
@require_http_methods(["GET", "HEAD", "POST"])
def repeat(request: DeskRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(runs_for(request.officer), pk=pk)
    form = AgainForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = repeat_run(run=run, officer=request.officer, **form.cleaned_data)
        except NotNow:
            form.add_error("begins_on", _("这门课不教了，或者这个地方不用了"))
        else:
            messages.success(request, _("照着排好了。看一遍，再开放报名。"))
            return redirect("desk-training-run", made.pk)
    context = {"here": "programme", "run": run, "form": form}
    status = 400 if form.errors else 200
    return render(request, "training/desk_run_again.html", context, status=status)


@desk_page(writes)
@require_POST
def link(request: DeskRequest, pk: int) -> HttpResponse:
    """To a plan of its year and place, or to none."""
    run = get_object_or_404(runs_for(request.officer), pk=pk)
    form = LinkForm(run, request.POST)
    try:
        if not form.is_valid():
            raise NotNow
        link_run(run=run, plan=form.cleaned_data["plan"], officer=request.officer)
    except NotNow:
        messages.error(request, _("没有改动：这个计划不是这一年、这个地方的。"))
    else:
        messages.success(request, _("记下了。"))
    return redirect("desk-training-run", run.pk)
