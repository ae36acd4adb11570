from django.apps import AppConfig


class PagecacheConfig(AppConfig):
    name = "ground.pagecache"
    label = "pagecache"
