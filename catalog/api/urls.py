"""For programs: one address whatever the language."""

from django.urls import path, re_path

from catalog.api import pages, views

urlpatterns = [
    path("api/v1/openapi.json", pages.show_document, name="api-document"),
    path("api/v1/openapi.en.json", pages.show_document, {"language": "en"}, "api-document-en"),
    path("api/v1/", views.api.urls),
    re_path(r"^api/v1/(?P<path>.*/)$", views.nothing_here),
]
