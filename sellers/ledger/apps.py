from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "sellers.ledger"
    label = "ledger"
