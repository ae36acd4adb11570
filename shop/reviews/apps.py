from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "shop.reviews"
    label = "work_reviews"  # Oscar's own has `reviews`, kept for its tables alone
