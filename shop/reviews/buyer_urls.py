from django.urls import path

from shop.reviews import buyer_views

urlpatterns = [
    path("<str:number>/lines/<int:pk>/review/", buyer_views.show_review, name="review"),
]
