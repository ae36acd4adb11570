from django.apps import AppConfig


class RegionsConfig(AppConfig):
    name = "ground.regions"
    label = "regions"
