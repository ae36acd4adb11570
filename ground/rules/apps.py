from django.apps import AppConfig


class RulesConfig(AppConfig):
    name = "ground.rules"
    label = "rules"
