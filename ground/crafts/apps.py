from django.apps import AppConfig


class CraftsConfig(AppConfig):
    name = "ground.crafts"
    label = "crafts"
