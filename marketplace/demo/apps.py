from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "marketplace.demo"
    label = "demo"

    def ready(self) -> None:
        from marketplace.demo import checks  # noqa: F401, PLC0415 -- registers itself
