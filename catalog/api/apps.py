from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "catalog.api"
    label = "catalog_api"
