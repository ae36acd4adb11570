from django.apps import AppConfig


class ArtisansConfig(AppConfig):
    name = "sellers.artisans"
    label = "artisans"
