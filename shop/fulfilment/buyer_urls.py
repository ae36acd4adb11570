from django.urls import path

from shop.fulfilment import buyer_views as views

urlpatterns = [
    path("<str:number>/parts/<int:pk>/received/", views.receive_part, name="part-received"),
    path("<str:number>/parts/<int:pk>/cancel/", views.cancel_part, name="part-cancel"),
    path(
        "<str:number>/parts/<int:pk>/photos/<int:photo_pk>/",
        views.show_progress_photo,
        name="part-progress-photo",
    ),
]
