"""The site's addresses as they are with DEMO=1."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from marketplace import urls

urlpatterns = [
    *i18n_patterns(path("demo/", include("marketplace.demo.urls")), prefix_default_language=False),
    *urls.urlpatterns,  # last, since an editor's page may lie at any address
]
