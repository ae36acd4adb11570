from django.urls import path

from shop.reviews import desk_views

urlpatterns = [
    path("reviews/", desk_views.queue, name="market-reviews"),
    path("reviews/<int:pk>/", desk_views.show_review, name="market-review"),
    path("reviews/<int:pk>/let-through/", desk_views.let_it_through, name="market-review-through"),
    path("reviews/<int:pk>/photos/", desk_views.decide_photos, name="market-review-photos"),
]
