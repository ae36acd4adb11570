from django.apps import AppConfig


class CommissionConfig(AppConfig):
    name = "shop.commission"
    label = "commission"
