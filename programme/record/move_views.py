"""Her own page: who asks for her, what she answers, and that she moved."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from programme.record import moving
from programme.record.errors import AskedAlready, NotNow, NoUnit
from programme.record.models import Handover
from programme.record.move_forms import SayForm
from programme.record.move_queries import handovers_of, open_handover
from programme.record.moves import State
from programme.record.queries import known_person
from programme.record.services import person_of
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.artisans.models import Artisan

_ANSWERS: dict[str, tuple[Callable[..., None] | None, list[State]]] = {
    "yes": (moving.agree, [State.ASKED]),
    "no": (moving.refuse, [State.ASKED]),
    "back": (moving.withdraw, [State.TOLD, State.AGREED]),
}


def _artisan(request: StudioRequest) -> Artisan:
    rows = Artisan.objects.select_related("region", "user")
    return get_object_or_404(rows, user=request.subject)


@studio_page(None)
@require_http_methods(["GET", "HEAD", "POST"])
def answer_move(request: StudioRequest, pk: int) -> HttpResponse:
    """Only she herself says yes or no; a helper does not see it."""
    person = known_person(_artisan(request))
    rows = handovers_of(person) if person else Handover.objects.none()
    places = ("organ", "to_region__parent__parent", "from_region__parent__parent")
    row = get_object_or_404(rows.select_related("person__artisan__user", *places), pk=pk)
    if request.method != "POST":
        return render(request, "record/move.html", {"here": "way", "move": row})
    deed, states = _ANSWERS.get(request.POST.get("answer", ""), (None, []))
    try:
        if deed is None or row.state not in states:
            raise NotNow
        deed(handover=row, by=request.user)
    except NotNow:
        messages.error(request, _("没有改动：已经有结果了，请看下面。"))
    else:
        messages.success(request, _("记下了。"))
    return redirect("studio-move", pk)


@studio_page(None)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def say_moved(request: StudioRequest) -> HttpResponse:
    artisan = _artisan(request)
    if artisan.region is None:  # she has not said where she lives
        return redirect("register")
    person = known_person(artisan)
    move = open_handover(person) if person else None
    if move:
        return _still_open(request, move)
    form = SayForm(person, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and form.county_found:
        answer = _said(request, artisan, form)
        if answer:
            return answer
    context = {"here": "way", "form": form}
    return render(request, "record/moved.html", context, status=400 if form.errors else 200)


def _still_open(request: StudioRequest, move: Handover) -> HttpResponse:
    """One move at a time: how far it is, and the way to take it back, instead of the form."""
    if request.method == "POST":
        messages.info(request, _("已经有一次搬家在办，没有再记。"))
        return redirect("studio-move", move.pk)
    context = {"here": "way", "move": move, "wants_another": True}
    return render(request, "record/move.html", context)


def _said(request: StudioRequest, artisan: Artisan, form: SayForm) -> HttpResponse | None:
    try:
        person = person_of(artisan)
        made = moving.say_moved(person=person, to=form.to, by=request.user)
    except AskedAlready as refusal:
        messages.info(request, _("已经有一次搬家在办，没有再记。"))
        return redirect("studio-move", refusal.pk) if refusal.pk else redirect("studio-way")
    except (NotNow, NoUnit):
        form.add_error("since", _("日期或地方不对，请再看一遍"))
        return None
    messages.success(request, _("记下了。新地方的残联会来收。"))
    return redirect("studio-move", made.pk)
