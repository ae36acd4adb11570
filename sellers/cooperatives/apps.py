from django.apps import AppConfig


class CooperativesConfig(AppConfig):
    name = "sellers.cooperatives"
    label = "cooperatives"
