"""The operator's start page: what waits for a person, of the money and of the market."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from marketplace.desk.waiting import Waiting, counts
from sellers.ledger.models import Account
from sellers.ledger.queries import faults, trial_balance
from sellers.organs.doors import operator_page
from sellers.withholdings.queries import firm_takings
from shop.documents.queries import runs_waiting
from shop.moderation.queries import open_reports, waiting_appeals
from shop.payments.desk_queries import in_suspense, open_discrepancies
from shop.payments.dispute_queries import open_disputes
from shop.payments.queries import stuck_refunds
from shop.payouts.desk_queries import waits_for_operator
from shop.returns.queries import escalated

# Suspensions without an appeal wait for nobody.
_SHOWN = {"market-suspensions": "?show=appealed"}


def waiting() -> list[Waiting]:
    """One line a list; the app that owns it says what waits, and one question counts them all."""
    lists: list[tuple[str, str, QuerySet[Any]]] = [
        (_("要平台决定的退货"), "money-returns", escalated()),
        (_("待查清的收款"), "money-suspense", in_suspense()),
        (_("要处理的争议"), "money-disputes", open_disputes()),
        (_("对不上的账"), "money-discrepancies", open_discrepancies()),
        (_("卡住的退款"), "money-refunds", stuck_refunds()),
        (_("要交出去的代扣"), "money-withholdings", firm_takings()),
        (_("等批准的报送"), "money-exports", runs_waiting()),
        (_("等答复的举报"), "market", open_reports()),
        (_("等决定的申诉"), "market-suspensions", waiting_appeals()),
    ]
    numbers = counts([rows for _title, _name, rows in lists])
    known = [
        Waiting(title, name, numbers.get(at, 0), _SHOWN.get(name, ""))
        for at, (title, name, _rows) in enumerate(lists)
    ]
    known.insert(6, Waiting(_("要处理的打款"), "money-payouts", waits_for_operator()))
    return known


@operator_page
@require_safe
def money(request: HttpRequest) -> HttpResponse:
    sums = trial_balance()
    context = {
        "here": "money",
        "waiting": waiting(),
        "balances": [(Account.Purpose(name).label, fen) for name, fen in sums.items() if fen],
        "faults": faults()[:20],
    }
    return render(request, "desk/money.html", context)
