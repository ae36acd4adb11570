from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "shop.pages"
    label = "pages"

    def ready(self) -> None:
        from shop.pages.receivers import listen  # noqa: PLC0415 -- asks for the models

        listen()
