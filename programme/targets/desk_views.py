"""The officer's desk: how far the programme came, in her place and elsewhere."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ground.sheets.writing import sheet_answer
from programme.targets.boards import Board
from programme.targets.cutting import made_up, sheet_rows
from programme.targets.drawing import bars_of, tiles_of
from programme.targets.drilling import records_of, with_persons
from programme.targets.errors import NotNow, NotOver
from programme.targets.gaps import gaps_of
from programme.targets.models import Measure
from programme.targets.periods import Period
from programme.targets.publishing import give_out, may_give_out
from programme.targets.queries import home_of, writes
from programme.targets.services import ask_to_reckon
from sellers.organs.doors import DeskRequest, desk_page
from sellers.verification.desk_lists import page_of


@desk_page()
@require_safe
def show_board(request: DeskRequest) -> HttpResponse:
    board = Board.read(request.officer, request.GET)
    context = _context(board) | {
        "bars": bars_of(board),
        "tiles": tiles_of(board),
        "may_reckon": writes(request.officer),
        "may_give_out": board.may_be_given_out and may_give_out(request.officer),
        "home": home_of(request.officer),
    }
    return render(request, "targets/board.html", context)


def _context(board: Board) -> dict[str, object]:
    rest = {name: value for name, value in board.said.items() if name != "place"}
    return {
        "here": "programme",
        "board": board,
        "measures": Measure,
        "made_up": made_up(board.whole),
        "gaps": [] if board.place else gaps_of(board.targets),
        "also": urlencode(board.said),
        "rest": urlencode(rest),
    }


@desk_page()
@require_safe
def show_report(request: DeskRequest) -> HttpResponse:
    """To print, with where each number comes from."""
    board = Board.read(request.officer, request.GET)
    return render(request, "targets/report.html", _context(board))


@desk_page()
@require_safe
def sheet(request: DeskRequest) -> HttpResponse:
    form = "xlsx" if request.GET.get("form") == "xlsx" else "csv"
    return sheet_answer(sheet_rows(Board.read(request.officer, request.GET)), "targets", form)


@desk_page()
@require_safe
def list_records(request: DeskRequest) -> HttpResponse:
    """What proves a figure, of the women whom she may see."""
    board = Board.read(request.officer, request.GET)
    page = page_of(request, records_of(board))
    context = {
        "here": "programme",
        "board": board,
        "figure": board.whole.now[board.measure],
        "page": page,
        "records": with_persons(list(page)),
        "also": urlencode(board.said),
    }
    return render(request, "targets/records.html", context)


@desk_page(writes)
@require_POST
def reckon_now(request: DeskRequest) -> HttpResponse:
    ask_to_reckon(officer=request.officer)
    messages.success(request, _("已经在算了。算好以后，这里写的时间会变。"))
    return redirect("desk-targets")


@desk_page(may_give_out)
@require_POST
def give_out_period(request: DeskRequest) -> HttpResponse:
    period = Period.named(request.POST.get("period", "")[:9])
    back = f"{reverse('desk-targets')}?{urlencode({'period': period.key if period else ''})}"
    if period is None or request.POST.get("sure") != "on":
        messages.error(request, _("没有公布：请先勾选，表示你看清楚了。"))
        return redirect(back)
    try:
        give_out(period=period, officer=request.officer)
    except NotOver:
        messages.error(request, _("没有公布：这一期没有结束，或者其中有的年份没有公布过。"))
    except NotNow:
        messages.error(request, _("没有公布：已经公布过，或者数字还没有算好。"))
    else:
        messages.success(request, _("公布了。以后不会再变。"))
    return redirect(back)
