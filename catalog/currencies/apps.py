from django.apps import AppConfig


class CurrenciesConfig(AppConfig):
    name = "catalog.currencies"
    label = "currencies"
