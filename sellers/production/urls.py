from django.http import HttpRequest, HttpResponse
from django.urls import path


def _later(request: HttpRequest, **names: int) -> HttpResponse:
    return HttpResponse(status=404)


urlpatterns = [
    path("coop/<int:coop>/production/<int:pk>/", _later, name="production-order"),
    path("assignments/<int:pk>/", _later, name="studio-assignment"),
]
