from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "sellers.sharing"
    label = "sharing"
