from django.apps import AppConfig


class EasyConfig(AppConfig):
    name = "ground.easy"
    label = "easy"
