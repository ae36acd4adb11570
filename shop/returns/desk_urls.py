from django.urls import path

from shop.returns import desk_views as views
from shop.returns import photo_views

urlpatterns = [
    path("money/returns/", views.list_returns, name="money-returns"),
    path("money/returns/<int:pk>/", views.show_return, name="money-return"),
    path(
        "money/returns/<int:pk>/photos/<int:photo_pk>/",
        photo_views.show_at_desk,
        name="money-return-photo",
    ),
]
