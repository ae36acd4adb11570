from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "ground.privacy"
    label = "privacy"
