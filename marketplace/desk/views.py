"""An officer's start page: what waits in her region; gathers what others own."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sellers.organs.doors import DeskRequest, desk_page
from sellers.verification.queries import guardianships_for, queue_of, to_check_again, women_for


@desk_page()
@require_safe
def start(request: DeskRequest) -> HttpResponse:
    officer = request.officer
    context = {
        "here": "start",
        "counts": {
            "waiting": queue_of(officer).count() if officer.verifies else None,
            "guardians": guardianships_for(officer).count() if officer.verifies else None,
            "again": to_check_again(officer).count() if officer.verifies else None,
            "women": women_for(officer).count(),
        },
    }
    return render(request, "desk/start.html", context)
