from django.urls import path, re_path

from ground.regions import views

urlpatterns = [
    path("regions.json", views.divisions, name="divisions"),
    re_path(r"^regions/(?P<code>\d{6})\.json$", views.divisions, name="divisions-of"),
]
