from django.urls import path

from programme.training import public_views

urlpatterns = [
    path("", public_views.find, name="certificate-find"),
    path("<str:code>/", public_views.show, name="certificate"),
]
