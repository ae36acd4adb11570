"""What everyone may read: which courses take who would learn, and each of them."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ground.pagecache.decorators import public_page
from programme.training.course_forms import ShelfForm
from programme.training.showing import public_runs
from sellers.verification.desk_lists import page_of


@public_page
def list_courses(request: HttpRequest) -> HttpResponse:
    form = ShelfForm(request.GET)
    shelf = form.shelf()
    provinces, families = shelf.choices()
    context = {
        "shelf": shelf,
        "unknown": form.unknown(),
        "runs": page_of(request, shelf.runs()),
        "provinces": provinces,
        "families": families,
        "also": urlencode(shelf.said()),
    }
    return render(request, "training/courses.html", context)


@public_page
def show_course(request: HttpRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(public_runs(), pk=pk)
    context = {"run": run, "sessions": run.sessions.all()}
    return render(request, "training/course.html", context)
