"""Her own page: the way she went, in plain words, and what is on record about her."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from programme.record.move_queries import homes_of, open_handover
from programme.record.queries import known_person, spells_of, way_of
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.artisans.models import Artisan
from sellers.verification.desk_lists import page_of


@studio_page(None)
@require_safe
def show_way(request: StudioRequest) -> HttpResponse:
    artisan = get_object_or_404(Artisan, user=request.subject)
    person = known_person(artisan)
    context = {
        "here": "way",
        "person": person,
        "steps": page_of(request, way_of(person)) if person else None,
        "spells": spells_of(person) if person else [],
        "move": open_handover(person) if person else None,
        "homes": homes_of(person) if person else [],
        "lists": list(person.poverty.all()) if person else [],
    }
    return render(request, "record/way.html", context)
