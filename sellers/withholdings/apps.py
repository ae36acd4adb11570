from django.apps import AppConfig


class WithholdingsConfig(AppConfig):
    """What may be kept back of a woman's income, by her own signed and revocable word."""

    name = "sellers.withholdings"
    label = "withholdings"
