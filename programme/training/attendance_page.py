"""One session's list and its table, for whoever keeps it: an officer or the run's trainer."""

from typing import Any

from django.contrib import messages
from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ground.sheets.errors import NotASheet
from programme.training.attending import keep_list
from programme.training.desk_forms import SheetForm
from programme.training.errors import NotNow, TooSoon
from programme.training.models import Attendance, Enrolment, Session
from programme.training.sheets import import_sheet

Back = tuple[Any, ...]  # the page of this session: its name and arguments


def answer_list(request: Any, session: Session, back: Back) -> HttpResponse:
    if request.method != "POST":
        return _page(request, session, back)
    there = {int(each) for each in request.POST.getlist("there") if each[:9].isdecimal()}
    if request.POST.get("all") == "yes":
        there = set(session.run.enrolments.values_list("pk", flat=True))
    try:
        number = keep_list(session=session, there=there, by=request.user)
    except (TooSoon, NotNow) as refusal:
        _tell(request, refusal)
    else:
        messages.success(request, _("记下了，改动了 %(number)s 处。") % {"number": number})
    return redirect(*back)


def answer_sheet(request: Any, session: Session, back: Back) -> HttpResponse:
    form = SheetForm(*([request.POST, request.FILES] if request.method == "POST" else []))
    faults: list[Any] = []
    if form.is_valid():
        try:
            file = form.cleaned_data["file"].file
            number, faults = import_sheet(session=session, file=file, by=request.user)
        except NotASheet as refusal:
            form.add_error("file", refusal.told)
        except (TooSoon, NotNow) as refusal:
            _tell(request, refusal)
            return redirect(*back)
        else:
            if not faults:
                told = _("导入好了，改动了 %(number)s 处。") % {"number": number}
                messages.success(request, told)
                return redirect(*back)
    return _page(request, session, back, form=form, faults=faults)


def _tell(request: Any, refusal: Exception) -> None:
    soon = _("这一次课还没到日子，没有改动。")
    shut = _("这一期结束了，或者名单刚变过，没有改动。")
    messages.error(request, soon if isinstance(refusal, TooSoon) else shut)


def _page(request: Any, session: Session, back: Back, **more: Any) -> HttpResponse:
    marks = Attendance.objects.filter(enrolment=OuterRef("pk"), session=session)
    rows = session.run.enrolments.filter(state=Enrolment.State.ENROLLED).select_related("person")
    context = {
        "here": "programme",
        "session": session,
        "run": session.run,
        "rows": rows.annotate(heard=Subquery(marks.values("minutes")[:1])),
        "back": back,
        "teaches": back[0].startswith("teaching"),
        "form": SheetForm(),
        **more,
    }
    wrong = bool(context["form"].errors or more.get("faults"))
    template = "training/session.html"
    return render(request, template, context, status=400 if wrong else 200)
