from django.apps import AppConfig


class ProductionConfig(AppConfig):
    name = "sellers.production"
    label = "production"
