from django.apps import AppConfig


class SheetsConfig(AppConfig):
    name = "ground.sheets"
    label = "sheets"
