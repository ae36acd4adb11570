"""An officer's start page: what waits for her, what is late, her figures; others own it all."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from marketplace.desk.waiting import Waiting, counts
from programme.competitions.models import Competition
from programme.competitions.queries import held_by, objections_for
from programme.finance.queries import waiting_cases
from programme.lending.queries import asked_of, overdue_for
from programme.posts.queries import alerts_for, to_answer, to_verify
from programme.record.move_queries import waiting_moves
from programme.survey.queries import overdue_rounds, requests_to
from programme.survey.requests import ResourceRequest
from programme.targets.own import own_figures
from programme.training.queries import asked_access, due_followups
from sellers.honours.queries import queue_of as honours_waiting
from sellers.organs.doors import DeskRequest, desk_page
from sellers.organs.models import Officer
from sellers.verification.queries import guardianships_for, queue_of, to_check_again, women_for

Row = tuple[str, str, QuerySet[Any], str, bool]  # title, page, what waits, part of it, is late


@desk_page()
@require_safe
def start(request: DeskRequest) -> HttpResponse:
    officer = request.officer
    known = [each for each in _waiting(officer) if each.number]
    context = {
        "here": "start",
        "waiting": [each for each in known if not each.is_late],
        "late": [each for each in known if each.is_late],
        "women": women_for(officer).count(),
        "figures": own_figures(officer),
    }
    return render(request, "desk/start.html", context)


def _waiting(officer: Officer) -> list[Waiting]:
    rows = [*_of_verification(officer), *_of_programme(officer)]
    numbers = counts([row[2] for row in rows])
    return [
        Waiting(title, name, numbers.get(at, 0), query, is_late)
        for at, (title, name, _rows, query, is_late) in enumerate(rows)
    ]


def _of_verification(officer: Officer) -> list[Row]:
    """What only she decides who verifies."""
    rows: list[Row] = []
    if officer.verifies:
        rows += [
            (_("等你核对的证件"), "desk-queue", queue_of(officer), "", False),
            (_("等核对的监护人"), "desk-queue", guardianships_for(officer), "", False),
            (_("满半年该复核"), "desk-queue", to_check_again(officer), "?show=again", True),
        ]
    if officer.role == Officer.Role.VERIFIER:
        rows += [(_("等核对的荣誉"), "desk-honours", honours_waiting(officer), "", False)]
    return rows


def _of_programme(officer: Officer) -> list[Row]:
    """What others asked for, and what its day has passed."""
    said = objections_for(officer).filter(answered_at=None).exclude(decided_by=officer.user)
    asked = requests_to(officer).filter(state=ResourceRequest.State.ASKED)
    today, State = timezone.localdate(), Competition.State
    held = held_by(officer).exclude(state__in=[State.FINAL, State.CALLED_OFF, State.NOTICE])
    over = held.filter(held_on__lt=today)
    hung_out = held_by(officer).filter(state=State.NOTICE, notice_until__lt=today)
    return [
        (_("等答复的异议"), "desk-competitions", said, "", False),
        (_("要定的无障碍要求"), "desk-training", asked_access(officer), "", False),
        (_("到日子的回访"), "desk-training-followups", due_followups(officer), "", True),
        (_("搬来搬走，等你们办的"), "desk-moves", waiting_moves(officer), "", False),
        (_("等答复的借用"), "desk-lending", asked_of(officer), "", False),
        (_("该还没还的借用"), "desk-lending", overdue_for(officer), "", True),
        (_("等答复的资源申请"), "desk-survey-requests", asked, "", False),
        (_("到你们这一步的贷款"), "desk-finance", waiting_cases(officer), "", False),
        (_("有人举报的岗位"), "desk-posts", alerts_for(officer), "", False),
        (_("想做岗位、等答复的人"), "desk-posts", to_answer(officer), "", False),
        (_("等你去看在没在做的人"), "desk-posts", to_verify(officer), "", False),
        (_("比完了还没定结果的比赛"), "desk-competitions", over, "", True),
        (_("公示期满的比赛"), "desk-competitions", hung_out, "", True),
        (_("过了结束日子的调查"), "desk-survey", overdue_rounds(officer), "", True),
    ]
