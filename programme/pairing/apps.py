from django.apps import AppConfig


class PairingConfig(AppConfig):
    """Leaders, whom they are paired with, groups that help one another, and enterprises."""

    name = "programme.pairing"
    label = "pairing"
