from django.urls import path

from shop.reviews import studio_views

urlpatterns = [
    path("reviews/", studio_views.list_reviews, name="studio-reviews"),
    path("reviews/<int:pk>/", studio_views.show_review, name="studio-review"),
]
