from django.apps import AppConfig


class OrgansConfig(AppConfig):
    name = "sellers.organs"
    label = "organs"
