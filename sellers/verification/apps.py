from django.apps import AppConfig


class VerificationConfig(AppConfig):
    name = "sellers.verification"
    label = "verification"
