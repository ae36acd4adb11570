"""Her own side: who leads her and what that person may know; and whom she leads herself."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.easy.questions import is_answered
from programme.pairing import services
from programme.pairing.desk_views import keep_visit
from programme.pairing.errors import PairingError
from programme.pairing.forms import VisitForm
from programme.pairing.models import Grant, Pairing
from programme.pairing.queries import (
    granted,
    leader_of,
    led_by,
    pairings_of,
    year_s_income_fen,
)
from programme.record.models import Person
from programme.record.queries import known_person, way_of
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.artisans.models import Artisan

BOTH = ["GET", "HEAD", "POST"]
Kind = Grant.Kind


def _person(request: StudioRequest) -> Person | None:
    artisan = Artisan.objects.filter(user=request.subject).first()
    return known_person(artisan) if artisan else None


@studio_page(None)
@require_safe
def pairing(request: StudioRequest) -> HttpResponse:
    leader = leader_of(request.subject)
    hers = list(pairings_of(_person(request)).prefetch_related("visits"))
    people = list(led_by(leader).prefetch_related("grants")) if leader else []
    context = {
        "pairings": [(each, _choices(each)) for each in hers],
        "leader": leader,
        "people": [(each, _shown_name(each)) for each in people],
    }
    return render(request, "pairing/hers.html", context)


def _choices(pairing: Pairing) -> list[tuple[str, str, bool]]:
    """Each thing that she may let her leader know, and whether she does."""
    kinds = granted(pairing) if pairing.until_on is None else set()
    return [(kind.value, str(kind.label), kind.value in kinds) for kind in Kind]


def _shown_name(pairing: Pairing) -> str:
    """Empty where she does not let her leader know it."""
    is_open = any(g.kind == Kind.CONTACT and g.ended_at is None for g in pairing.grants.all())
    return pairing.person.name_zh if is_open else ""


@studio_page(None)
@require_POST
def choose(request: StudioRequest, pk: int, kind: str) -> HttpResponse:
    """Her word, given or taken back."""
    pairing = get_object_or_404(pairings_of(_person(request)), pk=pk)
    if kind not in Kind.values:
        raise Http404
    try:
        if request.POST.get("let") == "yes":
            services.grant(pairing=pairing, kind=kind, by=request.user)
            messages.success(request, _("好，带头人看得到了。随时能收回。"))
        else:
            services.take_back(pairing=pairing, kind=kind, by=request.user)
            messages.success(request, _("收回了，带头人看不到了。"))
    except PairingError:
        messages.info(request, _("结对已经结束了，没有改动。"))
    return redirect("studio-pairing")


def _led(request: StudioRequest, pk: int) -> Pairing:
    leader = leader_of(request.subject)
    if leader is None:
        raise Http404
    return get_object_or_404(led_by(leader).prefetch_related("grants", "visits"), pk=pk)


@studio_page(None)
@require_http_methods(BOTH)
def show_person(request: StudioRequest, pk: int) -> HttpResponse:
    """As far as she lets her leader know; a press shows it, and the look is on record."""
    pairing = _led(request, pk)
    context = {"pairing": pairing, "name": _shown_name(pairing), "kinds": granted(pairing)}
    if request.method == "POST":
        context |= _seen(request, pairing)
    return render(request, "pairing/person.html", context)


def _seen(request: HttpRequest, pairing: Pairing) -> dict[str, object]:
    kinds = services.look(pairing=pairing, by=request.user)  # type: ignore[arg-type]
    person = pairing.person
    account = person.artisan.user if person.artisan else None
    return {
        "looked": True,
        "phone": (account.phone if account else person.phone) if Kind.CONTACT in kinds else "",
        "steps": way_of(person)[:20] if Kind.STEPS in kinds else None,
        "income_fen": year_s_income_fen(person) if Kind.INCOME in kinds else None,
    }


@studio_page(None)
@require_http_methods(BOTH)
def note_visit(request: StudioRequest, pk: int) -> HttpResponse:
    pairing = _led(request, pk)
    form = VisitForm(*([request.POST] if request.method == "POST" else []))
    if is_answered(form, request):
        keep_visit(request, pairing, form)
        return redirect("studio-pairing-person", pk)
    context = {"pairing": pairing, "name": _shown_name(pairing), "form": form}
    return render(request, "pairing/visit.html", context, status=400 if form.errors else 200)
