from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "catalog.insight"
    label = "insight"
