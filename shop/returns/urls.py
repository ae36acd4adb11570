from django.urls import path

from shop.returns import photo_views, views

urlpatterns = [
    path("returns/", views.list_returns, name="studio-returns"),
    path("returns/<int:pk>/", views.show_return, name="studio-return"),
    path(
        "returns/<int:pk>/photos/<int:photo_pk>/",
        photo_views.show_in_studio,
        name="studio-return-photo",
    ),
]
