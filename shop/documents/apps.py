from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "shop.documents"
    label = "documents"
