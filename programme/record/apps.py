from django.apps import AppConfig


class RecordConfig(AppConfig):
    """What is proven of one woman: her way through the plan's measures, and her work."""

    name = "programme.record"
    label = "record"
