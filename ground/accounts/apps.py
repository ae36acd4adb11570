from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "ground.accounts"
    label = "accounts"
