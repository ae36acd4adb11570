"""What everyone may read: results under notice and for good, by number; names by consent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ground.pagecache.decorators import public_page
from programme.competitions.queries import public_competitions, told_of
from sellers.verification.desk_lists import page_of


@public_page
def list_results(request: HttpRequest) -> HttpResponse:
    context = {"competitions": page_of(request, public_competitions())}
    return render(request, "competitions/results.html", context)


@public_page
def show_result(request: HttpRequest, pk: int) -> HttpResponse:
    competition = get_object_or_404(public_competitions(), pk=pk)
    context = {"competition": competition, "entries": told_of(competition)}
    return render(request, "competitions/result.html", context)
