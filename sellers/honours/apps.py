from django.apps import AppConfig


class HonoursConfig(AppConfig):
    name = "sellers.honours"
    label = "honours"
