from django.apps import AppConfig


class TargetsConfig(AppConfig):
    """What a programme set out to reach, and how far the records say that it came."""

    name = "programme.targets"
    label = "targets"
