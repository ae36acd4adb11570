"""Pages of editors: whatever nothing else answers to. Wagtail makes addresses by the name."""

from django.urls import re_path

from shop.pages import views

urlpatterns = [
    re_path(r"^((?:[a-zA-Z0-9_-]+/)*)$", views.show_page, name="wagtail_serve"),
]
