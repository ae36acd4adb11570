from django.urls import path

from catalog.api import pages

urlpatterns = [path("api/", pages.show_documentation, name="api")]
