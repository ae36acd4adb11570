"""Her own pages: what is called for, what she proposed, and what became of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from catalog.models import Product
from ground.easy.questions import is_answered
from programme.competitions import showing
from programme.competitions.errors import CompetitionError
from programme.competitions.exhibition_forms import PieceForm
from programme.competitions.exhibition_queries import calls_for, lots_of
from programme.competitions.models import Exhibition
from programme.record.errors import NoUnit
from programme.record.queries import known_person
from programme.record.services import person_of
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.artisans.models import Artisan

BOTH = ["GET", "HEAD", "POST"]


def _artisan(request: StudioRequest) -> Artisan:
    rows = Artisan.objects.select_related("region__parent__parent", "user")
    return get_object_or_404(rows, user=request.subject)


@studio_page(None)
@require_safe
def exhibitions(request: StudioRequest) -> HttpResponse:
    artisan = _artisan(request)
    context = {"calls": calls_for(artisan), "lots": lots_of(known_person(artisan))}
    return render(request, "competitions/exhibitions.html", context)


@studio_page(None)
@require_http_methods(BOTH)
def propose(request: StudioRequest, pk: int) -> HttpResponse:
    artisan = _artisan(request)
    exhibition = get_object_or_404(calls_for(artisan), pk=pk)
    works = Product.objects.listed().filter(maker=artisan)
    sent = [request.POST, request.FILES] if request.method == "POST" else []
    form = PieceForm(works, *sent)
    if is_answered(form, request):
        _propose(request, artisan, exhibition, form)
        return redirect("studio-exhibitions")
    context = {"exhibition": exhibition, "form": form}
    return render(request, "competitions/propose.html", context, status=400 if form.errors else 200)


def _propose(
    request: StudioRequest, artisan: Artisan, exhibition: Exhibition, form: PieceForm
) -> None:
    try:
        person = person_of(artisan)
        showing.propose(exhibition=exhibition, person=person, piece=form.piece, by=request.user)
    except (CompetitionError, NoUnit):
        messages.error(request, _("没有记下：已经报过这一件，或者征集结束了。"))
    else:
        messages.success(request, _("记下了。选没选上，发短信告诉你。"))


@studio_page(None)
@require_http_methods(BOTH)
def take_back(request: StudioRequest, pk: int) -> HttpResponse:
    lot = get_object_or_404(lots_of(known_person(_artisan(request))), pk=pk)
    if request.method == "POST":
        try:
            showing.take_back(lot=lot, by=request.user)
        except CompetitionError:
            messages.info(request, _("没有改动：展品号已经定了，请找办展的人。"))
        else:
            messages.success(request, _("收回了。"))
        return redirect("studio-exhibitions")
    return render(request, "competitions/take_back.html", {"lot": lot})
