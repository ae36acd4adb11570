from django.apps import AppConfig


class FinanceConfig(AppConfig):
    """Loans that banks give, funds and free services: referred and recorded, never lent."""

    name = "programme.finance"
    label = "finance"
