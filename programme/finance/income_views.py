"""Her own page: what was noted of her household's income, and her word on it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programme.finance.incomes import agree, agrees, changes_of, take_back
from programme.record.errors import NoUnit
from programme.record.queries import known_person
from programme.record.services import person_of
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.artisans.models import Artisan


def _artisan(request: StudioRequest) -> Artisan:
    return get_object_or_404(Artisan.objects.select_related("region"), user=request.subject)


@studio_page(None)
@require_safe
def show_income(request: StudioRequest) -> HttpResponse:
    person = known_person(_artisan(request))
    context = {
        "here": "finance",
        "agrees": bool(person and agrees(person)),
        "changes": changes_of(person) if person else [],
    }
    return render(request, "finance/income.html", context)


@studio_page(None)
@require_POST
def say(request: StudioRequest) -> HttpResponse:
    """Yes, or taken back with all that was noted."""
    artisan = _artisan(request)
    try:
        person = person_of(artisan)
    except NoUnit:
        messages.error(request, _("请先写上你住在哪个县。"))
        return redirect("studio-finance-income")
    if request.POST.get("let") == "yes":
        agree(person=person, by=request.user)
        messages.success(request, _("好，记下了你的同意。随时能收回。"))
    elif take_back(person=person, by=request.user):
        messages.success(request, _("收回了，记过的数都删掉了。"))
    return redirect("studio-finance-income")
