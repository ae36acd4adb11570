from django.apps import AppConfig


class PrintedConfig(AppConfig):
    name = "catalog.printed"
    label = "printed"
