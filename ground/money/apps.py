from django.apps import AppConfig


class MoneyConfig(AppConfig):
    name = "ground.money"
    label = "money"
