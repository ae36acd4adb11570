from django.apps import AppConfig


class StockroomConfig(AppConfig):
    name = "sellers.stockroom"
    label = "stockroom"
