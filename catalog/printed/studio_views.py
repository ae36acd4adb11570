"""Her own card, which she alone decides on, and labels, which a helper may print too."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from catalog.printed.faces import choice_of
from catalog.printed.forms import CardForm, LabelsForm
from catalog.printed.models import Code
from catalog.printed.printing import card_sheet, give_codes, label_sheet
from catalog.printed.services import choose_card, code_of_maker
from catalog.studio_doors import works_in
from ground.easy.questions import is_answered
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.artisans.models import Artisan, Scope

BOTH = ["GET", "HEAD", "POST"]


def _her(request: StudioRequest) -> Artisan:
    rows = Artisan.objects.select_related("portrait", "region__parent__parent", "card_choice")
    return get_object_or_404(rows, user=request.subject)


@studio_page(None)
@require_http_methods(BOTH)
def my_card(request: StudioRequest) -> HttpResponse:
    maker = _her(request)
    choice = choice_of(maker)
    first = {name: getattr(choice, name) for name in ("shows_name", "place", "shows_picture")}
    form = CardForm(maker.region, *_sent(request), initial=first)
    if is_answered(form, request):
        return _make_card(request, maker, form)
    context = {"here": "works", "maker": maker, "form": form}
    return render(request, "printed/my_card.html", context, status=400 if form.errors else 200)


def _sent(request: StudioRequest) -> list[QueryDict]:
    return [request.POST] if request.method == "POST" else []


def _make_card(request: StudioRequest, maker: Artisan, form: CardForm) -> HttpResponse:
    asked = {**form.cleaned_data}
    paper = urlencode({"copies": asked.pop("copies"), "paper": asked.pop("paper")})
    choose_card(maker=maker, by=request.user, **asked)
    code_of_maker(maker=maker, by=request.user)
    return redirect(f"{reverse('studio-card-sheet')}?{paper}")


@studio_page(None)
@require_safe
def my_card_sheet(request: StudioRequest) -> HttpResponse:
    maker = _her(request)
    code = Code.objects.select_related("craft").filter(maker=maker).first()
    if code is None:
        messages.info(request, _("先选好名片上写什么。"))
        return redirect("studio-card")
    return card_sheet(request, maker, code, reverse("studio-card"))


@studio_page(Scope.WORKS, act=gettext_noop("印作品标签"))
@require_http_methods(BOTH)
def labels(request: StudioRequest) -> HttpResponse:
    works = works_in(request).listed()
    form = LabelsForm(works, request.POST if request.method == "POST" else None)
    if is_answered(form, request):
        return give_codes(request, form, reverse("studio-label-sheet"))
    context = {"here": "works", "form": form, "has_works": works.exists()}
    return render(request, "printed/labels.html", context, status=400 if form.errors else 200)


@studio_page(Scope.WORKS)
@require_safe
def my_label_sheet(request: StudioRequest) -> HttpResponse:
    return label_sheet(request, works_in(request).listed(), reverse("studio-labels"))
