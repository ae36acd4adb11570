from django.urls import path

from catalog import bulk_views as views

_COOP = "coop/<int:coop>/works/"

urlpatterns = [
    path(_COOP, views.choose_works, name="coop-works"),
    path(f"{_COOP}preview/", views.preview, name="coop-works-preview"),
    path(f"{_COOP}change/", views.apply, name="coop-works-change"),
    path(f"{_COOP}changes/<int:pk>/", views.show_change, name="coop-bulk"),
    path(f"{_COOP}changes/<int:pk>/undo/", views.undo, name="coop-bulk-undo"),
]
