from django.urls import path

from shop.returns import buyer_views as views
from shop.returns import missing_views

urlpatterns = [
    path("<str:number>/parts/<int:pk>/missing/", missing_views.say, name="part-missing"),
    path("<str:number>/parts/<int:pk>/return/", views.ask_return, name="return-ask"),
    path("<str:number>/returns/<int:pk>/", views.show_return, name="return"),
    path("<str:number>/returns/<int:pk>/cancel/", views.cancel_return, name="return-cancel"),
    path(
        "<str:number>/returns/<int:pk>/photos/<int:photo_pk>/",
        views.show_photo,
        name="return-photo",
    ),
]
