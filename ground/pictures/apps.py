from django.apps import AppConfig


class PicturesConfig(AppConfig):
    name = "ground.pictures"
    label = "pictures"
