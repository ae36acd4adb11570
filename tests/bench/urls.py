from django.http import HttpRequest, HttpResponse
from django.urls import path

from marketplace.urls import urlpatterns as product

THIRTY_KILOBYTES = "手" * 10_240


def yardstick(request: HttpRequest) -> HttpResponse:
    """The least that any Django page costs under this middleware."""
    return HttpResponse(THIRTY_KILOBYTES)


urlpatterns = [path("yardstick/", yardstick), *product]
