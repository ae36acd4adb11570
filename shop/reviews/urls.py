from django.urls import path

from shop.reviews import views

urlpatterns = [
    path("works/<slug:slug>-<int:pk>/reviews/", views.show_reviews, name="work-reviews"),
]
