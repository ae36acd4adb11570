from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def show_help(request: HttpRequest) -> HttpResponse:
    """How editors do what they most often do; Wagtail lets only them in."""
    return render(request, "pages/cms/help.html")
