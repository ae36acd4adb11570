"""A keeper prints labels of what the cooperative's shop shows, and cards as its members chose."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from catalog.models import Product
from catalog.printed.forms import LabelsForm
from catalog.printed.models import Code
from catalog.printed.printing import card_sheet, give_codes, label_sheet
from catalog.printed.services import code_of_maker
from ground.easy.questions import is_answered
from sellers.cooperatives.doors import CoopRequest, Role, coop_page
from sellers.cooperatives.models import Grant, Membership
from sellers.cooperatives.queries import allowing

BOTH = ["GET", "HEAD", "POST"]
keepers = coop_page(Role.STOCK)


def _works(request: CoopRequest) -> QuerySet[Product]:
    return Product.objects.listed().filter(shop__cooperative=request.cooperative)


def _members(request: CoopRequest) -> QuerySet[Membership]:
    """Who lets it show her works, and shows herself."""
    rows = allowing(Grant.Kind.SHOW).filter(cooperative=request.cooperative)
    shown = rows.filter(artisan__is_public=True).order_by("artisan__name_zh", "pk")
    return shown.select_related(
        "artisan__portrait", "artisan__region__parent__parent", "artisan__card_choice"
    )


@keepers
@require_http_methods(BOTH)
def labels(request: CoopRequest) -> HttpResponse:
    works = _works(request)
    form = LabelsForm(works, request.POST if request.method == "POST" else None)
    if is_answered(form, request):
        sheet = reverse("coop-card-labels", args=[request.cooperative.pk])
        return give_codes(request, form, sheet)
    context = {
        "here": "coop",
        "form": form,
        "has_works": works.exists(),
        "members": _members(request),
    }
    return render(request, "printed/labels.html", context, status=400 if form.errors else 200)


@keepers
@require_safe
def sheet(request: CoopRequest) -> HttpResponse:
    back = reverse("coop-cards", args=[request.cooperative.pk])
    return label_sheet(request, _works(request), back)


@keepers
@require_http_methods(BOTH)
def member_card(request: CoopRequest, pk: int) -> HttpResponse:
    """A press makes her code, if she has none; what the card says is hers to choose."""
    maker = get_object_or_404(_members(request), pk=pk).artisan
    here = [request.cooperative.pk, pk]
    if request.method == "POST":
        code_of_maker(maker=maker, by=request.user)
        return redirect(f"{reverse('coop-card', args=here)}?copies=10")
    code = Code.objects.select_related("craft").filter(maker=maker).first()
    if code is None:
        messages.info(request, _("先按一下“印她的名片”。"))
        return redirect("coop-cards", request.cooperative.pk)
    return card_sheet(request, maker, code, reverse("coop-cards", args=here[:1]))
