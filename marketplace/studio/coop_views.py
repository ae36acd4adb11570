"""The cooperative's own pages that gather: what to do today, and the month in figures."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ground.money.months import Month
from marketplace.studio.coop_month import Report, report_of
from marketplace.studio.coop_queries import Task, cooperatives_of, open_assignments, tasks_of
from marketplace.studio.coop_sheet import sheet_of
from marketplace.studio.rooms import address_of
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.cooperatives.doors import CoopRequest, coop_page
from sellers.cooperatives.models import Keeper

CALLS_A_PAGE = 20
Role = Keeper.Role


@studio_page(None)
@require_safe
def choose(request: StudioRequest) -> HttpResponse:
    """One: straight into it."""
    cooperatives = list(cooperatives_of(request.user))
    if len(cooperatives) == 1:
        return redirect("coop-today", cooperatives[0].pk)
    return render(request, "studio/coops.html", {"cooperatives": cooperatives})


@coop_page()
@require_safe
def today(request: CoopRequest) -> HttpResponse:
    coop = request.cooperative
    tasks = [(task, _address(task, coop.pk)) for task in tasks_of(request.keeper)]
    calls = None
    if request.keeper.role != Role.BOOKKEEPER:
        number = request.GET.get("page", "1")
        calls = Paginator(open_assignments(coop), CALLS_A_PAGE).get_page(
            number if len(number) < 9 else 1
        )
    role = request.keeper.role
    context = {
        "tasks": tasks,
        "calls": calls,
        "day": timezone.localdate(),
        "may_give_out": role == Role.LEAD,
        "sees_work": role in (Role.LEAD, Role.STOCK, Role.QUALITY),
        "keeps_more": cooperatives_of(request.user)[1:2].exists(),
    }
    return render(request, "studio/coop.html", context)


def _address(task: Task, coop: int) -> str:
    """Of the one that waits, of the studio's list of orders, or of the room."""
    if task.row:
        return reverse(task.url_name, args=[task.row])
    address = address_of(task.url_name, coop)
    return f"{address}#open" if task.name == "new" else address


@coop_page()
@require_safe
def month(request: CoopRequest) -> HttpResponse:
    context = {"report": _report(request)}
    return render(request, "studio/coop_month.html", context)


@coop_page()
@require_safe
def month_sheet(request: CoopRequest) -> HttpResponse:
    report = _report(request)
    name = f"qiaoshou-coop-{report.month.key}.csv"
    return HttpResponse(
        sheet_of(report),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _report(request: CoopRequest) -> Report:
    """Money for those alone who see it."""
    sees_money = request.keeper.role in Keeper.SEES_MONEY
    asked = Month.asked(request.GET.get("month", ""))
    return report_of(request.cooperative, asked, sees_money=sees_money)
