from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "shop.offers"
    label = "offers"
